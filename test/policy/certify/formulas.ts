import fc from 'fast-check'
import type { Dimension } from '../../../src/policy/solve/formula/dimension.ts'
import { and, any, free, list, not, or, present, type Formula } from '../../../src/policy/solve/formula/formula.ts'
import { globPattern, literalPattern, type Pattern } from '../../../src/policy/solve/formula/pattern.ts'
import { complementOf, valueSet, type Comparison, type ValueSet } from '../../../src/policy/solve/formula/value-set.ts'

const dimension = (name: string, traits: Partial<Dimension> = {}): Dimension => ({
  name,
  kind: 'key',
  single: false,
  required: false,
  ...traits,
})

/** One dimension of each kind. */
export const dimensions: readonly Dimension[] = [
  dimension('resource', { kind: 'text', single: true, required: true }),
  dimension('single', { single: true }),
  dimension('several'),
  dimension('needed', { required: true }),
]

/** Texts that the sets below tell apart. */
export const world: readonly string[] = [
  ...['', 'a', 'A', 'b', 'k', 'K', '\u212a', 'ab', 'Ab', 'ba', 'b:a', ':', 'c', 'aab', '😀', '😁', 'a😀', 'xx', 'x'],
  ...['10.0.0.0', '10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.4', '10.0.1.0', '9.255.255.255', '::', '::1', '::2', '::ffff:10.0.0.1'],
  ...['0', '1', '1.0', '+1', '1.5', '2', '2.5', '3', '-1', '1999', '2000', '2000.0', '2001', '946684800', '946684799', '946684801'],
  ...['1999-12-31', '2000-01-01', '2000-01-01T00:00:00.5Z', '2000-01-01T00:00:01Z', '2000-01-01T00:00:00+01:00', '2001-01-01'],
]

const codes = (text: string): readonly number[] =>
  Array.from(text, (one) => ({ '*': -3, '?': -1, '+': -4, '.': -2 })[one] ?? one.codePointAt(0) ?? 0)
const units = (text: string): readonly number[] =>
  Array.from(text).flatMap((one) => ({ '*': [-3], '?': [-1] })[one] ?? one.split('').map((half) => half.charCodeAt(0)))

const patterns: fc.Arbitrary<Pattern> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('a', 'b', 'ab', 'c', '').map((text) => literalPattern(text)) },
  {
    weight: 5,
    arbitrary: fc
      .constantFrom('*', 'a*', '*b', '?', '??', 'a*b', '+:+', '*:*', '*a*b', '*b*a', '.', 'a+', 'b*', '10.*', '1*')
      .map((text) => globPattern(codes(text))),
  },
  fc.constantFrom('?', '??', '*?', '😀', '😀*', 'a?', 'a??').map((text) => globPattern(units(text), 'utf-16-unit')),
  fc
    .tuple(fc.constantFrom('a', 'k', 'ab', 'AB'), fc.constantFrom('ascii' as const, 'unicode' as const))
    .map(([text, fold]) => literalPattern(text, fold)),
)
const texts = fc.array(patterns, { minLength: 1, maxLength: 3 }).map((made) => valueSet({ kind: 'texts', patterns: made }))
const lists = fc.uniqueArray(fc.constantFrom('a', 'b', 'ab', '10.0.0.1', '10.0.0.4', '1', '2', '2000', '::1', '2000-01-01'), {
  minLength: 1,
  maxLength: 3,
})
const intervals = fc.tuple(fc.constantFrom(4 as const, 4 as const, 6 as const), fc.nat(4), fc.nat(3)).map(([version, low, more]) => {
  const base = version === 4 ? 0x0a000000n : 0n
  return { version, low: base + BigInt(low), high: base + BigInt(low + more) }
})
const relation = fc.constantFrom('less', 'less-or-equal', 'equal', 'greater-or-equal', 'greater')
const compared = (kind: 'numbers' | 'instants', values: readonly string[]): fc.Arbitrary<ValueSet> =>
  fc
    .array(fc.record({ relation, value: fc.constantFrom(...values) }), { minLength: 1, maxLength: 2 })
    .map((comparisons: readonly Comparison[]) => valueSet({ kind, comparisons }))
const families: readonly fc.Arbitrary<ValueSet>[] = [
  texts,
  fc.oneof(
    lists.map((made) => valueSet({ kind: 'texts', patterns: made.map((text) => literalPattern(text)) })),
    texts,
  ),
  fc.array(intervals, { minLength: 1, maxLength: 2 }).map((made) => valueSet({ kind: 'addresses', intervals: made })),
  compared('numbers', ['0', '1', '1.5', '2', '2000', '946684800']),
  compared('instants', ['2000', '2000-01-01', '946684800', '1999-12-31T23:00:00Z', '0']),
]

/** Much said of one dimension: mostly nobody satisfies it. */
export const formulas: fc.Arbitrary<Formula> = fc
  .tuple(fc.constantFrom(...dimensions), fc.subarray([0, 1, 2, 3, 4], { minLength: 1, maxLength: 2 }))
  .chain(([where, kinds]) => {
    const set = fc.oneof(...kinds.map((kind) => families[kind] ?? texts)).chain((made) => fc.constantFrom(made, complementOf(made)))
    const atom = fc.oneof(
      { weight: 8, arbitrary: set.map((made) => any(where, made)) },
      fc.constant(present(where)),
      fc.constant(list(where)),
      fc.constantFrom('one', 'two').map(free),
    )
    const literal = atom.chain((made) => fc.constantFrom(made, not(made)))
    return fc.array(
      fc.array(literal, { minLength: 1, maxLength: 3 }).map((made) => or(...made)),
      { minLength: 2, maxLength: 9 },
    )
  })
  .map((operands) => and(...operands))
