import { describe, expect, it } from 'vitest'
import { equivalent, notPublic, parsePolicy, prove, type Property, type StatementDocument } from '../../../src/policy/index.ts'
import { allow, api, deny, policyOf } from '../evaluate/evaluate-request.ts'

type Change = (reference: object) => Partial<Record<keyof StatementDocument, unknown>>

/** Where a reference may stand: an Allow with it lets somebody in unless a Deny with the same takes that back; one with another may not. */
const places: readonly (readonly [name: string, change: Change])[] = [
  ['an action', (reference) => ({ Action: reference })],
  ['part of an action', (reference) => ({ Action: { 'Fn::Join': ['', ['execute-api:', reference]] } })],
  ['a resource', (reference) => ({ Resource: reference })],
  ['part of a resource', (reference) => ({ Resource: { 'Fn::Join': ['', ['execute-api:/', reference, '/GET/*']] } })],
  ...[
    'StringEquals',
    'StringLike',
    'StringEqualsIgnoreCase',
    'ForAnyValue:StringEquals',
    'ArnLike',
    'IpAddress',
    'NumericLessThan',
    'Bool',
  ].map((operator): readonly [string, Change] => [operator, (reference) => ({ Condition: { [operator]: { 'example:key': reference } } })]),
  ['a value among others', (reference) => ({ Condition: { StringEquals: { 'aws:SourceVpce': ['vpce-0a1b2c3d4e5f60718', reference] } } })],
  ['Null', (reference) => ({ Condition: { Null: { 'aws:SourceVpce': reference } } })],
]

const verdictOf = (statements: readonly object[], property: Property = notPublic(), signed = false): string => {
  const parsed = parsePolicy(policyOf(...(statements as readonly StatementDocument[])), { dialect: 'cloudformation' })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings))
  return prove(parsed.policy, property, signed ? { authorizationType: 'AWS_IAM', api } : {}).verdict
}

describe('what two references stand for', () => {
  it.each(places)('may differ, and one stands for the same everywhere: %s', (_, change) => {
    const [a, b] = [{ Ref: 'A' }, { Ref: 'B' }].map((reference) => change(reference) as Partial<StatementDocument>)
    expect(verdictOf([allow(a), deny(a)])).toBe('holds')
    expect(verdictOf([allow(a), deny(b)])).not.toBe('holds')
  })

  it.each(['AWS', 'Service', 'Federated'])('may differ as a principal: %s', (type) => {
    const [a, b] = [{ Ref: 'A' }, { Ref: 'B' }].map((reference) => ({ Principal: { [type]: reference } }))
    expect(verdictOf([allow(a), deny(a)], notPublic(), true)).toBe('holds')
    expect(verdictOf([allow(a), deny(b)], notPublic(), true)).not.toBe('holds')
  })

  it('may differ where lists alone are left', () => {
    // Under the usual reading of PS-20 a plain operator is met by no list.
    const rest = [deny({ Condition: { StringLike: { 'example:key': '*' } } }), deny({ Condition: { Null: { 'example:key': 'true' } } })]
    for (const operator of ['ForAllValues:StringEquals', 'ForAnyValue:StringNotEquals']) {
      const [a, b] = ['A', 'B'].map((Ref) => ({ Condition: { [operator]: { 'example:key': { Ref } } } }))
      expect(verdictOf([allow(a), deny(b), ...rest])).not.toBe('holds')
    }
  })
})

it.each(['resource', 'action', 'principal', 'route'])(
  'a condition key that is called `%s` is another thing than that of a request',
  (key) => {
    const guarded = deny({ Condition: { StringLike: { [key]: '*' } } })
    expect(verdictOf([guarded, allow()], equivalent(policyOf(guarded)))).toBe('fails')
  },
)
