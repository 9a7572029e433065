import type { Literal } from '../../../src/policy/solve/refutation.ts'

/** Tells whether a clause follows from clauses by unit propagation alone: plainly, pass by pass. */
export function follows(clauses: readonly (readonly Literal[])[], clause: readonly Literal[]): boolean {
  const known = new Set(clause.map((literal) => -literal))
  for (let grown = true; grown;) {
    grown = false
    for (const other of clauses) {
      if (other.some((literal) => known.has(literal))) continue
      const open = [...new Set(other.filter((literal) => !known.has(-literal)))]
      if (open.length === 0) return true
      if (open.length > 1) continue
      known.add(open[0] ?? 0)
      grown = true
    }
  }
  return false
}
