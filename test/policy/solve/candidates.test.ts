import { describe, expect, it } from 'vitest'
import { globPattern, type Pattern } from '../../../src/policy/solve/formula/pattern.ts'
import { valueSet, type Comparison, type ValueSet } from '../../../src/policy/solve/formula/value-set.ts'
import { readAddress } from '../../../src/policy/solve/values/address.ts'
import { borderTexts, likelyTexts } from '../../../src/policy/solve/values/candidates.ts'
import type { Constraint } from '../../../src/policy/solve/values/constraint.ts'
import { findValue, shortest } from '../../../src/policy/solve/values/find-value.ts'
import { compileSet } from '../../../src/policy/solve/values/language.ts'

const inside = (set: ValueSet): Constraint => ({ language: compileSet(set), inside: true })
const outside = (set: ValueSet): Constraint => ({ language: compileSet(set), inside: false })

const globOf = (text: string): Pattern =>
  globPattern(Array.from(text, (character) => (character === '*' ? -3 : character === '?' ? -1 : character.charCodeAt(0))))

const texts = (...globs: readonly string[]): ValueSet => valueSet({ kind: 'texts', patterns: globs.map(globOf) })

const addresses = (...intervals: readonly string[]): ValueSet =>
  valueSet({
    kind: 'addresses',
    intervals: intervals.map((text) => {
      const [low, high] = text.split(' to ').map(readAddress)
      if (low === undefined || high === undefined) throw new TypeError(`no interval: ${text}`)
      return { version: low.version, low: low.value, high: high.value }
    }),
  })

const comparing =
  (kind: 'numbers' | 'instants') =>
  (relation: Comparison['relation'], value: string): ValueSet =>
    valueSet({ kind, comparisons: [{ relation, value }] })
const numbers = comparing('numbers')
const instants = comparing('instants')

describe('likely texts', () => {
  it('have a word, or nothing, in the place of each star', () => {
    expect(likelyTexts([inside(texts('a*b', 'c?d')), inside(texts('\0*'))])).toEqual(['axb', 'ab', 'cxd', 'cxd', '\0x', '\0', 'other'])
  })

  it('are those of sets of texts that a value has to lie in, of the first eight each', () => {
    const many = texts(...Array.from('abcdefghi', (letter) => `${letter}*`))
    const likely = likelyTexts([outside(texts('z*')), inside(numbers('less', '3')), inside(many)])
    expect(likely).toEqual([...Array.from('abcdefgh', (letter) => [`${letter}x`, letter]).flat(), 'other'])
  })
})

