import type { PolicyInput } from '../../language/index.ts'
import { notPublic } from '../properties.ts'
import type { ProveOptions } from '../prove-options.ts'
import { readQuestion } from '../question.ts'
import type { AccessTable } from './access-table.ts'
import { buildTable } from './build-table.ts'
import { newEffort } from './effort.ts'
import { tableAssumptions } from './fleet.ts'
import { makeSubjects } from './subject.ts'

/**
 * Says who gets in where: for every endpoint, VPC, address range, organization and caller that the policies tell from others, and for every stage, method and path that they do, whether all
 * requests get in, none, or some, with two that differ in what decides it.
 *
 * Each row is computed for all requests that meet the assumptions, under every reading of what AWS's documents dispute; rows that would be equal are one. Throws PolicyError where `prove` would.
 */
export function whoGetsIn(policy: PolicyInput, options: ProveOptions = {}): AccessTable {
  const question = readQuestion(policy, notPublic(), options)
  const effort = newEffort(options.budget)
  const subjects = makeSubjects([{ name: '', question }])
  const rows = buildTable(subjects, false, effort).map(({ who, where, access }) => ({ who, where, access }))
  const assumptions = tableAssumptions(subjects).map(({ name, text }) => ({ name, text }))
  return { rows, assumptions, leftOut: [...effort.leftOut] }
}
