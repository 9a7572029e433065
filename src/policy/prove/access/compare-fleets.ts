import type { Comparison } from '../compare-policies.ts'
import { buildTable } from './build-table.ts'
import { newEffort, type Effort } from './effort.ts'
import { named, readFleet, tableAssumptions, type FleetApi, type FleetAssumption, type FleetRow } from './fleet.ts'
import { difference, makeSubjects, type Subject } from './subject.ts'

/** What a change of several APIs opens and closes. */
export interface FleetComparison {
  readonly relation: Comparison['relation']
  /** Who gets in now and did not before: `always` all requests of the row, each with one of them. */
  readonly opens: readonly FleetRow[]
  /** Who got in before and does not any more. */
  readonly closes: readonly FleetRow[]
  /** APIs that are there after or before the change only. */
  readonly added: readonly string[]
  readonly removed: readonly string[]
  readonly assumptions: readonly FleetAssumption[]
  readonly leftOut: readonly string[]
}

/**
 * Says what a change of a fleet opens and closes, computed for all requests; APIs are paired by their names, and each is looked at in its own surroundings before and after.
 *
 * @param options.budget For each question that is put to the solver.
 */
export function compareFleets(
  before: readonly FleetApi[],
  after: readonly FleetApi[],
  options: { readonly budget?: number } = {},
): FleetComparison {
  const effort = newEffort(options.budget)
  const read = [...readFleet(before), ...readFleet(after)]
  const subjects = makeSubjects(read)
  const [old, now] = [subjects.slice(0, before.length), subjects.slice(before.length)]
  const opens = gained(old, now, effort)
  const closes = gained(now, old, effort)
  const isUnknown = [...opens, ...closes].some(({ access }) => access.kind === 'unknown')
  return {
    relation: isUnknown ? 'unknown' : relations[opens.length > 0 ? 1 : 0][closes.length > 0 ? 1 : 0],
    opens,
    closes,
    added: missing(now, old),
    removed: missing(old, now),
    assumptions: tableAssumptions(now),
    leftOut: [...effort.leftOut],
  }
}

const relations = [
  ['equivalent', 'narrower'],
  ['wider', 'incomparable'],
] as const

/** Gives who gets in to `now` and not to what has the same name in `old`. */
function gained(old: readonly Subject[], now: readonly Subject[], effort: Effort): readonly FleetRow[] {
  const subjects = now.map((subject) => {
    const other = old.find(({ name }) => name === subject.name)
    return other === undefined ? subject : difference(subject, other)
  })
  return named(buildTable(subjects, true, effort), subjects).filter(({ access }) => access.kind !== 'never')
}

function missing(these: readonly Subject[], those: readonly Subject[]): readonly string[] {
  return these.map(({ name }) => name).filter((name) => !those.some((other) => other.name === name))
}
