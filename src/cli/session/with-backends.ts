import { dirname, join } from 'node:path'
import type { LoadedConfig } from '../../provision/index.ts'
import { CliError } from '../cli-error.ts'
import { followLog } from './follow-log.ts'
import type { SandboxLink } from './sandbox-link.ts'
import { readServerBackends } from './server-backends.ts'
import { startBackend, type Backend } from './start-backend.ts'

/** What backends need to be started. */
export interface BackendsOptions {
  readonly loaded: LoadedConfig
  /** The folder that logs go to. */
  readonly stateFolder: string
  readonly signal: AbortSignal
  readonly sandbox: Pick<SandboxLink, 'stand'>
}

/**
 * Starts every process of `sandbox.run` and puts it where the targets of its backend are; does the work; ends the processes, whatever happens.
 *
 * What a sandbox server runs already is left to it. Throws CliError `BACKEND_NOT_STARTED`, with its place in the config.
 */
export async function withBackends<Result>(
  options: BackendsOptions,
  work: (backends: readonly Pick<Backend, 'name' | 'log' | 'readNew'>[]) => Promise<Result>,
): Promise<Result> {
  const { loaded, stateFolder } = options
  const elsewhere = readServerBackends(stateFolder)
  const started: Backend[] = []
  const served: Pick<Backend, 'name' | 'log' | 'readNew'>[] = []
  try {
    for (const [name, command] of Object.entries(loaded.config.sandbox.run)) {
      const log = join(stateFolder, `${name}.log`)
      if (elsewhere.includes(name)) served.push({ name, log, readNew: followLog(log) })
      else started.push(await startAndStand(name, command, options))
    }
    return await work([...served, ...started])
  } finally {
    await Promise.all(started.map((backend) => backend.stop()))
  }
}

async function startAndStand(name: string, command: string, { loaded, stateFolder, signal, sandbox }: BackendsOptions): Promise<Backend> {
  const backend = await start(name, command, { loaded, stateFolder, signal })
  const settings = loaded.config.backends[name]
  const targets = settings?.kind === 'load-balancer' ? settings.targets : []
  const port = settings?.kind === 'load-balancer' ? settings.targetPort : 0
  for (const address of targets) await sandbox.stand(address, port, { host: '127.0.0.1', port: backend.port })
  return backend
}

async function start(name: string, command: string, { loaded, stateFolder, signal }: Omit<BackendsOptions, 'sandbox'>): Promise<Backend> {
  try {
    return await startBackend({ name, command, cwd: dirname(loaded.file), logs: stateFolder, signal })
  } catch (error) {
    if (!(error instanceof CliError)) throw error
    const place = loaded.locate(`/sandbox/run/${name}`)
    throw new CliError(error.code, error.message, error.help, { exitCode: error.exitCode, cause: error.cause, ...(place && { place }) })
  }
}
