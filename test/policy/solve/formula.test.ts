import { describe, expect, it } from 'vitest'
import type { Dimension } from '../../../src/policy/solve/formula/dimension.ts'
import { always, and, any, free, list, never, not, or, present, type Formula } from '../../../src/policy/solve/formula/formula.ts'
import { anyText, globPattern, literalPattern } from '../../../src/policy/solve/formula/pattern.ts'
import { complementOf, valueSet, type ValueSet } from '../../../src/policy/solve/formula/value-set.ts'

const key: Dimension = { name: 'key', kind: 'key', single: false, required: false }
const single: Dimension = { ...key, single: true }
const required: Dimension = { ...key, required: true }
// Why neither: a text is always there and alone, whatever else is said of it.
const text: Dimension = { ...key, kind: 'text' }

const only = (...texts: readonly string[]): ValueSet => valueSet({ kind: 'texts', patterns: texts.map((one) => literalPattern(one)) })
const everything = valueSet({ kind: 'texts', patterns: [globPattern([anyText])] })
const nothing = only()
const a = free('a')
const b = free('b')
const c = free('c')

const keyOf = (formula: Formula): string => {
  if (formula.kind !== 'literal') throw new TypeError(`no atom: ${formula.kind}`)
  return formula.atom.key
}

describe('formulas', () => {
  it.each<readonly [title: string, made: Formula, expected: Formula]>([
    ['all of nothing is always true', and(), always],
    ['one of nothing is never true', or(), never],
    ['all of one is that one', and(a), a],
    ['one of one is that one', or(a), a],
    ['all of several', and(a, b), { kind: 'and', operands: [a, b] }],
    ['one of several', or(a, b), { kind: 'or', operands: [a, b] }],
    ['what is always true adds nothing to all', and(always, a, always), a],
    ['what is never true adds nothing to one', or(never, a, never), a],
    ['all with one that is never true is never true', and(a, never, b), never],
    ['one with one that is always true is always true', or(a, always, b), always],
    ['all of all is flat', and(and(a, b), c), { kind: 'and', operands: [a, b, c] }],
    ['one of one is flat', or(a, or(b, c)), { kind: 'or', operands: [a, b, c] }],
    ['all of one of several is not', and(or(a, b), c), { kind: 'and', operands: [{ kind: 'or', operands: [a, b] }, c] }],
    ['the opposite of all is one of the opposites', not(and(a, not(b))), { kind: 'or', operands: [not(a), b] }],
    ['the opposite of one is all of the opposites', not(or(a, b)), { kind: 'and', operands: [not(a), not(b)] }],
    ['the opposite of always is never', not(always), never],
    ['the opposite of never is always', not(never), always],
    ['a text is always there', present(text), always],
    ['a required key is always there', present(required), always],
    ['a text is no list', list(text), never],
    ['a single key holds no list', list(single), never],
    ['no value lies in an empty set', any(key, nothing), never],
    ['nor in the complement of a full one', any(key, complementOf(everything)), never],
    ['any value lies in a full set', any(key, everything), present(key)],
    ['and in the complement of an empty one', any(key, complementOf(nothing)), present(key)],
    ['a text lies in any full set', any(text, everything), always],
    ['a text lies in a complement where it does not lie in the set', any(text, complementOf(only('x'))), not(any(text, only('x')))],
    [
      'a single key, where it is there, too',
      any(single, complementOf(only('x'))),
      { kind: 'and', operands: [present(single), not(any(single, only('x')))] },
    ],
  ])('%s', (_, made, expected) => {
    expect(made).toEqual(expected)
  })

  it('a key that may hold several values has one in the complement, whatever the others are', () => {
    expect(any(key, complementOf(only('x')))).toMatchObject({
      kind: 'literal',
      positive: true,
      atom: { kind: 'any', set: { complement: true } },
    })
  })
})

describe('atoms that say different things have different keys', () => {
  const other: Dimension = { ...key, name: 'other' }
  const spaced = (name: string): Dimension => ({ ...key, name })
  it.each<readonly [title: string, one: Formula, another: Formula]>([
    ['choices of two names', a, b],
    ['two keys that are there', present(key), present(other)],
    ['two lists', list(key), list(other)],
    ['a key that is there and a list', present(key), list(key)],
    ['values of two keys', any(key, only('x')), any(other, only('x'))],
    ['values in two sets', any(key, only('x')), any(key, only('y'))],
    ['values in a set and in its complement', any(key, only('x')), any(key, complementOf(only('x')))],
    ['a key whose name ends like a complement', any(spaced('k not'), only('x')), any(spaced('k'), complementOf(only('x')))],
    ['a key whose name ends like a set', any(spaced('k texts none q'), only('x')), any(spaced('k'), only('q texts none x'))],
    ['a value that looks like two', any(key, only('a\nnone b')), any(key, only('a', 'b'))],
  ])('%s', (_, one, another) => {
    expect(keyOf(one)).not.toBe(keyOf(another))
  })

  it('and those that say the same have the same', () => {
    expect(keyOf(any(key, only('x', 'y')))).toBe(keyOf(any({ ...key }, only('y', 'x', 'y'))))
    expect(keyOf(present(key))).toBe(keyOf(present({ ...key })))
    expect(keyOf(free('a'))).toBe(keyOf(a))
  })
})
