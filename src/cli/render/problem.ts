import type { Problem } from '../../provision/index.ts'
import type { Colors } from './colors.ts'
import { renderPlace } from './place.ts'

/** Writes a problem as rustc does: code and message, place, the line of the source with carets, help. `source` is the text of the place's file. */
export function renderProblem(problem: Problem, source: string | undefined, colors: Colors): string {
  const { code, message, place, help } = problem
  const title = `${colors.red(colors.bold(`error[${code}]`))}: ${message}\n`
  const where = place === undefined ? '' : renderPlace(place, source, colors)
  return `${title}${where}${help === undefined ? '' : `${colors.cyan('help')}: ${help}\n`}`
}
