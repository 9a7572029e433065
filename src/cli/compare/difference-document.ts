import type { Changed, Difference } from './difference.ts'

/** Gives the members of the JSON document that stands for a difference. */
export function differenceDocument({
  name,
  presence,
  relation,
  gains,
  loses,
  notes,
  endpoint,
  types,
  assumptions,
  reason,
}: Difference): object {
  return {
    relation,
    gains: gains?.counterexample.request ?? null,
    loses: loses?.counterexample.request ?? null,
    subject: name,
    presence,
    endpoint: { before: endpoint.before ?? null, after: endpoint.after ?? null },
    authorizationTypes: types,
    changes: notes,
    gainedBy: statementsOf(gains),
    lostFrom: statementsOf(loses),
    assumptions,
    ...(reason === undefined ? {} : { reason }),
  }
}

function statementsOf(changed: Changed | undefined): object {
  return changed?.counterexample.statements ?? []
}
