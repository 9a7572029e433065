import { createReadStream } from 'node:fs'
import { CliError } from '../../cli-error.ts'

/** The longest line that is read, in UTF-16 units: what is longer is given cut to one unit more than that. */
export const longestLine = 1_048_576

/** Reads a file, or stdin where the path is `-`, and gives its lines without their ends, in batches, in constant memory. Throws CliError where it cannot be read. */
export async function* readLines(path: string): AsyncGenerator<readonly string[]> {
  const stream = path === '-' ? process.stdin.setEncoding('utf8') : createReadStream(path, { encoding: 'utf8', highWaterMark: 262_144 })
  let rest = ''
  let isFirst = true
  try {
    for await (const chunk of stream as AsyncIterable<string>) {
      const text = isFirst ? chunk.replace(/^\uFEFF/, '') : chunk
      isFirst = false
      const lines = text.split('\n')
      // Why: of a line without an end only as much is kept as it takes to refuse it.
      lines[0] = rest + (lines[0] ?? '').slice(0, longestLine + 2 - rest.length)
      rest = (lines.pop() ?? '').slice(0, longestLine + 2)
      if (lines.length > 0) yield lines.map(withoutReturn)
    }
  } catch (cause) {
    throw unreadable(path, cause as NodeJS.ErrnoException)
  }
  if (rest !== '') yield [withoutReturn(rest)]
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line
}

function unreadable(path: string, cause: NodeJS.ErrnoException): CliError {
  if (cause.code === 'ENOENT')
    return new CliError('FILE_NOT_FOUND', `there is no file \`${path}\``, 'name a file, or `-` for what comes in on stdin', { cause })
  return new CliError('CANNOT_READ', `cannot read \`${path}\`: ${cause.message}`, undefined, { cause })
}
