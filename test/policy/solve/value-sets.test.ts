import { describe, expect, it } from 'vitest'
import { anyOne, anyText, globPattern, literalPattern, type Pattern } from '../../../src/policy/solve/formula/pattern.ts'
import {
  complementOf,
  trivial,
  valueSet,
  type AddressInterval,
  type Comparison,
  type Members,
} from '../../../src/policy/solve/formula/value-set.ts'

const texts = (...members: readonly (string | Pattern)[]): Members => ({
  kind: 'texts',
  patterns: members.map((member) => (typeof member === 'string' ? literalPattern(member) : member)),
})
const everything = globPattern([anyText])
const any: AddressInterval = { version: 4, low: 0n, high: 0xffffffffn }
const addresses = (...intervals: readonly Partial<AddressInterval>[]): Members => ({
  kind: 'addresses',
  intervals: intervals.map((interval) => ({ ...any, ...interval })),
})
const compared = (kind: 'numbers' | 'instants', ...comparisons: readonly (readonly [Comparison['relation'], string])[]): Members => ({
  kind,
  comparisons: comparisons.map(([relation, value]) => ({ relation, value })),
})

describe('whether a set is seen to hold nothing, or everything', () => {
  it.each<readonly [title: string, members: Members, extent: ReturnType<typeof trivial>, ofComplement: ReturnType<typeof trivial>]>([
    ['no texts', texts(), 'empty', 'full'],
    ['no addresses', addresses(), 'empty', 'full'],
    ['no numbers', compared('numbers'), 'empty', 'full'],
    ['no moments', compared('instants'), 'empty', 'full'],
    ['all texts', texts(everything), 'full', 'empty'],
    ['all texts, and one', texts('a', everything), 'full', 'empty'],
    ['all texts but the empty one', texts(globPattern([anyOne, anyText])), undefined, undefined],
    ['one text', texts('a'), undefined, undefined],
    ['all addresses', addresses(any), undefined, undefined],
    ['all numbers', compared('numbers', ['less', '0'], ['greater-or-equal', '0']), undefined, undefined],
  ])('%s', (_, members, extent, ofComplement) => {
    expect(trivial(valueSet(members))).toBe(extent)
    expect(trivial(valueSet(members, true))).toBe(ofComplement)
    expect(trivial(complementOf(valueSet(members)))).toBe(ofComplement)
  })
})

describe('the key of a set', () => {
  it('is that of its members, in any order and as often as they are named', () => {
    const key = valueSet(texts('a', 'b', 'c')).key
    expect(valueSet(texts('c', 'a', 'b')).key).toBe(key)
    expect(valueSet(texts('b', 'c', 'b', 'a')).key).toBe(key)
    expect(valueSet(texts('a', 'a')).key).toBe(valueSet(texts('a')).key)
  })

  it('is that of its complement', () => {
    expect(complementOf(valueSet(texts('a')))).toEqual(valueSet(texts('a'), true))
    expect(valueSet(texts('a'), true).key).toBe(valueSet(texts('a')).key)
  })

  // Why: two atoms with one key are one atom to the solver, and what it proves of one it takes to be proved of the other.
  it.each<readonly [title: string, one: Members, other: Members]>([
    ['two texts', texts('a'), texts('b')],
    ['one text and two', texts('a'), texts('a', 'b')],
    ['a text with a line break, and two texts', texts('a\nnone b'), texts('a', 'b')],
    ['a text that looks like two, and two texts', texts('a,none 1 b'), texts('a', 'b')],
    ['texts that are cut at other places', texts('a', 'bnone 1 c'), texts('anone 1 b', 'c')],
    ['a text and a pattern', texts('*'), texts(everything)],
    ['a number and a moment', compared('numbers', ['less', '5']), compared('instants', ['less', '5'])],
    ['two comparisons', compared('numbers', ['less', '5']), compared('numbers', ['less-or-equal', '5'])],
    [
      'a value that is no number, and two that are',
      compared('numbers', ['less', '5,less 1 6']),
      compared('numbers', ['less', '5'], ['less', '6']),
    ],
    [
      'a value with a line break, and two values',
      compared('instants', ['less', '5\nless 6']),
      compared('instants', ['less', '5'], ['less', '6']),
    ],
    ['the addresses of two versions', addresses({ version: 4 }), addresses({ version: 6 })],
    ['intervals from different addresses', addresses({ low: 1n }), addresses({ low: 2n })],
    ['intervals to different addresses', addresses({ high: 1n }), addresses({ high: 2n })],
    ['nothing of two kinds', texts(), addresses()],
  ])('tells %s apart', (_, one, other) => {
    expect(valueSet(one).key).not.toBe(valueSet(other).key)
  })
})
