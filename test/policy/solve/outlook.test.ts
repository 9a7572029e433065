import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { valueSet, type Comparison, type ValueSet } from '../../../src/policy/solve/formula/value-set.ts'
import { readAddress } from '../../../src/policy/solve/values/address.ts'
import type { State } from '../../../src/policy/solve/values/automaton.ts'
import { compileSet } from '../../../src/policy/solve/values/language.ts'
import { propertyRuns } from '../property-runs.ts'

const addressSet = (...intervals: readonly (readonly [string, string])[]): ValueSet =>
  valueSet({
    kind: 'addresses',
    intervals: intervals.map(([from, to]) => {
      const [low, high] = [readAddress(from), readAddress(to)]
      if (low === undefined || high === undefined) throw new TypeError(`no addresses: ${from}, ${to}`)
      return low.value < high.value
        ? { version: low.version, low: low.value, high: high.value }
        : { version: low.version, low: high.value, high: low.value }
    }),
  })
const comparing = (kind: 'numbers' | 'instants', ...comparisons: readonly Comparison[]): ValueSet => valueSet({ kind, comparisons })

const plenty = (): { left: number } => ({ left: 1e6 })
const startOf = (set: ValueSet): State => compileSet(set).after('', plenty())
const behind = (state: State, text: string): State =>
  Array.from(text).reduce((reached, character) => reached.step(character.codePointAt(0) ?? 0, plenty()), state)

const fours = ['0.0.0.0', '10.0.0.1', '10.0.0.255', '10.0.1.0', '192.168.1.77', '255.255.255.255']
const sixes = [
  '::',
  '::1',
  '2001:db8::',
  '2001:db8::ff',
  '2001:db8:0:1::',
  '1:2:3:4:5:6:7:8',
  '::ffff:10.0.0.1',
  'fd00::1:0:0',
  'ffff::ffff',
]
const spelled = [
  ...['0::1', '0:0:0:0:0:0:0:1', '2001:0DB8::00ff', '2001:db8:0:0:0:0:0:ff', '1:2:3:4:5:6:7.8.0.9', '1:2:3::7:8', '::2:3:4:5:6:7:8'],
  ...['1:2:3:4:5:6:7::', '::10.0.0.1', '64:ff9b::192.168.1.77', '2001:db8::ffff:ffff'],
]
const numbers = [
  '0',
  '-0',
  '5',
  '5.0',
  '+5',
  '005',
  '-5',
  '12.5',
  '12.50',
  '-12.5',
  '1000',
  '999.9999',
  '1700000000',
  '0.001',
  '-0.001',
  '1970',
]
const moments = [
  ...[
    '1970',
    '0',
    '-1',
    '00005',
    '1234',
    '12345',
    '-1234',
    '1700000000',
    '2024-02-29',
    '2023-02-28',
    '2024-02',
    '1900-02-28',
    '2000-02-29',
  ],
  ...[
    '2024-01-31T10:00:00Z',
    '2024-01-31T10:00Z',
    '2024-01-31T10:00:00.5+01:00',
    '2024-01-31T10:00:30.25-23:59',
    '2023-12-31T23:59:59.99Z',
  ],
  ...['2024-01-31T10:00:00.50000Z', '0000', '9999', '9999-12-31T23:59:59.9+00:00', '2024-01-31T11:00+01:00', '0000-01-01T00:00-23:59'],
]

const relations = ['less', 'less-or-equal', 'equal', 'greater-or-equal', 'greater'] as const
const comparisons = (values: readonly string[]): fc.Arbitrary<readonly Comparison[]> =>
  fc.array(fc.record({ relation: fc.constantFrom(...relations), value: fc.constantFrom(...values) }), { minLength: 1, maxLength: 3 })
const intervals = (values: readonly string[]): fc.Arbitrary<readonly (readonly [string, string])[]> =>
  fc.array(fc.tuple(fc.constantFrom(...values), fc.constantFrom(...values)), { maxLength: 2 })

