import { describe, expect, it } from 'vitest'
import { clausesOf } from '../../../src/policy/solve/clauses.ts'
import { always, and, free, never, not, or, type Formula } from '../../../src/policy/solve/formula/formula.ts'

const a = free('a')
const b = free('b')
const c = free('c')
const both = and(b, c)

describe('a formula as clauses', () => {
  it.each<readonly [title: string, formula: Formula, names: readonly string[], root: readonly (readonly number[])[], defined: object]>([
    ['what is always true asks for nothing', always, [], [], {}],
    ['what is never true asks for one of nothing', never, [], [[]], {}],
    ['an atom is a clause', a, ['a'], [[1]], {}],
    ['a negation bears a sign', not(a), ['a'], [[-1]], {}],
    ['an atom that is met again is the same variable', and(a, or(b, not(a))), ['a', 'b'], [[1], [2, -1]], {}],
    ['a disjunction is a clause', or(a, not(b)), ['a', 'b'], [[1, -2]], {}],
    ['a conjunction is a clause for each of its parts', and(a, b), ['a', 'b'], [[1], [2]], {}],
    ['a conjunction inside a disjunction is defined', or(a, both), ['a', '', 'b', 'c'], [[1, 2]], { 2: [[3], [4]] }],
    [
      'one that is met again is defined once',
      and(or(a, both), or(not(a), both)),
      ['a', '', 'b', 'c'],
      [
        [1, 2],
        [-1, 2],
      ],
      { 2: [[3], [4]] },
    ],
    ['so is one inside it', or(a, and(b, or(c, and(a, b)))), ['a', '', 'b', 'c', ''], [[1, 2]], { 2: [[3], [4, 5]], 5: [[1], [3]] }],
  ])('%s', (_, formula, names, root, defined) => {
    const { atoms, root: found, definitions } = clausesOf(formula)
    expect(atoms.slice(1).map((atom) => (atom?.kind === 'free' ? atom.name : ''))).toEqual(names)
    expect(found).toEqual(root)
    expect(Object.fromEntries([...definitions].map(([variable, { clauses }]) => [variable, clauses]))).toEqual(defined)
    for (const [variable, definition] of definitions) expect(definition.variable).toBe(variable)
  })
})
