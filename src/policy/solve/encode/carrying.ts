import type { Atom } from '../formula/atom.ts'
import type { Dimension } from '../formula/dimension.ts'
import { always, and, never, not, or, type Formula } from '../formula/formula.ts'
import { compileSet } from '../values/language.ts'

/** Gives what is left of a formula for requests that carry one text under a key. */
export function carrying(formula: Formula, dimension: Dimension, text: string): Formula {
  switch (formula.kind) {
    case 'true':
    case 'false':
      return formula
    case 'and':
    case 'or': {
      const operands = formula.operands.map((operand) => carrying(operand, dimension, text))
      return formula.kind === 'and' ? and(...operands) : or(...operands)
    }
    case 'literal': {
      const { atom, positive } = formula
      if (atom.kind === 'free' || atom.dimension.name !== dimension.name) return formula
      const holds = isTrueOf(atom, text) ? always : never
      return positive ? holds : not(holds)
    }
  }
}

function isTrueOf(atom: Exclude<Atom, { readonly kind: 'free' }>, text: string): boolean {
  if (atom.kind !== 'any') return atom.kind === 'present'
  return compileSet(atom.set).contains(text, { left: Infinity }) !== atom.set.complement
}
