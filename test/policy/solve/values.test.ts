import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { globPattern, literalPattern, type Pattern } from '../../../src/policy/solve/formula/pattern.ts'
import { valueSet, type Comparison, type ValueSet } from '../../../src/policy/solve/formula/value-set.ts'
import { writeAddress } from '../../../src/policy/solve/values/address.ts'
import { findValue } from '../../../src/policy/solve/values/find-value.ts'
import { compileSet } from '../../../src/policy/solve/values/language.ts'
import { propertyRuns } from '../property-runs.ts'
import { liesInAll } from './matches.ts'

interface Asked {
  readonly set: ValueSet
  readonly inside: boolean
}

const inside = (set: ValueSet): Asked => ({ set, inside: true })
const outside = (set: ValueSet): Asked => ({ set, inside: false })

const ask = (asked: readonly Asked[], budget = 1e6): ReturnType<typeof findValue> =>
  findValue(
    asked.map(({ set, inside }) => ({ language: compileSet(set), inside })),
    [],
    { left: budget },
  )

/** Holds an answer against all texts of a small world: what is found is right, and nothing is overlooked. */
const compare = (asked: readonly Asked[], world: readonly string[], mayGiveUp = false): void => {
  const constraints = asked.map(({ set, inside }) => ({ language: compileSet(set), inside }))
  const known = world.find((text) => liesInAll(constraints, text))
  const found = ask(asked)
  if (found.kind === 'unknown') expect(mayGiveUp).toBe(true)
  if (found.kind === 'value') expect(liesInAll(constraints, found.text)).toBe(true)
  if (found.kind !== 'none') return
  expect(known).toBeUndefined()
  const used = constraints.filter((_, index) => found.used.has(index))
  expect(world.find((text) => liesInAll(used, text))).toBeUndefined()
}

const textsOver = (alphabet: string, length: number): readonly string[] =>
  length === 0 ? [''] : textsOver(alphabet, length - 1).flatMap((text) => [text, ...Array.from(alphabet, (character) => text + character)])

const globsOf = (...texts: readonly string[]): fc.Arbitrary<Pattern> =>
  fc
    .constantFrom(...texts)
    .map((text) =>
      globPattern(Array.from(text, (character) => (character === '*' ? -3 : character === '?' ? -1 : character.charCodeAt(0)))),
    )

const asks = (sets: fc.Arbitrary<ValueSet>): fc.Arbitrary<readonly Asked[]> =>
  fc.array(fc.record({ set: sets, inside: fc.boolean() }), { minLength: 1, maxLength: 4 })

const tokens = fc.array(fc.constantFrom(0x61, 0x62, 0x3a, -1, -2, -3, -4), { minLength: 1, maxLength: 5 })
const patternsOf = (pattern: fc.Arbitrary<Pattern>): fc.Arbitrary<ValueSet> =>
  fc.array(pattern, { minLength: 1, maxLength: 3 }).map((patterns) => valueSet({ kind: 'texts', patterns }))

const smallTexts = [...new Set(textsOver('ab:Ax', 5))]

