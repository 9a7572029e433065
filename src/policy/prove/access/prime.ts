import type { Atom } from '../../solve/formula/atom.ts'
import type { Formula } from '../../solve/formula/formula.ts'
import { dimensionOf } from './about.ts'
import { rebuild } from './restrict.ts'

/** Something of which requests, or those who answer them, have one each: dimensions that belong together, or a choice. */
export type Coordinate =
  { readonly kind: 'dimensions'; readonly names: readonly string[] } | { readonly kind: 'choice'; readonly name: string }

/** The mark of a second value. */
const mark = "'"

/** Says of a second value of a coordinate what a formula says of the first: together they speak of two requests that differ in nothing else. */
export function prime(formula: Formula, coordinate: Coordinate): Formula {
  return rebuild(formula, (literal) => {
    const { atom } = literal
    return isOf(atom, coordinate) ? { ...literal, atom: primed(atom) } : literal
  })
}

/** Gives the name of the second value. */
export function primedName(name: string): string {
  return name + mark
}

function isOf(atom: Atom, coordinate: Coordinate): boolean {
  if (coordinate.kind === 'choice') return atom.kind === 'free' && atom.name === coordinate.name
  const dimension = dimensionOf(atom)
  return dimension !== undefined && coordinate.names.includes(dimension)
}

function primed(atom: Atom): Atom {
  if (atom.kind === 'free') return { ...atom, name: primedName(atom.name), key: primedName(atom.key) }
  return { ...atom, dimension: { ...atom.dimension, name: primedName(atom.dimension.name) }, key: primedName(atom.key) }
}
