import { describe, expect, test } from 'vitest'
import {
  covers,
  notLockedOut,
  notPublic,
  onlyFromVpc,
  onlyFromVpce,
  privateApiPolicy,
  type PolicyDocument,
  type PolicyInput,
  type Property,
  type StatementDocument,
} from '../../../src/policy/index.ts'
import type { Ground } from '../../../src/provision/access/ground.ts'
import { ownEndpoint } from '../../../src/provision/access/own-endpoint.ts'
import { proveServed } from '../../../src/provision/access/prove-served.ts'
import { readAs, unread } from '../../../src/provision/access/readable.ts'
import type { Served } from '../../../src/provision/access/served.ts'

const ours = 'vpce-0a1b2c3d4e5f60718'
const other = 'vpce-0b1b2c3d4e5f60718'
const vpc = 'vpc-0a1b2c3d4e5f60718'
const everybody = { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' } as const
const policyOf = (...Statement: readonly StatementDocument[]): PolicyDocument => ({ Version: '2012-10-17', Statement })
const fence = policyOf({ ...everybody, Condition: { StringEquals: { 'aws:SourceVpce': ours } } })
const from = (operator: string): PolicyDocument =>
  policyOf(everybody, { ...everybody, Effect: 'Deny', Condition: { [operator]: { 'aws:SourceVpce': ours } } })
const guard = (statement: StatementDocument): string => JSON.stringify(policyOf(statement))

/** `GET /orders NONE` */
function serving(policy: PolicyInput | undefined, ...routes: readonly string[]): Served {
  const read = routes.map((text) => {
    const [method = '', path = '', authorizationType = 'NONE'] = text.split(' ')
    return { method, path, authorizationType }
  })
  return { stage: 'prod', policy: readAs(policy), routes: readAs(read) }
}

const ground: Ground = { api: 'arn:aws:execute-api:eu-west-1:123456789012:a1b2c3d4e5', privacy: 'private', endpoints: [] }
const verdictOf = (served: Served, property: Property, more: Partial<Ground> = {}): string =>
  proveServed(served, { property }, { ...ground, ...more }).verdict

describe('only the requests that the methods answer count', () => {
  const narrow = policyOf(everybody, {
    ...everybody,
    Effect: 'Deny',
    Resource: ['execute-api:/prod/GET/orders', 'execute-api:/prod/*/orders/*'],
    Condition: { StringNotEquals: { 'aws:SourceVpce': ours } },
  })
  test.each([
    ['a Deny that covers the one route', ['GET /orders'], 'holds'],
    ['a verb that it does not cover', ['ANY /orders'], 'fails'],
    ['what lies below', ['ANY /orders/{id}', 'ANY /orders/{proxy+}'], 'holds'],
    ['another path', ['GET /orders', 'GET /health'], 'fails'],
    ['the root', ['GET /'], 'fails'],
    ['no method at all', [], 'holds'],
  ] as const)('%s', (_what, routes, expected) => {
    expect(verdictOf(serving(narrow, ...routes), onlyFromVpce(ours))).toBe(expected)
  })

  test('of another stage nothing counts', () => {
    expect(verdictOf({ ...serving(narrow, 'GET /orders'), stage: 'dev' }, onlyFromVpce(ours))).toBe('fails')
  })
})

describe('each authorization type counts for its own routes', () => {
  test.each([
    ['an Allow alone is a fence under NONE', ['GET /orders NONE'], 'holds'],
    ['and none under AWS_IAM', ['GET /orders NONE', 'GET /admin AWS_IAM'], 'fails'],
    ['and none under CUSTOM', ['GET /{proxy+} CUSTOM'], 'fails'],
    ['a type that nobody knows is not known', ['GET /orders NONE', 'GET /admin SOMETHING'], 'unknown'],
    ['what fails is worse', ['GET /orders AWS_IAM', 'GET /admin SOMETHING'], 'fails'],
  ] as const)('%s', (_what, routes, expected) => {
    expect(verdictOf(serving(fence, ...routes), onlyFromVpce(ours))).toBe(expected)
  })

  test('a path that is named goes to its own method, not to the one with a variable', () => {
    const policy = policyOf({ ...everybody, Resource: 'execute-api:/prod/GET/orders/secret' })
    const named = serving(policy, 'GET /orders/{id} NONE', 'GET /orders/secret CUSTOM')
    const [custom, none] = proveServed(named, { property: onlyFromVpce(ours) }, ground).parts
    expect(custom).toMatchObject({ authorizationType: 'CUSTOM', verdict: 'fails' })
    expect(none).toMatchObject({ authorizationType: 'NONE', verdict: 'holds' })
  })

  test('where no method could be read, every type is taken for all of the stage', () => {
    const blind = { ...serving(fence), routes: unread('no') }
    expect(verdictOf(blind, onlyFromVpce(ours))).toBe('unknown')
    expect(verdictOf({ ...blind, policy: readAs(privateApiPolicy({ vpceIds: [ours] })) }, onlyFromVpce(ours))).toBe('holds')
    expect(verdictOf({ ...blind, policy: readAs(policyOf(everybody)) }, onlyFromVpce(ours))).toBe('fails')
  })
})

describe('the endpoints of the account count', () => {
  const named = serving(privateApiPolicy({ vpceIds: [ours, other] }), 'GET /orders')
  const denyAll = guard({ ...everybody, Effect: 'Deny', Action: '*', Resource: '*' })
  test('an endpoint whose policy lets nobody through is no way in; without its policy it is', () => {
    const own = [ownEndpoint({ id: other, vpc, policy: denyAll })]
    expect(verdictOf(named, onlyFromVpce(ours))).toBe('fails')
    expect(verdictOf(named, onlyFromVpce(ours), { endpoints: own })).toBe('holds')
    expect(verdictOf(named, notLockedOut(other), { endpoints: own })).toBe('fails')
    expect(verdictOf(named, notLockedOut(ours), { endpoints: own })).toBe('holds')
  })

  test('a policy that asks for the endpoint itself keeps its condition', () => {
    const policy = guard({ ...everybody, Action: '*', Resource: '*', Condition: { StringEquals: { 'aws:SourceVpce': ours } } })
    expect(verdictOf(named, notLockedOut(other), { endpoints: [ownEndpoint({ id: other, vpc, policy })] })).toBe('fails')
  })

  test('an endpoint is in its VPC', () => {
    const own = [ownEndpoint({ id: ours, vpc, policy: undefined })]
    expect(verdictOf(serving(fence, 'GET /orders'), onlyFromVpc(vpc))).toBe('fails')
    expect(verdictOf(serving(fence, 'GET /orders'), onlyFromVpc(vpc), { endpoints: own })).toBe('holds')
  })

  test('what rests on a policy that is not known is not known', () => {
    expect(verdictOf(named, onlyFromVpce(ours), { doubtful: [other] })).toBe('unknown')
    expect(verdictOf(named, notLockedOut(ours), { doubtful: [ours] })).toBe('unknown')
  })

  test.each([
    ['full access', guard({ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }), undefined],
    [
      'a policy before 2012 whose variables stand for themselves',
      '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"${a}"}]}',
      undefined,
    ],
    ['no policy', 'nothing', undefined],
    ['another', denyAll, denyAll],
  ])('%s', (_what, policy, expected) => {
    expect(ownEndpoint({ id: ours, vpc, policy }).policy).toBe(expected)
  })
})

describe('whether the API is private counts', () => {
  // `…IfExists` is true where the key is absent, as it is for who comes from outside.
  const loose = from('StringNotEqualsIfExists')
  const wrong = from('ForAnyValue:StringNotEquals')
  test.each([
    [privateApiPolicy({ vpceIds: [ours] }), 'private', 'holds'],
    [privateApiPolicy({ vpceIds: [ours] }), 'public', 'holds'],
    [privateApiPolicy({ vpceIds: [ours] }), 'perhaps', 'holds'],
    [loose, 'public', 'holds'],
    [wrong, 'private', 'holds'],
    [wrong, 'public', 'fails'],
    [wrong, 'perhaps', 'unknown'],
  ] as const)('%j, %s: %s', (policy, privacy, expected) => {
    expect(verdictOf(serving(policy, 'GET /orders'), onlyFromVpce(ours), { privacy })).toBe(expected)
  })
})

test('no policy: everybody gets in, but under AWS_IAM', () => {
  expect(verdictOf(serving(undefined, 'GET /orders'), notPublic(), { privacy: 'public' })).toBe('fails')
  expect(verdictOf(serving(undefined, 'GET /orders AWS_IAM'), notPublic(), { privacy: 'public' })).toBe('holds')
})

test('covers: each route of the stage is asked for under what its own method asks', () => {
  const served = serving(fence, 'GET /orders', 'POST /orders AWS_IAM')
  expect(verdictOf(served, covers('prod/GET/orders', 'prod/POST/orders', 'dev/GET/orders'))).toBe('holds')
  expect(proveServed(served, { property: covers('prod/GET/orders', 'prod/GET/nothing') }, ground)).toMatchObject({
    verdict: 'fails',
    parts: [{ verdict: 'holds' }, { routes: ['prod/GET/nothing'], verdict: 'fails', reason: 'no method answers it' }],
  })
})

test('a policy that the prover cannot take is not known', () => {
  const served = serving('{"Statement":[]}', 'GET /orders')
  expect(proveServed(served, { property: notPublic() }, ground)).toMatchObject({ verdict: 'unknown', parts: [{ verdict: 'unknown' }] })
})