describe('texts', () => {
  const globs = patternsOf(tokens.map((made) => globPattern(made)))
  const folded = patternsOf(tokens.map((made) => globPattern(made, 'code-point', 'ascii')))

  it('finds one in the intersection of globs and their complements, or none', () => {
    fc.assert(
      fc.property(asks(fc.oneof(globs, globs, folded)), (asked) => {
        compare(asked, smallTexts)
      }),
      propertyRuns(300),
    )
  })

  it('tells code points from UTF-16 units', () => {
    const symbols = fc.array(fc.constantFrom('a', '😀', '?', '*'), { minLength: 1, maxLength: 4 })
    const of = (parts: readonly string[], unit: 'code-point' | 'utf-16-unit'): Pattern =>
      globPattern(
        parts.flatMap((part) => {
          if (part === '?' || part === '*') return [part === '?' ? -1 : -3]
          return unit === 'code-point'
            ? [part.codePointAt(0) ?? 0]
            : Array.from({ length: part.length }, (_, index) => part.charCodeAt(index))
        }),
        unit,
      )
    const sets = patternsOf(
      fc.tuple(symbols, fc.constantFrom('code-point' as const, 'utf-16-unit' as const)).map(([parts, unit]) => of(parts, unit)),
    )
    const world = [...new Set(textsOver('a😀😁x', 4))]
    fc.assert(
      fc.property(asks(sets), (asked) => {
        compare(asked, world)
      }),
      propertyRuns(300),
    )
  })

  it('ignores the case of all letters where it is asked to', () => {
    const words = fc.constantFrom('k', 'K', '\u212a', 'i', 'I', '\u0130', '\u0131', 'ß', '\u1e9e', 'ß\u0307', 'i\u0307', 'ǆ', 'ǅ')
    const word = fc.array(words, { minLength: 1, maxLength: 2 }).map((parts) => parts.join(''))
    const sets = patternsOf(
      fc.oneof(
        word.map((text) => literalPattern(text, 'unicode')),
        word.map((text) => literalPattern(text, 'ascii')),
        word.map((text) => literalPattern(text)),
      ),
    )
    const world = [...new Set(textsOver('kK\u212aiI\u0130\u0307ßẞǆǅǄ', 3))]
    fc.assert(
      fc.property(asks(sets), (asked) => {
        compare(asked, world)
      }),
      propertyRuns(100),
    )
  })

  it('finds the last spelling and the last character that are left', () => {
    const spelled = (...texts: readonly string[]): ValueSet =>
      valueSet({ kind: 'texts', patterns: texts.map((text) => literalPattern(text)) })
    const kelvin = valueSet({ kind: 'texts', patterns: [literalPattern('k', 'unicode')] })
    expect(ask([inside(kelvin), outside(spelled('k', 'K'))])).toEqual({ kind: 'value', text: '\u212a' })
    expect(ask([inside(kelvin), outside(spelled('k', 'K', '\u212a'))])).toEqual({ kind: 'none', used: new Set([0, 1]) })
    const unit = valueSet({ kind: 'texts', patterns: [globPattern([-1], 'utf-16-unit')] })
    const found = ask([inside(unit), outside(spelled('x', 'a'))])
    expect(found.kind === 'value' && found.text.length).toBe(1)
    const pair = valueSet({ kind: 'texts', patterns: [globPattern([-1, -1], 'utf-16-unit')] })
    const one = valueSet({ kind: 'texts', patterns: [globPattern([-1])] })
    const astral = ask([inside(pair), inside(one), outside(spelled('😀'))])
    expect(astral.kind === 'value' && astral.text.length).toBe(2)
  })

  it('does not claim that there is none where lower case depends on what stands beside a letter', () => {
    const sigma = valueSet({ kind: 'texts', patterns: [literalPattern('ας', 'unicode')] })
    const spelled = ['ας', 'Ας'].map((text) => literalPattern(text))
    // `ΑΣ` is in lower case `ας`, though `Σ` alone is `σ`.
    expect(
      ask([
        { set: sigma, inside: true },
        { set: valueSet({ kind: 'texts', patterns: spelled }), inside: false },
      ]).kind,
    ).not.toBe('none')
  })

  it('gives up on globs whose automaton is too large, within its budget', () => {
    const hard = (letter: string): ValueSet =>
      valueSet({ kind: 'texts', patterns: [globPattern([-3, letter.charCodeAt(0), ...Array<number>(24).fill(-1)])] })
    const mirror = (letter: string): ValueSet =>
      valueSet({ kind: 'texts', patterns: [globPattern([-3, letter.charCodeAt(0), ...Array<number>(24).fill(-1), 0x63])] })
    const budget = { left: 200_000 }
    const found = findValue(
      [
        { set: hard('a'), inside: true },
        { set: hard('b'), inside: true },
        { set: mirror('a'), inside: false },
        {
          set: valueSet({ kind: 'texts', patterns: [globPattern([-3, 0x63]), globPattern([-3, 0x64]), globPattern([-3, 0x65])] }),
          inside: true,
        },
        { set: valueSet({ kind: 'texts', patterns: [globPattern([0x61, -3]), globPattern([0x62, -3])] }), inside: false },
        {
          set: valueSet({ kind: 'texts', patterns: [globPattern([-3, 0x63]), globPattern([-3, 0x64]), globPattern([-3, 0x65])] }),
          inside: false,
        },
      ].map(({ set, inside }) => ({ language: compileSet(set), inside })),
      [],
      budget,
    )
    expect(found.kind).toBe('unknown')
    expect(budget.left).toBeGreaterThan(-10_000)
  })
})