/** Texts as they are, cut off, or with something else in one place. */
const near = (values: readonly string[], characters: string): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...values), fc.nat(20), fc.nat(2), fc.constantFrom('', ...Array.from(characters)), fc.boolean())
    .map(([text, at, gone, put, isWhole]) => (isWhole ? text : text.slice(0, at) + put + text.slice(at + gone)))

const kinds = [
  {
    name: 'addresses',
    sets: fc.tuple(intervals(fours), intervals(sixes)).map(([four, six]) => addressSet(...four, ...six)),
    texts: near([...fours, ...sixes, ...spelled], '0159afAF:.'),
  },
  { name: 'numbers', sets: comparisons(numbers).map((made) => comparing('numbers', ...made)), texts: near(numbers, '0159+-.') },
  { name: 'instants', sets: comparisons(moments).map((made) => comparing('instants', ...made)), texts: near(moments, '0123459+-.:TZ') },
]

describe.each(kinds)('the automaton of $name', ({ sets, texts }) => {
  it('accepts what the set holds, and nothing else', () => {
    fc.assert(
      fc.property(sets, fc.array(texts, { minLength: 20, maxLength: 20 }), (set, tried) => {
        const [language, start] = [compileSet(set), startOf(set)]
        for (const text of tried) expect([text, behind(start, text).accepting]).toEqual([text, language.contains(text, plenty())])
      }),
      propertyRuns(200),
    )
  })

  it('comes to one state only behind texts that go on alike, and to a dead one only where nothing comes', () => {
    fc.assert(
      fc.property(sets, fc.array(texts, { minLength: 40, maxLength: 40 }), fc.nat(12), (set, tried, length) => {
        const [language, start] = [compileSet(set), startOf(set)]
        const known = new Map<State, string>()
        const tails = tried.flatMap((text) => [text.slice(length), text.slice(length + 3)])
        const kept = (begun: string): readonly string[] => tails.filter((tail) => language.contains(begun + tail, plenty()))
        for (const text of tried) {
          const begun = text.slice(0, length)
          const state = behind(start, begun)
          const first = known.get(state) ?? begun
          known.set(state, first)
          if (state.dead) expect([begun, kept(begun)]).toEqual([begun, []])
          else expect([begun, first, kept(begun)]).toEqual([begun, first, kept(first)])
        }
      }),
      propertyRuns(200),
    )
  })
})

/** Counts the states that can be reached, up to some number. */
const countStates = (set: ValueSet, most: number): number => {
  const start = startOf(set)
  const seen = new Set([start])
  for (const state of seen) {
    if (seen.size > most) break
    for (const character of state.live) seen.add(state.step(character, plenty()))
  }
  return seen.size
}

it.each<readonly [string, ValueSet, number]>([
  ['a block of version 4', addressSet(['10.0.0.0', '10.255.255.255']), 25],
  ['one address of version 4', addressSet(['10.0.0.1', '10.0.0.1']), 12],
  ['a block of version 6', addressSet(['2001:db8::', '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff']), 150],
  ['a small block of version 6', addressSet(['2001:db8::', '2001:db8::ffff:ffff:ffff:ffff']), 200],
  ['one address of version 6', addressSet(['2001:db8::1', '2001:db8::1']), 160],
  ['numbers', comparing('numbers', { relation: 'greater', value: '1700000000' }), 30],
  ['decimals', comparing('numbers', { relation: 'less', value: '2.25' }, { relation: 'equal', value: '1000.0625' }), 25],
  ['moments', comparing('instants', { relation: 'greater', value: '2024-01-31T10:00:00Z' }), 45_000],
])('few states suffice for %s', (_, set, most) => {
  const states = countStates(set, 50_000)
  expect(states).toBeGreaterThan(most / 2)
  expect(states).toBeLessThan(most)
})