describe('texts at the borders', () => {
  it('are one that is no address, number or moment, where nothing is compared', () => {
    expect(borderTexts([inside(texts('a'))], 8)).toEqual(['other'])
  })

  it('are the first address of each interval and the first behind it, of each version, as far as there is one', () => {
    const constraints = [inside(addresses('10.0.0.0 to 10.0.0.3', '::5 to ::6')), outside(addresses('255.255.255.254 to 255.255.255.255'))]
    expect(borderTexts(constraints, 0)).toEqual([
      ...['other', '0.0.0.0', '10.0.0.0', '10.0.0.4', '255.255.255.254'],
      ...['0:0:0:0:0:0:0:0', '0:0:0:0:0:0:0:5', '0:0:0:0:0:0:0:7'],
    ])
    expect(borderTexts(constraints, 2)).toEqual([
      ...['other', '0.0.0.0', '0.0.0.1', '0.0.0.2', '10.0.0.0', '10.0.0.1', '10.0.0.2', '10.0.0.4', '10.0.0.5', '10.0.0.6'],
      ...['255.255.255.254', '255.255.255.255'],
      ...['0:0:0:0:0:0:0:0', '0:0:0:0:0:0:0:1', '0:0:0:0:0:0:0:2', '0:0:0:0:0:0:0:5', '0:0:0:0:0:0:0:6', '0:0:0:0:0:0:0:7'],
      ...['0:0:0:0:0:0:0:7', '0:0:0:0:0:0:0:8', '0:0:0:0:0:0:0:9'],
    ])
  })

  it('are each border of numbers, its neighbours and the middle to the next, in every form that reads as another number or moment', () => {
    expect(borderTexts([inside(numbers('greater', '1000')), outside(numbers('less', '1.5'))], 0)).toEqual([
      'other',
      ...['1.5', '1.5', '1970-01-01T00:00:01.5Z', '1.5', '1970', '9999'],
      ...['0', '0', '1970-01-01T00:00:00Z', '0.0', '0000', '1970', '9999'],
      ...['1', '1', '1970-01-01T00:00:01Z', '1.0', '0001', '1970', '9999'],
      ...['2', '2', '1970-01-01T00:00:02Z', '2.0', '0002', '1970', '9999'],
      ...['500.75', '500.75', '1970-01-01T00:08:20.75Z', '500.75', '1970', '9999'],
      ...['01000', '1000', '1970-01-01T00:16:40Z', '1000.0', '1000', '1970', '9999'],
      ...['999', '999', '1970-01-01T00:16:39Z', '999.0', '0999', '1970', '9999'],
      ...['01000', '1000', '1970-01-01T00:16:40Z', '1000.0', '1000', '1970', '9999'],
      ...['01001', '1001', '1970-01-01T00:16:41Z', '1001.0', '1001', '1970', '9999'],
    ])
  })

  it('are of moments those at the ends of what has a date, too; of others no year but their own', () => {
    expect([...new Set(borderTexts([inside(instants('less', '12345')), inside(numbers('less', '12345'))], 0))]).toEqual([
      'other',
      ...['-62167305540', '0000-01-01T00:00:00+23:59', '-62167305540.0', '0000', '9999', '-62167305541', '-62167305541.0'],
      ...['-62167305539', '0000-01-01T00:00:01+23:59', '-62167305539.0', '-31083646597.5', '0984-12-30T13:43:22.5Z', '0984'],
      ...['12345', '1970-01-01T03:25:45Z', '12345.0', '1970', '12344', '1970-01-01T03:25:44Z', '12344.0'],
      ...['12346', '1970-01-01T03:25:46Z', '12346.0', '126701199742.5', '5985-01-01T01:42:22.5Z', '5985'],
      ...['253402387140', '253402387140.0', '253402387139', '9999-12-31T23:59:59-23:59', '253402387139.0'],
      ...['253402387141', '253402387141.0'],
    ])
  })
})

describe('of texts that can be listed', () => {
  it('the shortest list is tried', () => {
    expect(shortest([inside(texts('a', 'b')), inside(texts('c')), outside(texts('d')), inside(texts('e')), inside(texts('*'))])).toBe(1)
    expect(shortest([outside(texts('a')), inside(texts('a*')), inside(numbers('less', '1'))])).toBe(-1)
  })

  // A search would have to give up.
  const nothing = { left: 0 }

  it('a sample is taken before others, where it is one of them', () => {
    expect(findValue([inside(texts('a', 'b'))], ['x', 'b', 'a'], nothing)).toEqual({ kind: 'value', text: 'b' })
    expect(findValue([inside(texts('a', 'b'))], ['x'], nothing)).toEqual({ kind: 'value', text: 'a' })
    expect(findValue([inside(texts('a', 'b')), outside(texts('b'))], ['b'], nothing)).toEqual({ kind: 'value', text: 'a' })
  })

  it('each is tried, and all that it fails is told, once', () => {
    expect(findValue([inside(texts('a')), outside(texts('a'))], [], nothing)).toEqual({ kind: 'none', used: new Set([0, 1]) })
    expect(findValue([inside(texts('a*')), inside(texts('a', 'b')), outside(texts('a'))], [], nothing)).toEqual({
      kind: 'none',
      used: new Set([0, 1, 2]),
    })
    // The second set excludes `a` and `b`: the first is not needed for `b`.
    expect(findValue([outside(texts('b*')), outside(texts('?')), inside(texts('a', 'b'))], [], nothing)).toEqual({
      kind: 'none',
      used: new Set([1, 2]),
    })
  })
})

