import { dirname, join } from 'node:path'
import { loadConfig, ProvisionError, type Aws, type LoadedConfig, type Problem } from '../../provision/index.ts'
import type { Terminal } from '../terminal.ts'
import { connectTo } from './connect-to.ts'
import { findConfig } from './find-config.ts'
import { listenForInterrupt } from './interrupt.ts'
import { openSandbox, type SandboxNeeds } from './open-sandbox.ts'
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
    sandbox = options.sandbox === true ? await openSandbox(sandboxOf(loaded), stateFolder) : undefined
    const aws = await connectTo({ region: loaded.config.region, sandbox, profile: options.profile, signal })
    return await work({ loaded, aws, sandbox, stateFolder, signal })
  } catch (error) {
    throw withPlaces(error, loaded)
  } finally {
    await sandbox?.close()
    interrupt.release()
  }
}

function sandboxOf({ config: { account, region, sandbox } }: LoadedConfig): SandboxNeeds {
  return { region, account, authorizers: sandbox.authorizers }
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