describe('addresses', () => {
  const version4 = fc.tuple(fc.integer({ min: 0, max: 0xffffffff }), fc.integer({ min: 0, max: 0xffffffff })).map(([a, b]) => ({
    version: 4 as const,
    low: BigInt(Math.min(a, b)),
    high: BigInt(Math.max(a, b)),
  }))
  const few = fc
    .tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 3 }), fc.constantFrom(4 as const, 6 as const))
    .map(([low, length, version]) => ({
      version,
      low: BigInt(low),
      high: BigInt(low + length),
    }))
  const sets = (interval: typeof few | typeof version4): fc.Arbitrary<ValueSet> =>
    fc
      .array<{ version: 4 | 6; low: bigint; high: bigint }>(interval as typeof few, { minLength: 1, maxLength: 3 })
      .map((intervals) => valueSet({ kind: 'addresses', intervals }))
  const world = [
    ...Array.from({ length: 11 }, (_, byte) => [`0.0.0.${byte}`, `::${byte.toString(16)}`]).flat(),
    '255.255.255.255',
    'ffff::',
    'x',
  ]

  it('finds one in intervals and their complements, or none', () => {
    fc.assert(
      fc.property(asks(sets(few)), (asked) => {
        compare(asked, world)
      }),
      propertyRuns(300),
    )
  })

  it('finds one in large intervals under texts', () => {
    const prefixes = globsOf('1*', '10.*', '*.0', '?.?.?.?', '*.255', '0*', '2??.*', '*1', '*:*')
    fc.assert(
      fc.property(asks(fc.oneof(sets(version4), patternsOf(prefixes))), (asked) => {
        compare(asked, ['10.0.0.0', '1.2.3.4', '200.1.1.255', '9.9.9.9', '0.0.0.0', '255.255.255.255', '1', 'x', '::1', '10.x'])
      }),
      propertyRuns(60),
    )
  })

  it('finds one at the edges of bytes', () => {
    const edge = fc
      .tuple(fc.constantFrom(0x0a000000, 0x0a000100, 0x0a010000, 0x0b000000), fc.constantFrom(-2, -1, 0, 1))
      .map(([base, offset]) => base + offset)
    const interval = fc
      .tuple(edge, edge)
      .map(([a, b]) => ({ version: 4 as const, low: BigInt(Math.min(a, b)), high: BigInt(Math.max(a, b)) }))
    const texts = globsOf('10.0.0.*', '10.*', '*.255', '*.254', '*.0', '*.1', '*.1.*', '*.0.*.*')
    const asked = asks(fc.oneof(sets(interval), patternsOf(texts)))
    const world = [0x0a000000, 0x0a000100, 0x0a010000, 0x0b000000].flatMap((base) =>
      [-3, -2, -1, 0, 1, 2].map((offset) => writeAddress({ version: 4, value: BigInt(base + offset) })),
    )
    fc.assert(
      fc.property(asked, (asked) => {
        compare(asked, [...world, '10.0.0.7', '10.0.7.7', '10.7.7.7', '10.7.7.255', 'x'])
      }),
      propertyRuns(60),
    )
  })

  it('does not take the end of an interval for the end of a byte', () => {
    const most = valueSet({ kind: 'addresses', intervals: [{ version: 4, low: 0x0a000000n, high: 0x0a0001fen }] })
    const glob = (text: string): ValueSet =>
      valueSet({
        kind: 'texts',
        patterns: [globPattern(Array.from(text, (character) => (character === '*' ? -3 : character.charCodeAt(0))))],
      })
    const last = [inside(most), inside(glob('*5'))]
    expect(ask([...last, inside(glob('10.0.*.255'))])).toEqual({ kind: 'value', text: '10.0.0.255' })
    expect(ask([...last, outside(glob('10.0.0.*')), inside(glob('*.255'))]).kind).toBe('none')
    expect(ask([...last, outside(glob('10.0.0.*'))])).toMatchObject({ kind: 'value' })
  })

  it('knows that an address of version 4 has one spelling', () => {
    const one = valueSet({ kind: 'addresses', intervals: [{ version: 4, low: 0x0a000001n, high: 0x0a000001n }] })
    const text = valueSet({ kind: 'texts', patterns: [literalPattern('10.0.0.1')] })
    const prefix = valueSet({ kind: 'texts', patterns: [globPattern([0x31, 0x30, 0x2e, -3])] })
    const ten = valueSet({ kind: 'addresses', intervals: [{ version: 4, low: 0x0a000000n, high: 0x0affffffn }] })
    expect(
      ask([
        { set: one, inside: true },
        { set: text, inside: false },
      ]),
    ).toEqual({ kind: 'none', used: new Set([0, 1]) })
    expect(
      ask([
        { set: ten, inside: true },
        { set: prefix, inside: false },
      ]),
    ).toEqual({ kind: 'none', used: new Set([0, 1]) })
    expect(
      ask([
        { set: ten, inside: false },
        { set: prefix, inside: true },
      ]).kind,
    ).toBe('value')
  })
})

