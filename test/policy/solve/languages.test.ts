import { describe, expect, it } from 'vitest'
import { globPattern, literalPattern, type Pattern } from '../../../src/policy/solve/formula/pattern.ts'
import { valueSet, type AddressInterval, type Comparison, type ValueSet } from '../../../src/policy/solve/formula/value-set.ts'
import type { State } from '../../../src/policy/solve/values/automaton.ts'
import { compileSet } from '../../../src/policy/solve/values/language.ts'

const globOf = (text: string, ...rest: readonly [unit?: Pattern['unit'], fold?: Pattern['fold']]): Pattern =>
  globPattern(
    Array.from(text, (character) => (character === '*' ? -3 : character === '?' ? -1 : (character.codePointAt(0) ?? 0))),
    ...rest,
  )
const texts = (...patterns: readonly Pattern[]): ValueSet => valueSet({ kind: 'texts', patterns })
const addresses = (...intervals: readonly AddressInterval[]): ValueSet => valueSet({ kind: 'addresses', intervals })
const comparing = (kind: 'numbers' | 'instants', ...comparisons: readonly Comparison[]): ValueSet => valueSet({ kind, comparisons })

const four: AddressInterval = { version: 4, low: 0x0a000000n, high: 0x0a0000ffn }
const six: AddressInterval = { version: 6, low: 1n, high: 9n }

describe('a set holds', () => {
  it.each<readonly [string, ValueSet, readonly string[], readonly string[]]>([
    ['texts', texts(globOf('a'), globOf('b')), ['a', 'b'], ['', 'A', 'ab']],
    // The last is what mutants put into lists that should be empty.
    ['globs', texts(globOf('a*'), globOf('?b')), ['a', 'ab', 'axx', 'xb'], ['', 'b', 'xbb', 'Stryker was here']],
    ['texts and globs', texts(globOf('a'), globOf('b*')), ['a', 'b', 'bc'], ['', 'aa', 'c']],
    ['texts in any case', texts(literalPattern('kelvin', 'unicode')), ['kelvin', 'KELVIN', '\u212aelvin'], ['', 'kelvins', 'elvin']],
    ['texts of ASCII in any case', texts(literalPattern('kelvin', 'ascii')), ['kelvin', 'KELVIN'], ['', '\u212aelvin']],
    // `ΑΣ` is in lower case `ας`, letter by letter it is `ασ`.
    ['letters that depend on their place', texts(literalPattern('ας', 'unicode')), ['ΑΣ', 'ας'], ['ασ']],
    ['letters that depend on their place, alone', texts(literalPattern('ασ', 'unicode')), ['ασ', 'Ασ'], ['ΑΣ']],
    ['the same and globs', texts(literalPattern('ασ', 'unicode'), globOf('x*')), ['ασ', 'x', 'xy'], ['ΑΣ', 'X', '']],
    ['the same and texts', texts(literalPattern('ασ', 'unicode'), globOf('x')), ['ασ', 'x'], ['ΑΣ', 'X', '']],
    ['addresses', addresses(four, six), ['10.0.0.0', '10.0.0.255', '::1', '0::9'], ['', 'x', '10.0.1.0', '::a', '0.0.0.5', '10.0.0.01']],
    ['less', comparing('numbers', { relation: 'less', value: '2' }), ['1', '1.9', '-3'], ['2', '2.0', '3', 'x', '']],
    ['at most', comparing('numbers', { relation: 'less-or-equal', value: '2' }), ['1', '2', '2.0'], ['2.1', '3', 'x', '']],
    ['equal', comparing('numbers', { relation: 'equal', value: '2' }), ['2', '2.0', '+2'], ['1', '3', 'x', '']],
    ['at least', comparing('numbers', { relation: 'greater-or-equal', value: '2' }), ['2', '3'], ['1', '1.9', 'x', '']],
    ['greater', comparing('numbers', { relation: 'greater', value: '2' }), ['2.1', '3'], ['1', '2', 'x', '']],
    [
      'one of two',
      comparing('numbers', { relation: 'equal', value: '2' }, { relation: 'greater', value: '5' }),
      ['2', '6'],
      ['1', '3', '5'],
    ],
    ['no number', comparing('numbers', { relation: 'less', value: 'x' }), [], ['1', 'x', '']],
    ['moments', comparing('instants', { relation: 'less', value: '1970' }), ['-1', '1969'], ['0', '1970', '1.5', 'x', '']],
  ])('%s', (_, set, held, others) => {
    const { contains } = compileSet(set)
    expect(held.filter((text) => !contains(text, { left: 1000 }))).toEqual([])
    expect(others.filter((text) => contains(text, { left: 1000 }))).toEqual([])
  })

  it('texts that are looked up without any cost', () => {
    const budget = { left: 5 }
    const { contains } = compileSet(texts(globOf('a'), globOf('b'), literalPattern('c', 'unicode')))
    expect(['a', 'C', 'xyz'].map((text) => contains(text, budget))).toEqual([true, true, false])
    expect(budget).toEqual({ left: 5 })
  })
})

