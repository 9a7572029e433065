import type { Literal } from '../refutation.ts'
import { swap } from './propagate.ts'
import { assign, backtrack, levelOf, valueOf, watchIndex, type Clause, type Sat } from './sat.ts'

/** Adds a clause at any time; takes back as many decisions as it contradicts. */
export function addClause(sat: Sat, literals: readonly Literal[]): void {
  const members = new Set(literals)
  const clause: Clause = [...members]
  if (clause.some((literal) => members.has(-literal))) return
  watchLatest(sat, clause)
  const [first, second] = clause
  if (first === undefined) {
    sat.contradictory = true
    return
  }
  if (second !== undefined) for (const literal of [first, second]) sat.watches[watchIndex(literal)]?.push(clause)
  // INVARIANT: the second literal became false no later than the first, so that one level can make the first open and leave the second.
  const level = second === undefined ? 0 : valueOf(sat, second) < 0 ? levelOf(sat, second) : undefined
  if (level === undefined) return
  if (valueOf(sat, first) < 0 && levelOf(sat, first) === level) {
    if (level === 0) sat.contradictory = true
    backtrack(sat, level - 1)
    return
  }
  backtrack(sat, level)
  if (valueOf(sat, first) === 0) assign(sat, first, clause)
}

/** Puts the two literals in front that are not false, or became so last. */
function watchLatest(sat: Sat, clause: Clause): void {
  const rank = (literal: Literal): number => (valueOf(sat, literal) < 0 ? levelOf(sat, literal) : Infinity)
  for (let place = 0; place < 2; place++) {
    for (let index = place + 1; index < clause.length; index++) {
      if (rank(clause[index] ?? 0) > rank(clause[place] ?? 0)) swap(clause, place, index)
    }
  }
}
