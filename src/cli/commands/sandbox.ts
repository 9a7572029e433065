import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { loadConfig, type LoadedConfig } from '../../provision/index.ts'
import { startSandbox, type DataPlaneListener, type Sandbox } from '../../sandbox/index.ts'
import { CliError } from '../cli-error.ts'
import { renderJsonLine } from '../render/json-line.ts'
import { renderListeners, renderSandbox } from '../render/sandbox-facts.ts'
import { configNames } from '../session/find-config.ts'
import { listenForInterrupt } from '../session/interrupt.ts'
import { announceBackends } from '../session/server-backends.ts'
import { withBackends } from '../session/with-backends.ts'
import type { Terminal } from '../terminal.ts'

/** The options of `sandbox`, as they are written. */
export interface SandboxVerbOptions {
  readonly json?: boolean
  readonly port?: string
  readonly endpointPort?: string
  readonly speed?: string
  readonly state?: string
  readonly region?: string
}

/**
 * Runs the embedded AWS as a server until Ctrl-C. With a config (the one that is named, or that of this folder) it takes its account and Region,
 * keeps its state beside it, and runs its backends.
 */
export async function runSandbox(asked: string | undefined, options: SandboxVerbOptions, terminal: Terminal): Promise<number> {
  const file = asked ?? configNames.find((name) => existsSync(name))
  const loaded = file === undefined ? undefined : await loadConfig(file)
  const interrupt = listenForInterrupt(() => {
    terminal.talk('\nstopping\n')
  })
  const stateFolder = options.state ?? join(file === undefined ? '.' : dirname(file), '.apply-private-api')
  const region = options.region ?? loaded?.config.region ?? process.env.AWS_REGION ?? 'us-east-1'
  const account = loaded?.config.account
  const sandbox = await startSandbox({
    state: stateFolder,
    region,
    port: readNumber(options.port ?? '4600', '--port'),
    time: { kind: 'real', speed: readNumber(options.speed ?? '60', '--speed') },
    ...(account !== undefined && { account }),
    ...(loaded?.config.sandbox.authorizers !== undefined && { authorizers: loaded.config.sandbox.authorizers }),
    ...(options.endpointPort !== undefined && { endpointPort: readNumber(options.endpointPort, '--endpoint-port') }),
  })
  const tell = (): Promise<void> => serve({ sandbox, region, terminal, json: options.json ?? false, signal: interrupt.signal })
  try {
    await (loaded === undefined ? tell() : serveWithBackends(loaded, { stateFolder, signal: interrupt.signal, sandbox }, tell))
    return 0
  } finally {
    await sandbox.close()
    interrupt.release()
  }
}

interface Service {
  readonly sandbox: Sandbox
  readonly region: string
  readonly terminal: Terminal
  readonly json: boolean
  readonly signal: AbortSignal
}

function serveWithBackends(
  loaded: LoadedConfig,
  place: { readonly stateFolder: string; readonly signal: AbortSignal; readonly sandbox: Sandbox },
  tell: () => Promise<void>,
): Promise<void> {
  return withBackends({ loaded, ...place }, async (backends) => {
    const takeBack = announceBackends(
      place.stateFolder,
      backends.map(({ name }) => name),
    )
    try {
      await tell()
    } finally {
      takeBack()
    }
  })
}

/** Prints what to export, then every listener as it appears, until the signal. */
async function serve({ sandbox, region, terminal, json, signal }: Service): Promise<void> {
  const { url, account } = sandbox
  const first = await sandbox.listeners()
  if (json) terminal.data(renderJsonLine('sandbox', { url, account, region, listeners: first }))
  else terminal.data(renderSandbox({ url, account, region, listeners: first }))
  let known: readonly DataPlaneListener[] = first
  while (!signal.aborted) {
    await pause(500, signal)
    const now = await sandbox.listeners()
    const fresh = now.filter((one) => !known.some((old) => old.url === one.url))
    if (fresh.length > 0) terminal.talk(renderListeners(fresh))
    known = now
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    signal.addEventListener('abort', end)
    if (signal.aborted) end()
  })
}

function readNumber(text: string, option: string): number {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text)
  throw new CliError('USAGE', `\`${option}\` takes a number, not \`${text}\``, 'see `apply-private-api --help`')
}
