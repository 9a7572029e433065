import { expect, it } from 'vitest'
import { globPattern } from '../../../src/policy/solve/formula/pattern.ts'
import { valueSet } from '../../../src/policy/solve/formula/value-set.ts'
import type { Constraint } from '../../../src/policy/solve/values/constraint.ts'
import { compileSet } from '../../../src/policy/solve/values/language.ts'
import { searchText, type SearchOutcome, type Visited } from '../../../src/policy/solve/values/search-text.ts'

/** Reads globs, one behind the other; with `not ` before them none may match. */
const constraintOf = (text: string): Constraint => {
  const patterns = text
    .replace(/^not /, '')
    .split(' ')
    .map((glob) => globPattern(Array.from(glob, (one) => (one === '*' ? -3 : one === '?' ? -1 : (one.codePointAt(0) ?? 0)))))
  return { language: compileSet(valueSet({ kind: 'texts', patterns })), inside: !text.startsWith('not ') }
}

interface Searched {
  readonly outcome: SearchOutcome
  readonly used: readonly number[]
  readonly visited: Visited
  readonly spent: number
  readonly tried: readonly string[]
}

const search = (texts: readonly string[], left = 1e6, accepts = true): Searched => {
  const [used, visited, budget, tried] = [new Set<number>(), { begin: '', states: [] }, { left }, new Array<string>()]
  const accept = (text: string): boolean => {
    tried.push(text)
    return accepts
  }
  const outcome = searchText(texts.map(constraintOf), accept, used, budget, visited)
  return { outcome, used: [...used].sort(), visited, spent: left - budget.left, tried }
}

const none = { kind: 'none' } as const

it.each<readonly [readonly string[], readonly number[], Visited, number]>([
  // Two that exclude each other; the others are not used.
  [
    ['*a', 'not x', 'not *a'],
    [0, 2],
    {
      begin: '',
      states: [
        ['1,0', '0', '1,0'],
        ['1,0', '*', '1,0'],
        ['2,1,0', '*', '2,1,0'],
        ['1,0', '1', '1,0'],
      ],
    },
    407,
  ],
  // What the texts of a set begin with is read at once; the first of the longest counts.
  [['ab*', 'ab?', 'not ab*'], [0, 2], { begin: 'ab', states: [] }, 0],
  [['a*', 'ab*', 'b*', 'not ab*'], [1, 2], { begin: 'ab', states: [] }, 2],
  [['ab*', 'a*', 'not ab?*', 'not ab'], [0, 2, 3], { begin: 'ab', states: [['*', '*', '2', '2']] }, 77],
  // What makes no difference any more is a star.
  [
    ['a*', '*b', 'not c*', 'not a*b'],
    [0, 1, 3],
    {
      begin: 'a',
      states: [
        ['*', '1,0', '*', '2,1'],
        ['*', '2,1,0', '*', '3,2,1'],
      ],
    },
    330,
  ],
  // Where a set admits but a few characters next, no others are tried.
  [
    ['ab ac', 'not ab', 'not ac'],
    [0, 1, 2],
    {
      begin: 'a',
      states: [
        ['4,1', '1', '1'],
        ['5', '*', '2'],
        ['2', '2', '*'],
      ],
    },
    167,
  ],
  [['not abcd* abce*', 'abcx b', 'abcd abce'], [0, 2], { begin: 'abc', states: [['9,3', '3', '8,3']] }, 106],
  [
    ['*b', 'a c'],
    [0, 1],
    {
      begin: '',
      states: [
        ['1,0', '2,0'],
        ['1,0', '3'],
        ['1,0', '1'],
      ],
    },
    130,
  ],
  // One that is used already is used again.
  [
    ['not a', 'not a b', 'a b'],
    [1, 2],
    {
      begin: '',
      states: [
        ['0', '2,0', '2,0'],
        ['*', '3', '3'],
        ['1', '1', '1'],
      ],
    },
    187,
  ],
])('none lies in %j', (texts, used, visited, spent) => {
  expect(search(texts)).toEqual({ outcome: none, used, visited, spent, tried: [] })
})

const familiar = 'x y z q w k j v u 0 1 2 3 4 5 6 7 8 9 a b c d e f g h i l m n o p r s t - _'

it.each([
  [['*'], ''],
  [['?'], 'x'],
  [['?', 'not x'], 'y'],
  [['?', 'not x y z'], 'q'],
  [['?', `not ${familiar}`], '\u0100'],
  [['?', `not ${familiar} \u0100`], '\u0101'],
  [['?', 'not x', 'z y'], 'y'],
  [['a*', '*b', 'not ab', 'not a?b'], 'axxb'],
])('the shortest in %j is found, of characters that are common', (texts, text) => {
  expect(search(texts).outcome).toEqual({ kind: 'found', text })
})

it('characters outside the basic plane are tried, too', () => {
  const astral = { language: compileSet(valueSet({ kind: 'texts', patterns: [globPattern([-1, -1], 'utf-16-unit')] })), inside: true }
  const outcomes = [['?'], ['?', 'not 😀']].map((texts) =>
    searchText([astral, ...texts.map(constraintOf)], () => true, new Set(), { left: 1e6 }),
  )
  expect(outcomes).toEqual([
    { kind: 'found', text: '😀' },
    { kind: 'found', text: '😁' },
  ])
})

it.each([
  [['*'], 16, 'unknown', 17],
  [['*'], 17, 'found', 17],
  [['ab'], 17, 'found', 17],
  [['?', 'not x'], 65, 'unknown', 66],
  [['*a', '*b'], 200, 'unknown', 204],
] as const)('what lies in %j is within %d %s', (texts, left, kind, spent) => {
  const { outcome, spent: all } = search(texts, left)
  expect([outcome.kind, all]).toEqual([kind, spent])
})

it('texts that are not taken end the search, after a while', () => {
  expect(search(['a b', 'not b c'], 1e6, false)).toMatchObject({ outcome: { kind: 'rejected' }, tried: ['a'] })
  expect(search(['*'], 1e6, false)).toMatchObject({ outcome: { kind: 'rejected' }, tried: [''] })
  const { outcome, tried } = search(['*', `not ${'x'.repeat(100)}`], 1e6, false)
  expect([outcome.kind, tried.length]).toEqual(['unknown', 65])
})
