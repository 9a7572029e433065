import type { Atom } from '../../solve/formula/atom.ts'
import { and, any, not, present, type Formula } from '../../solve/formula/formula.ts'
import { compileSet } from '../../solve/values/language.ts'
import { comparedBy, dimensionOf } from './about.ts'
import { isPossible, type Effort } from './effort.ts'
import { atomsOf } from './restrict.ts'

/** The values of one dimension that no formula tells apart. */
export interface Class {
  /** That a request's value is one of them. */
  readonly formula: Formula
  /** Atoms about the dimension by their keys: each is true of all of the values or of none. */
  readonly atoms: ReadonlyMap<string, boolean>
  readonly isAbsent: boolean
  /** The values, where they can be listed. */
  readonly texts: readonly string[]
  /** What references and variables the values are equal to, as they are written. */
  readonly references: readonly string[]
}

/** Gives the classes of a dimension of which a request holds one value at most; nothing where there are too many, or their number is not known. */
export function classesOf(name: string, formulas: readonly Formula[], effort: Effort): readonly Class[] | undefined {
  const atoms = [...atomsOf(formulas).values()].filter((atom) => dimensionOf(atom) === name)
  const sets = atoms.filter((atom) => atom.kind === 'any')
  const [first] = atoms.flatMap((atom) => (atom.kind === 'free' ? [] : [atom.dimension]))
  const choices = atoms.filter((atom) => atom.kind === 'free')
  const others = unlisted(sets, effort)
  if (others === undefined) return undefined
  const partial: Partial[] = [...listed(sets), ...others]
  if (partial.length * 2 ** choices.length > most) return undefined
  const absent = first?.kind === 'key' ? [{ isAbsent: true, texts: [], values: sets.map(() => false) }] : []
  return [...partial, ...absent].flatMap((one) =>
    combinations(one.isAbsent ? 0 : choices.length).map((equal) => classOf(one, sets, choices, equal, first)),
  )
}

const most = 256

interface Partial {
  readonly isAbsent: boolean
  readonly texts: readonly string[]
  /** By the index of the set. */
  readonly values: readonly boolean[]
}

type SetAtom = Extract<Atom, { readonly kind: 'any' }>

/** The classes of texts that some set lists. */
function listed(sets: readonly SetAtom[]): readonly Partial[] {
  const languages = sets.map(({ set }) => compileSet(set))
  const classes = new Map<string, { readonly texts: string[]; readonly values: readonly boolean[] }>()
  for (const text of new Set(languages.flatMap(({ texts }) => [...(texts ?? [])]))) {
    const values = languages.map((language) => language.contains(text, { left: Infinity }) !== language.set.complement)
    const found = classes.get(values.join())
    if (found === undefined) classes.set(values.join(), { texts: [text], values })
    else found.texts.push(text)
  }
  return [...classes.values()].map((one) => ({ isAbsent: false, ...one }))
}

/** The classes of all other texts. */
function unlisted(sets: readonly SetAtom[], effort: Effort): readonly Partial[] | undefined {
  const open = [...sets.keys()].filter((index) => sets[index] !== undefined && compileSet(sets[index].set).texts === undefined)
  if (open.length > most / 4) return undefined
  const isDisjoint = disjointness(sets, effort)
  const start = sets.map((_, index) => (open.includes(index) ? undefined : false))
  let classes: readonly (readonly (boolean | undefined)[])[] = [start]
  for (const index of open) {
    if (classes.length > most) return undefined
    classes = classes.flatMap((values) => {
      const [inside, outside] = [true, false].map((value) => values.map((old, at) => (at === index ? value : old)))
      if (inside === undefined || outside === undefined) return []
      if (values.some((value, at) => value === true && isDisjoint(at, index))) return [outside]
      return [inside, outside].filter((one) => isPossible(literals(sets, one), effort) !== false)
    })
  }
  return classes.map((values) => ({ isAbsent: false, texts: [], values: values.map((value) => value === true) }))
}

/** Tells which sets have no text in common; asked once of each pair. */
function disjointness(sets: readonly SetAtom[], effort: Effort): (one: number, other: number) => boolean {
  const known = new Map<string, boolean>()
  return (one, other) => {
    const pair = `${one} ${other}`
    let found = known.get(pair)
    if (found === undefined) {
      const both = sets.map((_, index) => (index === one || index === other ? true : undefined))
      known.set(pair, (found = isPossible(literals(sets, both), effort) === false))
    }
    return found
  }
}

function literals(sets: readonly SetAtom[], values: readonly (boolean | undefined)[]): Formula {
  return and(
    ...values.flatMap((value, index) => {
      const atom = sets[index]
      if (atom === undefined || value === undefined) return []
      const inside = any(atom.dimension, atom.set)
      return [present(atom.dimension), value ? inside : not(inside)]
    }),
  )
}

function combinations(size: number): readonly (readonly boolean[])[] {
  let all: readonly (readonly boolean[])[] = [[]]
  for (let index = 0; index < size; index++)
    all = all.flatMap((one) => [
      [...one, true],
      [...one, false],
    ])
  return all
}

function classOf(
  { isAbsent, texts, values }: Partial,
  sets: readonly SetAtom[],
  choices: readonly Atom[],
  equal: readonly boolean[],
  dimension: SetAtom['dimension'] | undefined,
): Class {
  const there = dimension === undefined ? [] : [isAbsent ? not(present(dimension)) : present(dimension)]
  const isEqual = choices.map((choice, index): readonly [Atom, boolean] => [choice, !isAbsent && equal[index] === true])
  return {
    formula: and(
      ...there,
      isAbsent ? and() : literals(sets, values),
      ...isEqual.map(([atom, value]): Formula => ({ kind: 'literal', atom, positive: value })),
    ),
    atoms: new Map<string, boolean>([
      ...(dimension === undefined ? [] : [[`present ${dimension.name}`, !isAbsent] as const]),
      ...sets.map(({ key }, index) => [key, !isAbsent && values[index] === true] as const),
      ...isEqual.map(([{ key }, value]) => [key, value] as const),
    ]),
    isAbsent,
    texts,
    references: isEqual.flatMap(([atom, value]) => (value && atom.kind === 'free' ? [comparedBy(atom.name)?.raw ?? atom.name] : [])),
  }
}
