import type { Atom } from './formula/atom.ts'
import type { Formula } from './formula/formula.ts'
import type { Definition, Literal } from './refutation.ts'

/** A formula as clauses over variables, which are counted from 1. */
export interface Clauses {
  /** Variable -> its atom; nothing for a definition's. */
  readonly atoms: readonly (Atom | undefined)[]
  readonly root: readonly (readonly Literal[])[]
  /** By variable. */
  readonly definitions: ReadonlyMap<number, Definition>
}

/** Gives each atom, and each conjunction inside a disjunction, a variable; what the formula needs to be true, and no more, is said of them. */
export function clausesOf(formula: Formula): Clauses {
  const atoms: (Atom | undefined)[] = [undefined]
  const byKey = new Map<string, number>()
  const byPart = new Map<Formula, number>()
  const definitions = new Map<number, Definition>()
  const literalOf = (part: Formula): Literal => {
    if (part.kind === 'literal') {
      let variable = byKey.get(part.atom.key)
      if (variable === undefined) byKey.set(part.atom.key, (variable = atoms.push(part.atom) - 1))
      return part.positive ? variable : -variable
    }
    let variable = byPart.get(part)
    if (variable === undefined) {
      byPart.set(part, (variable = atoms.push(undefined) - 1))
      definitions.set(variable, { variable, clauses: clausesOfPart(part) })
    }
    return variable
  }
  const clauseOf = (part: Formula): readonly Literal[] => (part.kind === 'or' ? part.operands.map(literalOf) : [literalOf(part)])
  const clausesOfPart = (part: Formula): readonly (readonly Literal[])[] => {
    if (part.kind === 'true') return []
    if (part.kind === 'false') return [[]]
    return part.kind === 'and' ? part.operands.map(clauseOf) : [clauseOf(part)]
  }
  return { atoms, root: clausesOfPart(formula), definitions }
}