describe('all texts of a set begin with', () => {
  it.each<readonly [string, readonly Pattern[]]>([
    ['ab', [globOf('ab')]],
    ['ab', [globOf('ab*')]],
    ['ab', [globOf('ab?c*')]],
    ['', [globOf('*ab')]],
    ['a', [globOf('ab*'), globOf('ac*')]],
    ['ab', [globOf('ab'), globOf('abc*')]],
    ['ab', [globOf('abc*'), globOf('ab')]],
    ['ab', [globOf('ab*'), globOf('ab?')]],
    ['', [globOf('ab*'), globOf('b*')]],
    ['\0a', [globOf('\0a*')]],
    ['😀a', [globOf('😀a*'), globOf('😀ab')]],
    // Half a character is none.
    ['', [globOf('😀'), globOf('😁')]],
    ['x', [globOf('x😀'), globOf('x😁')]],
    ['', [literalPattern('ab', 'ascii')]],
    ['', [literalPattern('ab', 'unicode')]],
    ['', [globOf('ab*', 'utf-16-unit')]],
    ['', [globOf('ab*', 'utf-16-unit', 'ascii')]],
    ['', [globOf('ab'), literalPattern('ab', 'ascii')]],
  ])('`%s`, %#', (prefix, patterns) => {
    expect(compileSet(texts(...patterns)).prefix).toBe(prefix)
  })

  it('nothing in common, where they are no texts', () => {
    expect([addresses(four), comparing('numbers', { relation: 'less', value: '2' })].map((set) => compileSet(set).prefix)).toEqual(['', ''])
  })
})

it('the texts of a set are listed where each pattern has but one', () => {
  expect(compileSet(texts(globOf('a'), globOf('b'), globOf('a'))).texts).toEqual(new Set(['a', 'b']))
  expect(compileSet(texts(globOf('a'), globOf('b*'))).texts).toBeUndefined()
  expect(compileSet(texts(globOf('a'), literalPattern('b', 'ascii'))).texts).toBeUndefined()
  expect(compileSet(addresses(four)).texts).toBeUndefined()
})

it('the borders of a set are the values that it compares with', () => {
  const compared = comparing(
    'numbers',
    { relation: 'less', value: '2.5' },
    { relation: 'less', value: 'x' },
    { relation: 'equal', value: '3' },
  )
  expect(compileSet(compared).borders).toEqual([
    { units: 25n, scale: 1 },
    { units: 3n, scale: 0 },
  ])
  expect(compileSet(comparing('instants', { relation: 'less', value: '1970' })).borders).toEqual([{ units: 0n, scale: 0 }])
  expect([texts(globOf('a')), texts(globOf('*')), addresses(four)].map((set) => compileSet(set).borders)).toEqual([[], [], []])
})

it('the automaton of a set may err where one of its patterns does', () => {
  const sets = [texts(globOf('a')), texts(globOf('a*'), literalPattern('ς', 'unicode')), addresses(four)]
  expect([...sets, comparing('numbers')].map((set) => compileSet(set).isExact)).toEqual([true, false, true, true])
})

describe('the automaton of a set', () => {
  const outcome = ({ accepting, dead, universal, open }: State): string =>
    [...(accepting ? ['accepts'] : []), ...(dead ? ['none'] : []), ...(universal ? ['all'] : []), ...(open ? ['open'] : [])].join(' ')

  it.each<readonly [string, ValueSet, string, string]>([
    ['of patterns', texts(globOf('ab*')), 'a', ''],
    ['of patterns', texts(globOf('ab*')), 'abc', 'accepts all open'],
    ['of patterns', texts(globOf('ab*')), 'b', 'none'],
    ['of addresses of version 4', addresses(four), '10.0.0.7', 'accepts'],
    ['of addresses of version 4', addresses(four), '1', ''],
    ['of addresses of version 4', addresses(four), '11', 'none'],
    ['of addresses of version 4', addresses(four), ':', 'none'],
    ['of all addresses', addresses(four, six), '10.0.0.7', 'accepts'],
    ['of all addresses', addresses(four, six), '::1', 'accepts'],
    ['of all addresses', addresses(four, six), '::f', 'none'],
    ['of all addresses', addresses(six), '0.0.0.5', 'none'],
    ['of numbers', comparing('numbers', { relation: 'less', value: '1' }), '', ''],
    ['of numbers', comparing('numbers', { relation: 'less', value: '1' }), '0', 'accepts'],
    ['of numbers', comparing('numbers', { relation: 'less', value: '1' }), '2', 'none'],
    ['of numbers', comparing('numbers', { relation: 'less', value: '1' }), '1e', 'none'],
    ['of moments', comparing('instants', { relation: 'less', value: '1' }), '1970-01-01T00:00:00.5+01:00', 'accepts'],
    ['of moments', comparing('instants', { relation: 'less', value: '1' }), '1970-01-01T00:00:02-', 'none'],
    ['of moments', comparing('instants', { relation: 'less', value: '1' }), 'a1', 'none'],
  ])('%s behind %#', (_, set, text, reached) => {
    expect(outcome(compileSet(set).after(text, { left: 1000 }))).toBe(reached)
  })
})
