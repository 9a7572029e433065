import { describe, expect, it } from 'vitest'
import { evaluate, type ElementTrace, type EvaluateOptions, type Request, type StatementDocument } from '../../../src/policy/index.ts'
import { allow, api, asEndpointPolicy, deny, denyWith, policyOf, request } from './evaluate-request.ts'

const user = 'arn:aws:iam::111122223333:user/ann'

/** The trace of one element of a single statement. */
function element(
  change: Partial<StatementDocument>,
  name: ElementTrace['element'],
  context: Request['context'] = {},
  readings: EvaluateOptions['readings'] = {},
): ElementTrace | undefined {
  const { trace } = evaluate(policyOf(allow(change)), { ...request, context }, { readings })
  return trace[0]?.statements[0]?.elements.find((one) => one.element === name)
}

const reasons: readonly (readonly [
  operator: string,
  value: unknown,
  found: string | readonly string[] | undefined,
  ElementTrace['reason'],
  boolean,
])[] = [
  ['StringEquals', ['a', 'b'], 'b', 'equal', true],
  ['StringEquals', 'a', 'b', 'different', false],
  ['StringNotEquals', 'a', 'a', 'equal', false],
  ['StringNotEquals', 'a', 'b', 'different', true],
  ['StringNotEquals', 'a', undefined, 'absent-key', true],
  ['StringEquals', 'a', undefined, 'absent-key', false],
  ['Null', 'true', undefined, 'absent-key', true],
  ['Null', 'false', 'a', 'present-key', true],
  ['Null', 'false', '', 'empty-value', false],
  ['StringEquals', 'a', ['a'], 'several-values', false],
  ['ForAllValues:StringEquals', ['a', 'b'], ['a'], 'every-value', true],
  ['ForAllValues:StringEquals', 'a', ['a', 'b'], 'not-every-value', false],
  ['ForAnyValue:StringEquals', 'a', ['a', 'b'], 'some-value', true],
  ['ForAnyValue:StringEquals', 'a', ['b'], 'no-value', false],
  ['NumericEquals', '1', 'one', 'malformed-value', false],
  ['DateEquals', '2026', 'today', 'malformed-value', false],
  ['IpAddress', '10.0.0.0/8', 'localhost', 'malformed-value', false],
  ['ArnLike', user, 'ann', 'malformed-value', false],
  ['StringEquals', '${aws:username}', 'a', 'unresolved-variable', false],
  ['StringEquals', ['${aws:username}', 'a'], 'a', 'equal', true],
]

