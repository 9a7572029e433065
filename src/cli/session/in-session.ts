import { dirname, join } from 'node:path'
import { connect, loadConfig, ProvisionError, type Aws, type LoadedConfig, type Problem } from '../../provision/index.ts'
import type { Terminal } from '../terminal.ts'
import { findConfig } from './find-config.ts'
import { listenForInterrupt } from './interrupt.ts'
import { openSandbox } from './open-sandbox.ts'
import type { SandboxLink } from './sandbox-link.ts'

/** What `apply`, `plan` and `destroy` work with. */
export interface Session {
  readonly loaded: LoadedConfig
  readonly aws: Aws
  /** Undefined on AWS itself. */
  readonly sandbox: SandboxLink | undefined
  /** The folder beside the config that keeps the sandbox's state and the logs of backends. */
  readonly stateFolder: string
  readonly signal: AbortSignal
}

/** Where a session goes. */
export interface SessionOptions {
  readonly sandbox?: boolean
  readonly profile?: string
}

/**
 * Loads the config, connects, does the work, and closes everything again, whatever happens.
 *
 * A problem that names a value of the config gets its place in the file.
 */
export async function inSession<Result>(
  asked: string | undefined,
  options: SessionOptions,
  terminal: Terminal,
  work: (session: Session) => Promise<Result>,
): Promise<Result> {
  const loaded = await loadConfig(findConfig(asked))
  const interrupt = listenForInterrupt(() => {
    terminal.talk('\nstopping after the request in flight; Ctrl-C again stops at once\n')
  })
  const stateFolder = join(dirname(loaded.file), '.apply-private-api')
  const { signal } = interrupt
  let sandbox: SandboxLink | undefined
  try {
    sandbox = options.sandbox === true ? await openSandbox(loaded.config, stateFolder) : undefined
    const aws = await connectTo(loaded, sandbox, options, signal)
    return await work({ loaded, aws, sandbox, stateFolder, signal })
  } catch (error) {
    throw withPlaces(error, loaded)
  } finally {
    await sandbox?.close()
    interrupt.release()
  }
}

function connectTo(loaded: LoadedConfig, sandbox: SandboxLink | undefined, options: SessionOptions, signal: AbortSignal): Promise<Aws> {
  const { region } = loaded.config
  if (sandbox !== undefined) {
    const credentials = { accessKeyId: 'sandbox', secretAccessKey: 'sandbox' }
    return connect({ region, endpoint: sandbox.url, credentials, clock: sandbox.clock, signal })
  }
  const profile = options.profile === undefined ? {} : { profile: options.profile }
  return connect({ region, clock: wallClock, signal, ...profile })
}

const wallClock = {
  now: () => Date.now(),
  sleep: (ms: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted()
      const stop = (): void => {
        clearTimeout(timer)
        reject(signal?.reason as Error)
      }
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', stop)
        resolve()
      }, ms)
      signal?.addEventListener('abort', stop, { once: true })
    }),
}

function withPlaces(error: unknown, loaded: LoadedConfig): unknown {
  if (!(error instanceof ProvisionError) || error.problems.every(({ pointer }) => pointer === undefined)) return error
  const [first, ...rest] = error.problems
  return new ProvisionError([place(first, loaded), ...rest.map((problem) => place(problem, loaded))], {
    exitCode: error.exitCode,
    cause: error,
  })
}

function place(problem: Problem, loaded: LoadedConfig): Problem {
  const found = problem.pointer === undefined ? undefined : loaded.locate(problem.pointer)
  return found === undefined || problem.place !== undefined ? problem : { ...problem, place: found }
}
