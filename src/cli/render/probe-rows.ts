import type { ProbeRow } from '../../sandbox/index.ts'
import type { Colors } from './colors.ts'
import { renderTable } from './table.ts'

/** Writes what real requests to the sandbox's listeners came back with, and whether that is what they should. */
export function renderProbeRows(rows: readonly ProbeRow[], options: { readonly colors: Colors; readonly width: number }): string {
  const { colors, width } = options
  const cells = rows.map((row) => [row.from, `${row.method} ${row.path}`, row.expected, answer(row)])
  const table = renderTable([['from', 'request', 'expected', 'answer'], ...cells])
  const lines = table
    .trimEnd()
    .split('\n')
    .map((line, index) => {
      const fitted = line.length > width ? `${line.slice(0, width - 1)}…` : line
      const row = rows[index - 1]
      if (row === undefined) return `      ${colors.dim(fitted)}`
      return `${row.ok ? colors.green('  ok  ') : colors.red('WRONG ')}${fitted}`
    })
  const right = rows.filter((row) => row.ok).length
  const verdict = `${right} of ${rows.length} answers are as expected.`
  const title = colors.bold('SIMULATED: real HTTP requests to the embedded AWS, not to AWS')
  return `${title}\n\n${lines.join('\n')}\n\n${right === rows.length ? verdict : colors.red(verdict)}\n`
}

function answer({ status, errorType, body }: ProbeRow): string {
  return [status === 0 ? 'none' : String(status), errorType ?? '', body.replaceAll(/\s+/g, ' ')].filter((part) => part !== '').join(' ')
}
