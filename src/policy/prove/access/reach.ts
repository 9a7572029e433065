import { buildTable } from './build-table.ts'
import { newEffort } from './effort.ts'
import { named, readFleet, tableAssumptions, type FleetApi, type FleetAssumption, type FleetRow } from './fleet.ts'
import { makeSubjects } from './subject.ts'

/** Which callers reach which routes of which APIs. */
export interface FleetTable {
  /** For each kind of caller that the policies of the whole fleet tell from others, what becomes of it at each API. */
  readonly rows: readonly FleetRow[]
  readonly assumptions: readonly FleetAssumption[]
  readonly leftOut: readonly string[]
}

/**
 * Says who reaches what of several APIs: each row as `whoGetsIn` computes it, callers told apart for all APIs alike, so that an endpoint which one policy names has its row at every API.
 *
 * @param options.budget For each question that is put to the solver.
 */
export function reach(apis: readonly FleetApi[], options: { readonly budget?: number } = {}): FleetTable {
  const effort = newEffort(options.budget)
  const subjects = makeSubjects(readFleet(apis))
  const rows = named(buildTable(subjects, false, effort), subjects)
  return { rows, assumptions: tableAssumptions(subjects), leftOut: [...effort.leftOut] }
}
