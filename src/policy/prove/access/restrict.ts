import type { Atom } from '../../solve/formula/atom.ts'
import { always, and, never, or, type Formula } from '../../solve/formula/formula.ts'

/** Gives what is left of a formula where some atoms are known to be true or false. */
export function restrict(formula: Formula, valueOf: (atom: Atom) => boolean | undefined): Formula {
  return rebuild(formula, (literal) => {
    const value = valueOf(literal.atom)
    return value === undefined ? literal : value === literal.positive ? always : never
  })
}

/** Gives the formula with each literal replaced. */
export function rebuild(formula: Formula, replace: (literal: Extract<Formula, { readonly kind: 'literal' }>) => Formula): Formula {
  const done = new Map<Formula, Formula>()
  const visit = (part: Formula): Formula => {
    switch (part.kind) {
      case 'true':
      case 'false':
        return part
      case 'literal':
        return replace(part)
      case 'and':
      case 'or': {
        let built = done.get(part)
        if (built === undefined) done.set(part, (built = (part.kind === 'and' ? and : or)(...part.operands.map(visit))))
        return built
      }
    }
  }
  return visit(formula)
}

/** Gives the atoms of formulas by their keys. */
export function atomsOf(formulas: readonly Formula[]): ReadonlyMap<string, Atom> {
  const atoms = new Map<string, Atom>()
  const seen = new Set<Formula>()
  const visit = (part: Formula): void => {
    if (part.kind === 'literal') atoms.set(part.atom.key, part.atom)
    else if ('operands' in part && !seen.has(part)) {
      seen.add(part)
      part.operands.forEach(visit)
    }
  }
  formulas.forEach(visit)
  return atoms
}
