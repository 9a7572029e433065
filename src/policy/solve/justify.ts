import type { Clauses } from './clauses.ts'
import type { Literal } from './refutation.ts'

/** Picks, of a model, literals about atoms that suffice to make the formula true; those that demand least where there is a choice. */
export function justify({ atoms, root, definitions }: Clauses, isTrue: (literal: Literal) => boolean): ReadonlySet<Literal> {
  const needed = new Set<Literal>()
  const open: (readonly Literal[])[] = []
  const demand = (literal: Literal): number => (needed.has(literal) ? 0 : literal < 0 ? 1 : atoms[literal] === undefined ? 3 : 2)
  const need = (literal: Literal): void => {
    if (needed.has(literal)) return
    needed.add(literal)
    for (const clause of definitions.get(literal)?.clauses ?? []) visit(clause)
  }
  const visit = (clause: readonly Literal[]): void => {
    const [only] = clause
    if (clause.length === 1 && only !== undefined) need(only)
    else open.push(clause)
  }
  for (const clause of root) visit(clause)
  for (const clause of open) {
    let best = 0
    for (const literal of clause) if (isTrue(literal) && (best === 0 || demand(literal) < demand(best))) best = literal
    need(best)
  }
  for (const variable of definitions.keys()) needed.delete(variable)
  return needed
}
