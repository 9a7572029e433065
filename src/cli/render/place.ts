import type { Place } from '../../provision/index.ts'
import type { Colors } from './colors.ts'

/** Writes a place as rustc does: `--> file:line:column`, and the line of the source with carets. Of a very long line only the part around the place is shown. */
export function renderPlace(place: Place, source: string | undefined, colors: Colors): string {
  const line = source?.split(/\r\n|\n|\r/)[place.line - 1]
  const number = String(place.line)
  const gutter = ' '.repeat(number.length)
  const arrow = `${gutter}${colors.cyan('-->')} ${place.file}:${number}:${place.column}\n`
  if (line === undefined) return arrow
  const end = place.endLine === place.line ? Math.min(place.endColumn, line.length + 1) : line.length + 1
  const { shown, start, width } = cut(line, place.column - 1, end - 1)
  const before = shown.slice(0, start).replace(/[^\t]/g, ' ')
  const bar = colors.cyan('|')
  return `${arrow}${gutter} ${bar}\n${colors.cyan(number)} ${bar} ${shown}\n${gutter} ${bar} ${before}${colors.red('^'.repeat(Math.max(1, width)))}\n`
}

interface Cut {
  readonly shown: string
  readonly start: number
  readonly width: number
}

/** Keeps a line readable: policies come on one line of thousands of characters. */
function cut(line: string, from: number, to: number): Cut {
  if (line.length <= longest) return { shown: line, start: from, width: to - from }
  const first = Math.max(0, Math.min(from - margin, line.length - longest))
  const last = Math.min(line.length, first + longest)
  const head = first > 0 ? '…' : ''
  const shown = `${head}${line.slice(first, last)}${last < line.length ? '…' : ''}`
  return { shown, start: from - first + head.length, width: Math.min(to, last) - from }
}

const longest = 140
const margin = 40
