import { describe, expect, it } from 'vitest'
import type { BaseOperatorName } from '../../../src/policy/language/index.ts'
import { operatorSets, wellFormed } from '../../../src/policy/solve/encode/operator-sets.ts'
import { liesIn } from '../solve/matches.ts'

const written = (text: string): readonly { readonly text: string; readonly wild: boolean }[] => [{ text, wild: true }]

/** An operator, a value, the fact that disputes its texts, those of either reading, those of the second reading only, and those of neither. */
type Row = readonly [
  base: BaseOperatorName,
  value: string,
  fact: string,
  both: readonly string[],
  second: readonly string[],
  neither: readonly string[],
]

const rows: readonly Row[] = [
  ['StringEquals', 'a*', '', ['a*'], [], ['A*', 'ab', '']],
  ['BinaryEquals', 'YQ==', '', ['YQ=='], [], ['yq==', '']],
  ['Bool', 'True', '', ['true', 'TRUE'], [], ['false', '']],
  ['Bool', 'k', '', ['K'], [], ['\u212a']],
  ['StringEqualsIgnoreCase', 'Ok', 'PS-28', ['ok', 'OK'], ['o\u212a'], ['o', '']],
  ['StringEqualsIgnoreCase', 'café', 'PS-28', ['CAFé'], ['CAFÉ'], ['cafe']],
  ['StringEqualsIgnoreCase', 'É', 'PS-28', ['É'], ['é'], ['e']],
  ['StringEqualsIgnoreCase', 'Éa', 'PS-28', ['ÉA'], ['éa'], ['ea']],
  ['StringLike', 'a?', 'PS-27', ['ab'], [], ['a', 'a\u{1f600}b']],
  ['StringLike', '??', 'PS-27', ['ab'], ['\u{1f600}'], ['a', 'abc']],
  ['StringLike', '\u{1f600}?', 'PS-27', ['\u{1f600}a'], [], ['\u{1f600}', 'a\u{1f600}']],
  ['ArnLike', 'arn:aws:iam::*', 'PS-47-pattern', [], ['arn:aws:iam::1:x', 'arn:aws:iam::1:x:y'], ['arn:aws:iam::1', 'arn:aws:s3::1:x']],
  ['ArnEquals', 'arn:aws:iam::1:*', 'PS-47-pattern', ['arn:aws:iam::1:x:y', 'arn:aws:iam::1:'], [], ['arn:aws:iam::2:x', 'arn:aws:iam::1']],
  ['ArnLike', 'arn:*:x', 'PS-47-pattern', [], [], ['arn:x', 'arn:aws:iam::1:x', 'arn:*:x']],
  [
    'ArnLike',
    'arn:*:iam::1:x',
    'PS-47-pattern',
    ['arn:aws:iam::1:x', 'arn::iam::1:x'],
    [],
    ['arn:a:b:iam::1:x', 'arn:a:iam::1:x:iam::1:x'],
  ],
  ['ArnLike', 'arn:?:iam::1:x', 'PS-47-pattern', ['arn:a:iam::1:x'], [], ['arn:::iam::1:x', 'arn::iam::1:x']],
  ['IpAddress', '10.0.0.0/8', 'PS-40', ['10.1.2.3'], ['::ffff:10.1.2.3'], ['11.0.0.0', 'x']],
  ['NumericEquals', '10', '', ['10', '10.0'], [], ['11', 'x']],
  ['NumericLessThan', '10', '', ['9', '-1'], [], ['10', 'x']],
  ['DateEquals', '2026-01-01', '', ['2026-01-01T00:00:00Z', '1767225600'], [], ['2025-12-31', 'x']],
  ['DateGreaterThanEquals', '2026-01-01', '', ['2026-01-01', '2027'], [], ['2025', 'x']],
]

it.each(rows)('%s `%s` rests on `%s` and finds %j, read otherwise %j as well', (base, value, fact, both, second, neither) => {
  const sets = operatorSets(base, [written(value)])
  expect(sets.fact).toBe(fact)
  for (const text of [...both, ...second, ...neither]) {
    expect({ text, found: liesIn(sets.first, text) }).toEqual({ text, found: both.includes(text) })
    expect({ text, found: liesIn(sets.second, text) }).toEqual({ text, found: !neither.includes(text) })
  }
})

it.each([
  ['StringEqualsIgnoreCase', 'a'],
  ['StringEqualsIgnoreCase', 'Title'],
  ['StringEqualsIgnoreCase', ''],
  ['StringLike', 'a*\u{1f600}'],
  ['ArnLike', 'arn:aws:iam::111122223333:role/*'],
  ['ArnLike', 'x'],
  ['ArnLike', '*:x'],
  ['IpAddress', 'x'],
] as const)('%s `%s` finds the same, however it is read', (base, value) => {
  const { first, second } = operatorSets(base, [written(value)])
  expect(first.key).toBe(second.key)
})

it('cuts texts into units of UTF-16, read otherwise, where a `?` stands', () => {
  const unitsOf = (value: string): readonly string[] => {
    const { second } = operatorSets('StringLike', [written(value)])
    return second.kind === 'texts' ? second.patterns.map(({ unit }) => unit) : []
  }
  expect(unitsOf('a?')).toEqual(['utf-16-unit'])
  expect(unitsOf('a*')).toEqual(['code-point'])
})

describe('what is well-formed', () => {
  it.each([
    ['NumericEquals', 'PS-32', ['0', '-1', '1.5'], ['', 'x', '1 ']],
    ['DateEquals', 'PS-32', ['1969-12-31', '2026', '0'], ['', 'x', 'today']],
    ['ArnEquals', 'PS-47-request', ['arn:aws:iam::1:x', ':::::', 'arn:aws:s3:::a:b'], ['', 'x', 'arn:aws:iam::1']],
  ] as const)('for %s, by %s: %j, and not %j', (base, fact, proper, malformed) => {
    const found = wellFormed(base)
    expect(found?.fact).toBe(fact)
    if (found === undefined) return
    expect(proper.filter((text) => !liesIn(found.set, text))).toEqual([])
    expect(malformed.filter((text) => liesIn(found.set, text))).toEqual([])
  })

  it.each(['StringEquals', 'StringLike', 'Bool', 'BinaryEquals', 'IpAddress'] as const)('for %s, any text', (base) => {
    expect(wellFormed(base)).toBeUndefined()
  })
})
