import { spawn, type ChildProcess } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { onTestFinished } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

/** The built command. */
export const main: string = join(root, 'dist/cli/main.js')

/** What a run of the command came to. */
export interface Ran {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** How to run it. */
export interface Running {
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
  /** Hears everything that was written to stderr so far, and may signal. */
  readonly onTalk?: (all: string, child: ChildProcess) => void
}

/** Runs the command to its end, without a terminal, credentials or colours. */
export function run(args: readonly string[], { cwd, env, onTalk }: Running): Promise<Ran> {
  const child = start(args, { cwd, ...(env && { env }) })
  let [stdout, stderr] = ['', '']
  child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString()
    onTalk?.(stderr, child)
  })
  return new Promise((done, fail) => {
    child.once('error', fail)
    child.once('close', (code) => {
      done({ code, stdout, stderr })
    })
  })
}

/** Starts the command. Whoever starts it ends it. */
export function start(args: readonly string[], { cwd, env }: Pick<Running, 'cwd' | 'env'>): ChildProcess {
  const bare = { PATH: process.env.PATH, HOME: cwd, AWS_EC2_METADATA_DISABLED: 'true', AWS_CONFIG_FILE: join(cwd, 'none') }
  return spawn(process.execPath, [main, ...args], { cwd, env: { ...bare, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
}

/** A folder of the test's own with the orders example in it. */
export function ordersFolder(): string {
  const folder = emptyFolder()
  for (const file of ['private-api.yaml', 'backend.mjs']) cpSync(join(root, 'examples/orders', file), join(folder, file))
  return folder
}

/** An empty folder of the test's own. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'apa-cli-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  })
  return folder
}

/** Changes the config of a folder. */
export function edit(folder: string, before: string, after: string): void {
  const file = join(folder, 'private-api.yaml')
  const text = readFileSync(file, 'utf8')
  if (!text.includes(before)) throw new Error(`the config has no ${before}`)
  writeFileSync(file, text.replace(before, after))
}
