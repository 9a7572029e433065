import fc from 'fast-check'
import type { OperatorFamily } from '../../policy/index.ts'

/** A value of a condition, as a policy document has it. */
export type Scalar = string | number | boolean

/** Gives values that an operator takes: all valid, few, and near each other, so that policies and requests meet. */
export function valueFor(operator: string, family: OperatorFamily): fc.Arbitrary<Scalar> {
  if (family === 'String') return operator.includes('Like') ? pattern : text
  return byFamily[family]
}

const words = [
  'vpce-a',
  'vpce-b',
  'VPCE-A',
  'vpc-a',
  'ann',
  'a',
  'ab',
  'abc',
  '',
  'a/b:c',
  'é',
  'É',
  '😀',
  '\u212a',
  'o-1/r/ou-1/',
  '10',
  'true',
]
const variables = [
  '${aws:username}',
  '${AWS:UserName}',
  "${aws:username, 'ann'}",
  "${aws:username,'ann'}",
  "${aws:username, ''}",
  'a${aws:PrincipalTag/team}c',
  '${aws:SourceVpce}',
  '${*}',
  'a${?}c',
  '${$}',
  '${aws:username}*',
]

/** A text without wildcards of its own, sometimes with a policy variable. */
export const text: fc.Arbitrary<string> = fc.oneof(
  { withCrossShrink: true },
  { weight: 8, arbitrary: fc.constantFrom(...words) },
  { weight: 2, arbitrary: fc.constantFrom(...variables) },
  { weight: 2, arbitrary: fc.string({ unit: fc.constantFrom('a', 'b', 'A', '*', '?', ':'), maxLength: 4 }) },
)

const pattern: fc.Arbitrary<string> = fc.oneof(
  { withCrossShrink: true },
  { weight: 3, arbitrary: text },
  { weight: 3, arbitrary: fc.constantFrom('*', 'a*', '*a', 'vpce-?', 'v?ce-*', '??', '*b*', 'a*c', '?*?', '*é', 'VPCE-*') },
  { weight: 3, arbitrary: fc.string({ unit: fc.constantFrom('a', 'b', 'c', '*', '?'), maxLength: 6 }) },
)

const number: fc.Arbitrary<Scalar> = fc.oneof(
  { withCrossShrink: true },
  fc.constantFrom<Scalar>('0', '1', '-1', '10', '10.0', '1.5', '-0.5', '3600', '1704067200', '9007199254740993', '0.1', 10, -1, 0.5, 3600),
  fc.integer({ min: -12, max: 12 }).map(String),
  fc.tuple(fc.integer({ min: -2, max: 11 }), fc.nat(99)).map(([whole, part]) => `${whole}.${part}`),
)

const date: fc.Arbitrary<Scalar> = fc.oneof(
  { withCrossShrink: true },
  fc.constantFrom<Scalar>(
    '2024-01-01T00:00:00Z',
    '2024-01-01T01:00:00+01:00',
    '2023-12-31T23:59:59Z',
    '2024-01-01T00:00:00.5Z',
    '2024-01-01T00:00Z',
    '2024-01-01',
    '2024-02-29T12:00:00Z',
    '1704067200',
    1704067200,
    '0',
    '1970-01-01T00:00:00Z',
  ),
  fc.integer({ min: -2, max: 2 }).map((offset) => String(1704067200 + offset)),
)

const range: fc.Arbitrary<Scalar> = fc.oneof(
  { withCrossShrink: true },
  fc.constantFrom(
    '10.0.0.0/24',
    '10.0.0.0/23',
    '10.0.0.1',
    '10.0.0.1/31',
    '8.0.0.0/6',
    '0.0.0.0/0',
    '255.255.255.255/32',
    '::/0',
    '2001:db8::/127',
    '2001:db8::1',
    '::1/128',
    '2001:db8:0:0:0:0:0:0/32',
    '::ffff:10.0.0.0/120',
  ),
  fc.tuple(fc.nat(255), fc.integer({ min: 20, max: 32 })).map(([last, prefix]) => `10.0.0.${last}/${prefix}`),
  fc.integer({ min: 96, max: 128 }).map((prefix) => `2001:db8::8/${prefix}`),
)

const arn: fc.Arbitrary<Scalar> = fc.constantFrom(
  'arn:aws:iam::111122223333:user/ann',
  'arn:aws:iam::111122223333:user/*',
  'arn:aws:iam::*:user/ann',
  'arn:aws:iam::111122223333:role/${aws:username}',
  'arn:*:iam::*:*',
  'arn:aws:iam::11112222333?:user/a*',
  'arn:aws:states:*:111122223333:stateMachine:a*',
  'arn:aws:states:eu-west-1:111122223333:stateMachine:ab',
  'arn:aws:s?:::a/*',
  'arn:aws:iam::1111*:user/ann',
  'arn:aws:iam:*',
  '*',
)

const byFamily: Readonly<Record<Exclude<OperatorFamily, 'String'>, fc.Arbitrary<Scalar>>> = {
  Numeric: number,
  Date: date,
  Bool: fc.constantFrom<Scalar>('true', 'false', 'True', 'FALSE', true, false, '${aws:MultiFactorAuthPresent}'),
  Binary: fc.constantFrom<Scalar>('QmluYXJ5', 'QmluYXJ6', 'AA==', '/+8=', 'YWJj'),
  IpAddress: range,
  Arn: arn,
  Null: fc.constantFrom<Scalar>('true', 'false', 'TRUE', true, false),
}