describe('the trace', () => {
  it.each(reasons)('%s %j asks %j: %s', (operator, value, found, reason, matched) => {
    const change = { Condition: { [operator]: { 'aws:useragent': value } } } as Partial<StatementDocument>
    const traced = element(change, 'condition', found === undefined ? {} : { 'aws:UserAgent': found })
    expect(traced).toMatchObject({ operator, key: 'aws:UserAgent', policyValues: [value].flat(), matched, reason })
    expect(traced?.requestValue).toEqual(found)
  })

  it('says which of the values match', () => {
    const condition = { StringLike: { 'aws:UserAgent': ['b*', 'a*', '*c'] } }
    expect(element({ Condition: condition }, 'condition', { 'aws:UserAgent': 'abc' })?.hits).toEqual([1, 2])
    expect(element({ Resource: [`${api}/dev/*`, `${api}/prod/*`] }, 'resource')).toMatchObject({
      hits: [1],
      matched: true,
      negated: false,
      reason: 'equal',
      requestValue: request.resource,
      pointer: '/Statement/0/Resource',
    })
    expect(element({ Action: ['s3:*', 'EXECUTE-API:*'] }, 'action')).toMatchObject({ hits: [1], requestValue: 'execute-api:Invoke' })
    expect(element({ Action: 's3:*' }, 'action')).toMatchObject({ hits: [], matched: false, reason: 'different' })
  })

  it.each<readonly [StatementDocument['Principal'], Request['principal'], Partial<ElementTrace>]>([
    ['*', { arn: user }, { reason: 'everyone', matched: true, hits: [0], policyValues: ['*'], requestValue: user }],
    [{ AWS: ['111122223333', '*'] }, undefined, { reason: 'everyone', matched: true, hits: [1], policyValues: ['111122223333', '*'] }],
    [{ AWS: user }, undefined, { reason: 'anonymous', matched: false, hits: [] }],
    [{ AWS: ['999922223333', user] }, { arn: user }, { reason: 'equal', matched: true, hits: [1] }],
    [{ AWS: '999922223333' }, { arn: user }, { reason: 'different', matched: false, hits: [] }],
    [{ Service: 'a.amazonaws.com' }, { service: 'b.amazonaws.com' }, { reason: 'different', requestValue: 'b.amazonaws.com' }],
  ])('traces the principal %j', (Principal, principal, expected) => {
    const { trace } = asEndpointPolicy([allow({ Principal: Principal ?? '*' })], principal === undefined ? {} : { principal })
    expect(trace[0]?.statements[0]?.elements[0]).toMatchObject({ element: 'principal', negated: false, ...expected })
  })

  it('traces NotPrincipal: all that a caller is must be listed', () => {
    const { trace } = asEndpointPolicy([denyWith('NotPrincipal', { AWS: [user] })], { principal: { arn: user } })
    expect(trace[0]?.statements[0]?.elements[0]).toMatchObject({ negated: true, matched: true, hits: [0], reason: 'different' })
  })

  it('holds every statement of every policy that was asked, with its place', () => {
    const text = JSON.stringify(policyOf(allow({ Sid: 'A' }), deny({ Action: 's3:*' })))
    const { trace } = evaluate(text, request, { endpointPolicy: policyOf(allow()) })
    expect(trace.map(({ layer, outcome, statements }) => [layer, outcome, statements.map(({ matched }) => matched)])).toEqual([
      ['endpoint-policy', 'Allow', [true]],
      ['resource-policy', 'Allow', [true, false]],
    ])
    const [first, second] = trace[1]?.statements ?? []
    expect(first).toMatchObject({ index: 0, sid: 'A', effect: 'Allow', pointer: '/Statement/0' })
    expect(second).toMatchObject({ index: 1, effect: 'Deny', pointer: '/Statement/1' })
    expect(second?.sid).toBeUndefined()
    expect(text.slice(second?.range?.start, second?.range?.end)).toBe(JSON.stringify(deny({ Action: 's3:*' })))
    const action = second?.elements.find((one) => one.element === 'action')
    expect(text.slice(action?.range?.start, action?.range?.end)).toBe('"s3:*"')
  })

  it('holds all elements of a statement, those behind the first that does not match too', () => {
    const change = { Action: 's3:*', Condition: { StringEquals: { 'aws:UserAgent': 'a' } } }
    const { trace } = evaluate(policyOf(allow(change)), { ...request, context: { 'aws:UserAgent': 'a' } })
    expect(trace[0]?.statements[0]?.elements.map((one) => [one.element, one.matched])).toEqual([
      ['principal', true],
      ['action', false],
      ['resource', true],
      ['condition', true],
    ])
  })

  it('leaves out what is not there', () => {
    const { decidedBy, trace } = evaluate(policyOf(allow({ Condition: { StringNotLike: { 'aws:UserAgent': '*' } } })), request)
    const place = { index: 0, effect: 'Allow', pointer: '/Statement/0' } as const
    expect(decidedBy).toStrictEqual([{ layer: 'resource-policy', ...place }])
    const { elements = [], ...statement } = trace[0]?.statements[0] ?? {}
    expect(statement).toStrictEqual({ ...place, matched: true })
    expect(elements.at(-1)).toStrictEqual({
      element: 'condition',
      pointer: '/Statement/0/Condition/StringNotLike/aws:UserAgent',
      matched: true,
      negated: true,
      operator: 'StringNotLike',
      key: 'aws:UserAgent',
      policyValues: ['*'],
      hits: [],
      reason: 'absent-key',
    })
  })

  it('has no principal in the policy of an identity, and keeps what the request carried', () => {
    const { Effect, Action, Resource } = allow()
    const identityPolicies = [{ Version: '2012-10-17', Statement: [{ Effect, Action, Resource }] }] as EvaluateOptions['identityPolicies'] &
      object
    const { trace } = evaluate(
      policyOf(allow()),
      { ...request, principal: { arn: user } },
      { authorizationType: 'AWS_IAM', identityPolicies },
    )
    expect(trace.map(({ layer, statements }) => [layer, statements[0]?.elements.map((one) => one.element)])).toEqual([
      ['resource-policy', ['principal', 'action', 'resource']],
      ['identity-policy', ['action', 'resource']],
    ])
    const agents = ['a']
    const traced = element({ Condition: { 'ForAnyValue:StringLike': { 'aws:UserAgent': '*' } } }, 'condition', { 'aws:UserAgent': agents })
    agents.push('b')
    expect(traced?.requestValue).toEqual(['a'])
  })

  it.each<readonly [string, unknown, string | readonly string[] | undefined, EvaluateOptions['readings']]>([
    ['StringNotEquals', 'a', ['b'], {}],
    ['StringNotEquals', '${aws:username}', 'b', { 'PS-51': 'no-match' }],
    ['ForAnyValue:StringEqualsIfExists', 'a', undefined, {}],
    ['ForAnyValue:StringNotEquals', 'a', '', { 'PS-16': 'null-set' }],
    ['ArnNotLike', user, 'ann', { 'PS-47-request': 'no-match' }],
    ['NumericNotEquals', '1', 'one', { 'PS-32': 'no-match' }],
  ])('says in so many words that %s %j of %j does not match', (operator, value, found, readings) => {
    const change = { Condition: { [operator]: { 'aws:UserAgent': value } } } as Partial<StatementDocument>
    expect(element(change, 'condition', found === undefined ? {} : { 'aws:UserAgent': found }, readings)?.matched).toBe(false)
  })

  it('gives the reason under another reading, too', () => {
    const condition = { Condition: { Null: { 'aws:UserAgent': 'false' } } }
    expect(element(condition, 'condition', { 'aws:UserAgent': '' }, { 'PS-9': 'present' })).toMatchObject({
      matched: true,
      reason: 'empty-value',
    })
  })
})
