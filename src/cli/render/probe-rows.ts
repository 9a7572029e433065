import type { ProbeRow } from '../../sandbox/index.ts'
import type { Colors } from './colors.ts'
import { renderTable } from './table.ts'

/** Writes what real requests to the sandbox's listeners came back with, and whether that is what they should. */
export function renderProbeRows(rows: readonly ProbeRow[], colors: Colors): string {
  if (rows.length === 0) return `${title(colors)}: none, as every route wants a signature\n`
  const cells = rows.map((row) => [row.from, `${row.method} ${row.path}`, row.expected, answer(row)])
  const table = renderTable([['from', 'request', 'expected', 'answer'], ...cells])
  const lines = table
    .trimEnd()
    .split('\n')
    .map((line, index) => {
      const row = rows[index - 1]
      if (row === undefined) return `      ${colors.dim(line)}`
      return `${row.ok ? colors.green('  ok  ') : colors.red('WRONG ')}${line}`
    })
  const right = rows.filter((row) => row.ok).length
  const verdict = `${right} of ${rows.length} answers are as expected.`
  return `${title(colors)}\n\n${lines.join('\n')}\n\n${right === rows.length ? verdict : colors.red(verdict)}\n`
}

const title = (colors: Colors): string => colors.bold('SIMULATED: real HTTP requests to the embedded AWS, not to AWS')

function answer({ status, errorType, body }: ProbeRow): string {
  return [status === 0 ? 'none' : String(status), errorType ?? '', body.replaceAll(/[\s\p{Cc}]+/gu, ' ')]
    .filter((part) => part !== '')
    .join(' ')
}
