import { and, not, type Formula } from '../../solve/formula/formula.ts'
import { dimensionOf } from './about.ts'
import { classesOf, type Class } from './classes-of.ts'
import { isPossible, type Effort } from './effort.ts'
import { prime, type Coordinate } from './prime.ts'
import { atomsOf, restrict } from './restrict.ts'
import { nameOf } from './trait-of.ts'

/** What is known of one subject for requests of one cell. */
export interface State {
  /** That such a request gets in, and that there is such a request. */
  readonly access: Formula
  readonly axioms: Formula
  readonly verdict: 'always' | 'never' | 'open' | 'unknown'
}

/** Requests that were told from others so far. */
export interface Cell {
  readonly states: readonly State[]
  /** What is true of them. */
  readonly facts: readonly Formula[]
}

/** A cell, or how it falls into smaller ones by the values of one dimension. */
export type Tree<Leaf> = { readonly kind: 'leaf'; readonly leaf: Leaf } | Branching<Leaf>

/** A cell that falls into smaller ones. */
export interface Branching<Leaf> {
  readonly kind: 'branching'
  readonly dimension: string
  readonly classes: readonly Class[]
  readonly branches: readonly { readonly classes: readonly Class[]; readonly tree: Tree<Leaf> }[]
}

/** How to split cells. */
export interface Splitting<Leaf> {
  /** Dimensions to tell apart, most telling first; those of one group belong together. */
  readonly groups: readonly (readonly string[])[]
  /** Completes a cell that is not split any further. */
  readonly finish: (cell: Cell) => Leaf
  /** Equal leaves have equal keys. */
  readonly keyOf: (leaf: Leaf) => string
  readonly effort: Effort
}

/** Finds out whether all requests of a state get in, or none. */
export function judge(access: Formula, axioms: Formula, effort: Effort): State {
  const some = isPossible(and(access, axioms), effort)
  if (some === false) return { access, axioms, verdict: 'never' }
  const rest = isPossible(and(not(access), axioms), effort)
  if (rest === false) return { access, axioms, verdict: 'always' }
  return { access, axioms, verdict: some === undefined || rest === undefined ? 'unknown' : 'open' }
}

/** Splits a cell by the dimensions on which it depends who gets in, and joins what comes out equal. */
export function split<Leaf>(cell: Cell, splitting: Splitting<Leaf>): Tree<Leaf> {
  const { effort, finish } = splitting
  const dimension = deciding(cell, splitting)
  const classes = dimension === undefined ? undefined : classesOf(dimension, formulasOf(cell), effort)
  if (dimension === undefined || classes === undefined || effort.cells < classes.length) {
    if (dimension !== undefined) effort.leftOut.add(`the values of ${nameOf(dimension)}, of which there are too many`)
    effort.cells -= 1
    return { kind: 'leaf', leaf: finish(cell) }
  }
  const branches = new Map<string, { readonly classes: Class[]; readonly tree: Tree<Leaf> }>()
  const feasible: Class[] = []
  for (const one of classes) {
    const narrowed = narrow(cell, one, effort)
    if (narrowed === undefined) continue
    feasible.push(one)
    const tree = split(narrowed, splitting)
    const key = keyOfTree(tree, splitting.keyOf)
    const found = branches.get(key)
    if (found === undefined) branches.set(key, { classes: [one], tree })
    else found.classes.push(one)
  }
  const [only, ...more] = branches.values()
  if (only !== undefined && more.length === 0) return only.tree
  return { kind: 'branching', dimension, classes: feasible, branches: [...branches.values()] }
}

function formulasOf({ states }: Cell): readonly Formula[] {
  return states.flatMap(({ access, axioms }) => [access, axioms])
}

function narrow({ states, facts }: Cell, one: Class, effort: Effort): Cell | undefined {
  const narrowed = states.map(({ access, axioms }): State => {
    const [inside, rest] = [access, axioms].map((formula) => restrict(formula, ({ key }) => one.atoms.get(key)))
    return judge(inside ?? access, rest ?? axioms, effort)
  })
  // Why: no request at all is of this class where the axioms leave none.
  if (narrowed.every(({ axioms, verdict }) => verdict === 'never' && isPossible(axioms, effort) === false)) return undefined
  return { states: narrowed, facts: [...facts, one.formula] }
}

/** Gives the first dimension of which it may depend alone whether a request gets in. */
function deciding<Leaf>({ states }: Cell, { groups, effort }: Splitting<Leaf>): string | undefined {
  const open = states.filter(({ verdict }) => verdict === 'open' || verdict === 'unknown')
  for (const group of groups) {
    const met = group.filter((name) => open.some(({ access }) => isAbout(access, name)))
    const telling = met.find((name) => open.some((state) => tips(state, { kind: 'dimensions', names: [name] }, effort) !== false))
    if (telling !== undefined) return telling
    const [first] = met
    if (
      first !== undefined &&
      group.length > 1 &&
      open.some((state) => tips(state, { kind: 'dimensions', names: group }, effort) !== false)
    )
      return first
  }
  return undefined
}

/** Whether of two requests that differ in nothing but a coordinate one may get in and the other not; `undefined` where it is not known. */
export function tips({ access, axioms }: State, coordinate: Coordinate, effort: Effort): boolean | undefined {
  return isPossible(and(access, axioms, not(prime(access, coordinate)), prime(axioms, coordinate)), effort)
}

function isAbout(formula: Formula, name: string): boolean {
  return [...atomsOf([formula]).values()].some((atom) => dimensionOf(atom) === name)
}

function keyOfTree<Leaf>(tree: Tree<Leaf>, keyOf: (leaf: Leaf) => string): string {
  if (tree.kind === 'leaf') return keyOf(tree.leaf)
  const parts = tree.branches.map(({ classes, tree: below }) => [
    classes.map(({ atoms }) => [...atoms].map(([key, value]) => `${value ? '+' : '-'}${key}`)),
    keyOfTree(below, keyOf),
  ])
  return JSON.stringify([tree.dimension, parts])
}