describe('numbers and moments', () => {
  const relations = fc.constantFrom<Comparison['relation'][]>('less', 'less-or-equal', 'equal', 'greater-or-equal', 'greater')
  const sets = (kind: 'numbers' | 'instants', values: fc.Arbitrary<string>): fc.Arbitrary<ValueSet> =>
    fc
      .array(fc.record({ relation: relations, value: values }), { minLength: 1, maxLength: 2 })
      .map((comparisons) => valueSet({ kind, comparisons }))
  const decimals = fc.constantFrom(
    '0',
    '1',
    '-1',
    '1.5',
    '1.50',
    '01',
    '2',
    '1999',
    '2000',
    '2000.5',
    '10000',
    '12345678901234567890.1',
    '-1.5',
    '1000',
    '-1000',
    '-1.5',
    '1000',
    '-1000',
  )
  const moments = fc.constantFrom(
    '0',
    '1',
    '1970',
    '1970-01-01T00:00:01Z',
    '2000',
    '2000-01-01T00:00:00.5Z',
    '2000-02-29T12:00:00+23:59',
    '-62167219200',
    '999999999999999',
    '9999-12-31T23:59:59.9-23:59',
    '1969-12-31T23:59:58.5Z',
    '01000',
    '-1000',
  )
  const spelled = [
    '0',
    '1',
    '-1',
    '2',
    '1.5',
    '1.25',
    '0.5',
    '+1',
    '1.0',
    '-1.0',
    '-2',
    '1970',
    '1969',
    '1971',
    '01970',
    '1999',
    '2000',
    '2001',
    '1998',
    '02000',
    '2000.5',
    '1999.5',
    '10000',
    '9999',
    '0000',
    '0001',
  ]
  const dated = [
    '1970-01-01T00:00:00.5Z',
    '1969-12-31T23:59:58.2Z',
    '1969-12-31T23:59:58.7Z',
    '-1.7',
    '-1.2',
    '1000',
    '01000',
    '-1000',
    '-1000.0',
    '2000-01-01T00:00:00.2Z',
    '2000-01-01T00:00:00.7Z',
    '1999-12-31',
    '2000-01-01',
    '1970-01-02',
    '0000-01-01T00:00:00+23:59',
    '9999-12-31T23:59:59.95-23:59',
    '-62167219201',
    '-62167305600',
    '1000000000000000',
    '12345678901234567890',
    '12345678901234567891',
    '946684800',
    '946684801',
    'x',
    '',
  ]
  const world = [
    ...spelled,
    ...dated,
    '1969-12-31T23:59:58.5Z',
    '1970-01-01T00:00:01Z',
    '2000-02-29T12:00:00+23:59',
    '9999-12-31T23:59:59.9-23:59',
  ]

  it('finds a number', () => {
    fc.assert(
      fc.property(asks(sets('numbers', decimals)), (asked) => {
        compare(asked, world)
      }),
      propertyRuns(300),
    )
  })

  it('finds a moment', () => {
    fc.assert(
      fc.property(asks(sets('instants', moments)), (asked) => {
        compare(asked, world)
      }),
      propertyRuns(300),
    )
  })

  it('finds a text that is a number and a moment, or one of them', () => {
    fc.assert(
      fc.property(asks(fc.oneof(sets('instants', moments), sets('numbers', decimals))), (asked) => {
        compare(asked, world)
      }),
      propertyRuns(500),
    )
  })

  it('knows that no number and no moment is an ARN', () => {
    const arn = valueSet({ kind: 'texts', patterns: [globPattern([0x61, 0x72, 0x6e, 0x3a, -3])] })
    const comparisons = [{ relation: 'greater', value: '-12' }] as const
    expect(ask([inside(arn), inside(valueSet({ kind: 'numbers', comparisons }))])).toEqual({ kind: 'none', used: new Set([0, 1]) })
    expect(ask([inside(arn), inside(valueSet({ kind: 'instants', comparisons }))]).kind).toBe('none')
    const digits = valueSet({ kind: 'texts', patterns: [globPattern([0x37, -3, 0x37])] })
    expect(ask([inside(digits), inside(valueSet({ kind: 'numbers', comparisons }))])).toMatchObject({ kind: 'value' })
  })

  it('finds texts, numbers and addresses under each other, or gives up', () => {
    const texts = globsOf('1*', '*.*', '*-*', '????', '*', '1', '2000', '*Z')
    const addresses = fc
      .constantFrom(4 as const, 6 as const)
      .map((version) => valueSet({ kind: 'addresses', intervals: [{ version, low: 0n, high: 2n ** 31n }] }))
    fc.assert(
      fc.property(asks(fc.oneof(sets('instants', moments), sets('numbers', decimals), patternsOf(texts), addresses)), (asked) => {
        compare(asked, [...world, '::1', '1.2.3.4'], true)
      }),
      propertyRuns(300),
    )
  })
})
