import { spend, type Budget } from '../budget.ts'
import { learn } from './learn.ts'
import { propagate } from './propagate.ts'
import { assign, type Sat } from './sat.ts'

/**
 * Looks for values that satisfy all clauses: conflict-driven, with the variables first that conflicts met lately.
 *
 * After `sat` every variable has a value; a clause may then be added, and the search goes on from there.
 */
export function search(sat: Sat, budget: Budget): 'sat' | 'unsat' | 'unknown' {
  for (;;) {
    if (sat.contradictory) return 'unsat'
    const conflict = propagate(sat)
    if (!spend(budget, conflict?.length ?? 1)) return 'unknown'
    if (conflict !== undefined) {
      if (sat.limits.length === 0) sat.contradictory = true
      else learn(sat, conflict)
    } else if (!decide(sat)) return 'sat'
  }
}

function decide(sat: Sat): boolean {
  for (;;) {
    const variable = sat.heap.take()
    if (variable === undefined) return false
    if (sat.values[variable] !== 0) continue
    sat.limits.push(sat.trail.length)
    assign(sat, (sat.phases[variable] ?? -1) > 0 ? variable : -variable, undefined)
    return true
  }
}
