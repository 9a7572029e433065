import { assign, valueOf, watchIndex, type Clause, type Sat } from './sat.ts'

/** Draws every conclusion of clauses with but one literal left; gives a clause whose literals are all false, if there is one. */
export function propagate(sat: Sat): Clause | undefined {
  while (sat.head < sat.trail.length) {
    const falsified = -(sat.trail[sat.head++] ?? 0)
    const watchers = sat.watches[watchIndex(falsified)] ?? []
    let kept = 0
    for (let index = 0; index < watchers.length; index++) {
      const clause = watchers[index] ?? []
      if (clause[0] === falsified) swap(clause, 0, 1)
      const other = clause[0] ?? 0
      const value = valueOf(sat, other)
      if (value !== 1 && moveWatch(sat, clause)) continue
      watchers[kept++] = clause
      if (value === 1) continue
      if (value === 0) assign(sat, other, clause)
      else {
        watchers.splice(kept, index + 1 - kept)
        return clause
      }
    }
    watchers.length = kept
  }
  return undefined
}

/** Exchanges two literals of a clause. */
export function swap(clause: Clause, a: number, b: number): void {
  const first = clause[a] ?? 0
  clause[a] = clause[b] ?? 0
  clause[b] = first
}

/** Lets a clause watch another literal in the place of its second, which is false; gives whether there is one. */
function moveWatch(sat: Sat, clause: Clause): boolean {
  for (let index = 2; index < clause.length; index++) {
    const literal = clause[index] ?? 0
    if (valueOf(sat, literal) < 0) continue
    swap(clause, 1, index)
    sat.watches[watchIndex(literal)]?.push(clause)
    return true
  }
  return false
}
