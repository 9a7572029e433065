import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { CliError } from '../cli-error.ts'
import { initFiles } from '../init-files.ts'
import { renderJsonLine } from '../render/json-line.ts'
import type { Terminal } from '../terminal.ts'

/** The options of `init`. */
export interface InitOptions {
  readonly json?: boolean
  readonly force?: boolean
}

/** Writes a config and a small backend that run as they are. Throws CliError `FILE_EXISTS` where one is there and `--force` is not. */
export function runInit(folder: string | undefined, options: InitOptions, terminal: Terminal): number {
  const into = folder ?? '.'
  const files = Object.entries(initFiles).map(([name, text]) => ({ path: join(into, name), text }))
  const existing = files.filter(({ path }) => existsSync(path)).map(({ path }) => `\`${path}\``)
  if (existing.length > 0 && options.force !== true) {
    const message = `${existing.join(' and ')} ${existing.length === 1 ? 'is' : 'are'} there already`
    throw new CliError('FILE_EXISTS', message, 'nothing was written; `--force` overwrites, or name another folder')
  }
  try {
    mkdirSync(into, { recursive: true })
    for (const { path, text } of files) writeFileSync(path, text)
  } catch (cause) {
    throw new CliError('CANNOT_WRITE', `cannot write into \`${into}\`: ${(cause as Error).message}`, 'name another folder', { cause })
  }
  if (options.json === true) {
    terminal.data(renderJsonLine('init', { written: files.map(({ path }) => path) }))
    return 0
  }
  terminal.data(files.map(({ path }) => `wrote ${path}\n`).join(''))
  const config = relative('.', join(into, 'private-api.yaml'))
  const argument = config === 'private-api.yaml' ? '' : ` ${config}`
  terminal.talk(`try it on the embedded AWS, without an account: apply-private-api apply --sandbox${argument}\n`)
  return 0
}
