import type { Atom } from './atom.ts'
import type { Dimension } from './dimension.ts'
import { complementOf, trivial, type ValueSet } from './value-set.ts'

/**
 * A formula in negation normal form, made by the functions below only.
 *
 * Atoms are equal where their keys are; formulas may share parts.
 */
export type Formula =
  | { readonly kind: 'true' }
  | { readonly kind: 'false' }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly Formula[] }
  | { readonly kind: 'literal'; readonly atom: Atom; readonly positive: boolean }

/** What every request satisfies. */
export const always: Formula = { kind: 'true' }
/** What no request satisfies. */
export const never: Formula = { kind: 'false' }

/** All of the operands. */
export function and(...operands: readonly Formula[]): Formula {
  return join('and', operands)
}

/** One of the operands at least. */
export function or(...operands: readonly Formula[]): Formula {
  return join('or', operands)
}

/** The opposite of a formula. */
export function not(formula: Formula): Formula {
  switch (formula.kind) {
    case 'true':
      return never
    case 'false':
      return always
    case 'literal':
      return { kind: 'literal', atom: formula.atom, positive: !formula.positive }
    case 'and':
    case 'or':
      return join(formula.kind === 'and' ? 'or' : 'and', formula.operands.map(not))
  }
}

/** A choice that nobody makes, by its name. */
export function free(name: string): Formula {
  return literal({ kind: 'free', name, key: `free ${name}` })
}

/** The request carries the key. */
export function present(dimension: Dimension): Formula {
  if (dimension.kind === 'text' || dimension.required) return always
  return literal({ kind: 'present', dimension, key: `present ${dimension.name}` })
}

/** The request carries a list under the key. */
export function list(dimension: Dimension): Formula {
  if (dimension.kind === 'text' || dimension.single) return never
  return literal({ kind: 'list', dimension, key: `list ${dimension.name}` })
}

/** Some value that the request carries lies in the set. */
export function any(dimension: Dimension, set: ValueSet): Formula {
  const extent = trivial(set)
  if (extent !== undefined) return extent === 'empty' ? never : present(dimension)
  // Why: where there is one value, it lies in the complement if and only if it is there and does not lie in the set; fewer atoms need fewer lemmas.
  const isSingle = dimension.kind === 'text' || dimension.single
  if (set.complement && isSingle) return and(present(dimension), not(any(dimension, complementOf(set))))
  // Why the length: names hold any characters, spaces among them.
  const { name } = dimension
  return literal({ kind: 'any', dimension, set, key: `any ${name.length} ${name} ${set.complement ? 'not ' : ''}${set.key}` })
}

function literal(atom: Atom): Formula {
  return { kind: 'literal', atom, positive: true }
}

function join(kind: 'and' | 'or', operands: readonly Formula[]): Formula {
  const [neutral, absorbing] = kind === 'and' ? ['true', 'false'] : ['false', 'true']
  const kept: Formula[] = []
  for (const operand of operands) {
    if (operand.kind === absorbing) return operand
    if (operand.kind === kind) kept.push(...(operand as { readonly operands: readonly Formula[] }).operands)
    else if (operand.kind !== neutral) kept.push(operand)
  }
  return kept.length === 0 ? (kind === 'and' ? always : never) : kept.length === 1 ? (kept[0] ?? never) : { kind, operands: kept }
}
