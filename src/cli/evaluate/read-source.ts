import { readFileSync } from 'node:fs'
import { CliError } from '../cli-error.ts'

/** A text and the name that messages give it. */
export interface Source {
  readonly file: string
  readonly text: string
}

/** Reads a file, or stdin where the path is `-`. Throws CliError `FILE_NOT_FOUND` or `CANNOT_READ`. */
export function readSource(path: string): Source {
  try {
    const text = readFileSync(path === '-' ? 0 : path, 'utf8').replace(/^\uFEFF/, '')
    return { file: path === '-' ? '<stdin>' : path, text }
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT')
      throw new CliError('FILE_NOT_FOUND', `there is no file \`${path}\``, 'name a file, or `-` for what comes in on stdin', { cause })
    throw new CliError('CANNOT_READ', `cannot read \`${path}\`: ${(cause as Error).message}`, undefined, { cause })
  }
}
