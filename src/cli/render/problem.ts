import type { Place, Problem } from '../../provision/index.ts'
import type { Colors } from './colors.ts'

/** Writes a problem as rustc does: code and message, place, the line of the source with carets, help. `source` is the text of the place's file. */
export function renderProblem(problem: Problem, source: string | undefined, colors: Colors): string {
  const { code, message, place, help } = problem
  const title = `${colors.red(colors.bold(`error[${code}]`))}: ${message}\n`
  const where = place === undefined ? '' : renderPlace(place, source, colors)
  return `${title}${where}${help === undefined ? '' : `${colors.cyan('help')}: ${help}\n`}`
}

function renderPlace(place: Place, source: string | undefined, colors: Colors): string {
  const line = source?.split('\n')[place.line - 1]?.replace(/\r$/, '')
  const number = String(place.line)
  const gutter = ' '.repeat(number.length)
  const arrow = `${gutter}${colors.cyan('-->')} ${place.file}:${number}:${place.column}\n`
  if (line === undefined) return arrow
  const end = place.endLine === place.line ? place.endColumn : line.length + 1
  const before = line.slice(0, place.column - 1).replace(/[^\t]/g, ' ')
  const carets = '^'.repeat(Math.max(1, Math.min(end, line.length + 1) - place.column))
  const bar = colors.cyan('|')
  return `${arrow}${gutter} ${bar}\n${colors.cyan(number)} ${bar} ${line}\n${gutter} ${bar} ${before}${colors.red(carets)}\n`
}