describe('of texts that cannot be listed', () => {
  it('what is likely is tried without a search', () => {
    expect(findValue([inside(texts('a*', '*c')), outside(texts('ax', 'a', 'xc'))], [], { left: 0 })).toEqual({ kind: 'value', text: 'c' })
    expect(findValue([inside(texts('a*'))], ['b', 'abc'], { left: 0 })).toEqual({ kind: 'value', text: 'abc' })
  })

  it('more addresses are tried where texts are asked for, too', () => {
    const gap = addresses('10.0.0.0 to 10.0.0.9', '0.0.0.3 to 0.0.0.4')
    expect(findValue([inside(gap)], [], { left: 0 })).toEqual({ kind: 'value', text: '10.0.0.0' })
    expect(findValue([inside(gap), inside(texts('*.5'))], [], { left: 0 })).toEqual({ kind: 'value', text: '10.0.0.5' })
    expect(findValue([inside(gap), inside(texts('*.9'))], [], { left: 0 })).toEqual({ kind: 'unknown' })
  })

  it('numbers that exclude each other do so without a search', () => {
    const apart = [inside(texts('1*')), inside(numbers('less', '0')), outside(texts('17*')), inside(numbers('greater', '0'))]
    expect(findValue(apart, [], { left: 0 })).toEqual({ kind: 'none', used: new Set([1, 3]) })
  })

  it.each<readonly [string, readonly Constraint[], string | undefined]>([
    [
      'numbers',
      [inside(texts('1*6')), inside(numbers('less', '1000.0000009')), inside(numbers('greater', '1000.0000005'))],
      '1000.0000006',
    ],
    [
      'numbers',
      [inside(texts('1*6')), inside(numbers('less', '1000.0000006')), inside(numbers('greater', '1000.0000005')), outside(texts('*.*'))],
      undefined,
    ],
    ['numbers with zeros', [inside(texts('0*0')), inside(numbers('equal', '5'))], '05.0'],
    ['negative numbers', [inside(texts('*7')), inside(numbers('less', '-12')), outside(numbers('less', '-13'))], '-12.7'],
    [
      'moments',
      [inside(texts('*:17Z')), inside(instants('greater', '2024-01-31T10:00:16Z')), inside(instants('less', '2024-01-31T10:00:18Z'))],
      '2024-01-31T10:00:17Z',
    ],
    [
      'moments in a zone',
      [inside(texts('2024-01-31T15*+05:30')), inside(instants('equal', '2024-01-31T10:00:00Z'))],
      '2024-01-31T15:30+05:30',
    ],
    ['moments and years', [inside(texts('2024*')), inside(instants('greater', '2025-01-02'))], '2024000000'],
    ['moments and years', [inside(texts('2024-*')), inside(instants('greater', '2025-01-02'))], undefined],
    [
      'a day',
      [
        inside(texts('*-02-*')),
        inside(instants('greater', '2023-02-28T23:59:59Z')),
        inside(instants('less', '2023-03-01')),
        outside(texts('*T*')),
      ],
      undefined,
    ],
    ['addresses', [inside(texts('*.9')), inside(addresses('10.0.0.0 to 10.0.0.9'))], '10.0.0.9'],
    ['addresses of version 6', [inside(texts('*:7')), inside(addresses('2001:db8:: to 2001:db8::ffff:ffff'))], '2001:db8:0:0:0:0:0:7'],
    [
      'addresses of both versions',
      [inside(texts('10.*')), inside(addresses('10.0.0.0 to 10.0.0.255', '2001:db8:: to 2001:db8::ff')), outside(texts('10.0.*'))],
      undefined,
    ],
    ['addresses of version 4 in one of 6', [inside(texts('*.7')), inside(addresses('::1:0 to ::1:ffff'))], '::0.1.0.7'],
  ])('a search finds whether one of %s is left: %#', (_, constraints, text) => {
    const found = findValue(constraints, [], { left: 2e6 })
    if (text === undefined) expect(found.kind).toBe('none')
    else expect(found).toEqual({ kind: 'value', text })
  })

  it.each<readonly [string, readonly Constraint[], readonly number[]]>([
    ['moment', [inside(texts('*a')), outside(texts('x*')), inside(instants('equal', '2024-01-31T10:00:00Z'))], [0, 2]],
    ['number', [inside(texts('*-*1')), inside(numbers('greater', '5'))], [0, 1]],
    ['address', [inside(addresses('2001:db8::1 to 2001:db8::7')), inside(texts('*.')), outside(addresses('::1 to ::2'))], [0, 1]],
  ])('it takes few steps to see that no %s at all is among the texts', (_, constraints, used) => {
    expect(findValue(constraints, [], { left: 30_000 })).toEqual({ kind: 'none', used: new Set(used) })
  })
})
