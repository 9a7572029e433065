import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { CliError } from '../cli-error.ts'
import { findFreePort } from './find-free-port.ts'
import { followLog } from './follow-log.ts'
import { splitCommand } from './split-command.ts'

/** A process that stands behind a backend of the sandbox. */
export interface Backend {
  readonly name: string
  /** It listens there on 127.0.0.1. */
  readonly port: number
  /** The file that its output is appended to. */
  readonly log: string
  /** What it wrote since it was started, or since the last call. */
  readonly readNew: () => string
  /** Ends it, and what it started. */
  readonly stop: () => Promise<void>
}

/** What to start, and where. */
export interface BackendOptions {
  readonly name: string
  readonly command: string
  /** The working directory of the process. */
  readonly cwd: string
  /** The folder that the log goes to. */
  readonly logs: string
  readonly signal: AbortSignal
  /** How long it may take to listen, in milliseconds; 10 seconds unless said otherwise. */
  readonly patience?: number
}

/** Starts a process with `PORT` in its environment and waits until it listens there. Throws CliError `BACKEND_NOT_STARTED` with its last output. */
export async function startBackend(options: BackendOptions): Promise<Backend> {
  const { name, command, cwd, logs } = options
  const words = splitCommand(command)
  if (words === undefined) throw notStarted(name, `\`${command}\` is not a command line`, '')
  const port = await findFreePort()
  mkdirSync(logs, { recursive: true })
  const log = join(logs, `${name}.log`)
  const output = openSync(log, 'a')
  const [program, ...args] = words
  // Why detached: the process gets a group of its own, so that what it starts ends with it, and Ctrl-C reaches it only through us.
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, PORT: String(port) },
    stdio: ['ignore', output, output],
    detached: true,
  })
  closeSync(output)
  const stop = stopper(child)
  const readNew = followLog(log)
  const failure = await untilItListens(child, port, options)
  if (failure === undefined) return { name, port, log, readNew, stop }
  await stop()
  options.signal.throwIfAborted()
  throw notStarted(name, `\`${command}\` ${failure}`, readNew())
}

/** Gives why it will never listen; undefined once it does. */
async function untilItListens(
  child: ChildProcess,
  port: number,
  { signal, patience = 10_000 }: BackendOptions,
): Promise<string | undefined> {
  let failure: string | undefined
  child.once(
    'error',
    (error: NodeJS.ErrnoException) => (failure = error.code === 'ENOENT' ? 'cannot be found' : `cannot run: ${error.message}`),
  )
  child.once('exit', (code, killedBy) => (failure ??= `ended with ${code === null ? (killedBy ?? 'a signal') : `exit code ${code}`}`))
  const deadline = Date.now() + patience
  while (!(await accepts(port))) {
    if (failure !== undefined) return failure
    if (signal.aborted) return 'was interrupted'
    if (Date.now() > deadline) return `does not listen on $PORT (${port}) after ${Math.round(patience / 1000)} s`
    await sleep(20)
  }
  return failure
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port })
    const end = (answer: boolean) => (): void => {
      socket.destroy()
      resolve(answer)
    }
    socket.once('connect', end(true)).once('error', end(false))
  })
}

function stopper(child: ChildProcess): () => Promise<void> {
  const kill = (signal: NodeJS.Signals): void => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, signal)
    } catch {
      // It is gone already.
    }
  }
  const killAtOnce = (): void => {
    kill('SIGKILL')
  }
  process.once('exit', killAtOnce)
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve()
    })
    child.once('error', () => {
      resolve()
    })
  })
  return async () => {
    kill('SIGTERM')
    await Promise.race([ended, sleep(2000, undefined, { ref: false })])
    killAtOnce()
    process.off('exit', killAtOnce)
  }
}

function notStarted(name: string, why: string, output: string): CliError {
  const last = output
    .trimEnd()
    .split('\n')
    .slice(-10)
    .map((line) => `  ${line}`)
  const said = output.trim() === '' ? 'it wrote nothing' : `it wrote:\n${last.join('\n')}`
  return new CliError('BACKEND_NOT_STARTED', `the backend \`${name}\` did not start: ${why}`, said)
}
