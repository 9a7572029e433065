import type { Formula } from '../../solve/formula/formula.ts'
import type { Access, Trait } from './access-table.ts'
import { keysOf } from './keys-of.ts'
import type { Effort } from './effort.ts'
import { readCell, wordsOf, type CellReading } from './read-cell.ts'
import { endpointKeys, identityKeys, requestAxioms } from './request-axioms.ts'
import { accessOf } from './show-requests.ts'
import { atomsOf } from './restrict.ts'
import { judge, split, type Branching, type Cell, type Tree } from './split.ts'
import type { Subject } from './subject.ts'
import { labelsOf, type NamedSet } from './label-of.ts'
import { traitsOf } from './trait-of.ts'

/** One row of a table over several subjects. */
export interface BuiltRow {
  readonly who: readonly Trait[]
  /** The index of the subject. */
  readonly subject: number
  readonly where: readonly Trait[]
  readonly access: Access
}

/** Computes who gets in where for each subject: callers first, told apart for all subjects alike, then what they ask for. */
export function buildTable(subjects: readonly Subject[], isShown: boolean, effort: Effort): readonly BuiltRow[] {
  const met = keysOf(subjects)
  const states = subjects.map((subject) => judge(subject.formulated.formula, requestAxioms(subject, met), effort))
  const tree = split<readonly Tree<CellReading>[]>(
    { states, facts: [] },
    {
      groups: callerGroups,
      finish: (cell) => subjects.map((subject, index) => splitRoutes(subject, only(cell, index), effort)),
      keyOf: (leaves) => JSON.stringify(leaves.map(keyOfRoutes)),
      effort,
    },
  )
  return rowsOf(tree, subjects).flatMap(({ traits: who, leaf }) =>
    leaf.flatMap((routes, subject) =>
      rowsOf(routes, subjects).map(({ traits: where, leaf: reading }) => ({
        who,
        subject,
        where,
        access: accessOf(reading, isShown, effort),
      })),
    ),
  )
}

const callerGroups: readonly (readonly string[])[] = [
  endpointKeys,
  ['aws:sourceip'],
  ['aws:vpceorgid'],
  ['aws:vpceaccount'],
  ['Principal', ...identityKeys],
  ['aws:principalorgid'],
]

const routeGroups: readonly (readonly string[])[] = [['Action'], ['Route'], ['Resource']]

/** Gives the keys that policies read. */
function only({ states, facts }: Cell, index: number): Cell {
  return { states: states.slice(index, index + 1), facts }
}

function splitRoutes(subject: Subject, cell: Cell, effort: Effort): Tree<CellReading> {
  return split<CellReading>(cell, {
    groups: routeGroups,
    finish: ({ states: [state], facts }) => {
      if (state === undefined) throw new Error('unreachable: one subject has one state')
      return readCell(subject, state, facts, effort)
    },
    keyOf: keyOfReading,
    effort,
  })
}

function keyOfReading({ state, coordinates, reason }: CellReading): string {
  return JSON.stringify([state.verdict, coordinates.map(wordsOf), reason])
}

function keyOfRoutes(tree: Tree<CellReading>): unknown {
  if (tree.kind === 'leaf') return keyOfReading(tree.leaf)
  const keys = (one: Branching<CellReading>['branches'][number]): unknown => [
    one.classes.map(({ atoms }) => [...atoms].map(([key, value]) => `${value ? '+' : '-'}${key}`)),
    keyOfRoutes(one.tree),
  ]
  return [tree.dimension, tree.branches.map(keys)]
}

interface TreeRow<Leaf> {
  readonly traits: readonly Trait[]
  readonly leaf: Leaf
}

/** Gives the cells of a tree, each with what tells its requests from others; those that are named go before the others, and the others before those without. */
function rowsOf<Leaf>(tree: Tree<Leaf>, subjects: readonly Subject[]): readonly TreeRow<Leaf>[] {
  if (tree.kind === 'leaf') return [{ traits: [], leaf: tree.leaf }]
  const { dimension, classes, branches } = tree
  const labels = labelsOf(classes, setsOf(dimension, subjects), dimension)
  const callers = subjects.flatMap(({ formulated }) => formulated.callers.all)
  const rows = branches.flatMap((branch) => {
    const below = rowsOf(branch.tree, subjects)
    return traitsOf(dimension, branch.classes, labels, callers).map((trait) => ({ trait, rank: rankOf(trait), below }))
  })
  rows.sort((a, b) => a.rank - b.rank)
  return rows.flatMap(({ trait, below }) => below.map(({ traits, leaf }) => ({ traits: [trait, ...traits], leaf })))
}

function rankOf({ values, others, absent }: Trait): number {
  return others ? 1 : absent && values.length === 0 ? 2 : 0
}

function setsOf(dimension: string, subjects: readonly Subject[]): readonly NamedSet[] {
  const atoms = atomsOf(subjects.map(({ formulated }): Formula => formulated.formula)).values()
  return [...atoms].flatMap((atom) => (atom.kind === 'any' && atom.dimension.name === dimension ? [{ key: atom.key, set: atom.set }] : []))
}
