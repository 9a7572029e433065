import { describe, expect, it } from 'vitest'
import { evaluate, type EvaluateOptions, type Request, type StatementDocument } from '../../../src/policy/index.ts'
import { allow, api, asEndpointPolicy, holds, policyOf, request } from './evaluate-request.ts'

describe('wildcards in the first five fields of a resource (PS-66, PS-104)', () => {
  const decide = (Resource: string, resource: string, readings: EvaluateOptions['readings'] = {}): string =>
    evaluate(policyOf(allow({ Resource })), { resource: `${api}/${resource}` }, { readings }).decision

  it.each<readonly [string, string, string]>([
    ['arn:aws:execute-api:*:a1b2c3d4e5/prod/GET/orders', 'prod/GET/orders', 'Allow'],
    ['arn:aws:execute-api:*:b1b2c3d4e5/prod/GET/orders', 'prod/GET/orders', 'ImplicitDeny'],
    ['arn:aws:execute-api:eu*3333:*:y', 'prod/GET/x:y', 'ImplicitDeny'],
    ['arn:aws:execute-api:eu*:*:y', 'prod/GET/x:y', 'Allow'],
    ['arn:aws:execute-api:*:*:a1b2c3d4e5/*', 'prod/GET/x', 'Allow'],
  ])('%s matches %s: %s', (pattern, resource, expected) => {
    expect(decide(pattern, resource)).toBe(expected)
  })
})

describe('characters outside the basic plane', () => {
  it.each<readonly [Partial<StatementDocument>, Partial<Request>, boolean]>([
    [{ Resource: `${api}/prod/GET/😀` }, { resource: `${api}/prod/GET/😀` }, true],
    [{ Resource: `${api}/prod/GET/?` }, { resource: `${api}/prod/GET/😀` }, true],
    [{ Resource: `${api}/prod/GET/??` }, { resource: `${api}/prod/GET/😀` }, false],
    [{ Resource: `arn:aws:execute-api:?:111122223333:x/😀` }, { resource: 'arn:aws:execute-api:😀:111122223333:x/😀' }, true],
    [{ Action: 'execute-api:😀' }, { action: 'execute-api:😀' }, true],
    [{ Action: 'execute-api:?' }, { action: 'execute-api:😀' }, true],
    [{ Condition: { ArnLike: { 'a:b': 'arn:aws:😀:?::😀' } } }, { context: { 'a:b': 'arn:aws:😀:😁::😀' } }, true],
    [{ Condition: { ArnLike: { 'a:b': 'arn:aws:😀:??::😀' } } }, { context: { 'a:b': 'arn:aws:😀:😁::😀' } }, false],
    [{ Condition: { StringLike: { 'a:b': '😀?' } } }, { context: { 'a:b': '😀😁' } }, true],
  ])('%j and %j: %j (PS-27)', (statement, given, expected) => {
    const decided = evaluate(policyOf(allow(statement)), { ...request, ...given }, {}).decision
    expect(decided === 'Allow').toBe(expected)
  })
})

describe('empty texts and lists', () => {
  it.each<readonly [StatementDocument['Condition'], Request['context'], boolean]>([
    [{ 'ForAllValues:StringLike': { 'a:b': '*' } }, { 'a:b': '' }, true],
    [{ 'ForAllValues:StringEquals': { 'a:b': '' } }, { 'a:b': '' }, true],
    [{ 'ForAllValues:StringEquals': { 'a:b': 'x' } }, { 'a:b': '' }, false],
    [{ 'ForAnyValue:StringEquals': { 'a:b': '' } }, { 'a:b': '' }, true],
    [{ 'ForAnyValue:StringEquals': { 'a:b': 'x' } }, { 'a:b': '' }, false],
  ])('%j of %j: %j (PS-15, PS-16)', (condition, context, expected) => {
    expect(holds(condition, context)).toBe(expected)
  })

  it('one variable without a value among others is enough for PS-51', () => {
    const condition = { StringNotEquals: { 'a:b': ['x', '${aws:username}'] } }
    expect(holds(condition, { 'a:b': 'y' })).toBe(true)
    expect(holds(condition, { 'a:b': 'y' }, { readings: { 'PS-51': 'no-match' } })).toBe(false)
    expect(holds(condition, { 'a:b': 'y', 'aws:username': 'z' }, { readings: { 'PS-51': 'no-match' } })).toBe(true)
  })

  it('tells which values of a policy one of the texts of a list hits', () => {
    const condition = { 'ForAnyValue:StringEquals': { 'a:b': ['x', 'y', 'z'] } }
    const { trace } = evaluate(policyOf(allow({ Condition: condition })), { ...request, context: { 'a:b': ['z', 'x', 'w'] } })
    const elements = trace.flatMap(({ statements }) => statements).flatMap((statement) => statement.elements)
    expect(elements.find(({ element }) => element === 'condition')?.hits).toEqual([0, 2])
  })
})

describe('whom a trace names', () => {
  const principalOf = (given: Partial<Request>): unknown => {
    const { trace } = asEndpointPolicy([allow({ Principal: { AWS: '111122223333' } })], given)
    const elements = trace.flatMap(({ statements }) => statements).flatMap((statement) => statement.elements)
    return elements.find(({ element }) => element === 'principal')
  }

  it('nobody where the caller is anonymous', () => {
    expect(principalOf({})).not.toHaveProperty('requestValue')
    expect(principalOf({ principal: { arn: 'arn:aws:iam::111122223333:user/ann' } })).toHaveProperty(
      'requestValue',
      'arn:aws:iam::111122223333:user/ann',
    )
    expect(principalOf({ principal: { service: 'a.example' } })).toHaveProperty('requestValue', 'a.example')
  })
})

it('a permissions boundary matters to NotPrincipal alone (PS-79)', () => {
  const role = 'arn:aws:iam::999922223333:role/app'
  const decide = (statement: StatementDocument): string =>
    evaluate(
      policyOf(statement),
      { ...request, principal: { arn: 'arn:aws:iam::999922223333:user/ann' } },
      {
        authorizationType: 'AWS_IAM',
        api,
        identityPolicies: [{ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }],
        permissionsBoundary: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
      },
    ).decision
  expect(decide(allow({ Principal: { AWS: role } }))).toBe('ImplicitDeny')
  expect(decide(allow({ Principal: { AWS: 'arn:aws:iam::999922223333:user/ann' } }))).toBe('Allow')
})
