import { describe, expect, it } from 'vitest'
import { privateApiPolicy, type EvaluateOptions, type PolicyDocument, type StatementDocument } from '../../../src/policy/index.ts'
import { comparePolicies } from '../../../src/policy/prove/compare-policies.ts'
import { prove } from '../../../src/policy/prove/prove.ts'
import {
  covers,
  equivalent,
  implies,
  notLockedOut,
  notPublic,
  onlyFromAccounts,
  onlyFromVpce,
} from '../../../src/policy/prove/properties.ts'
import { allow, api, authorizations, deny, mine, policyOf, rows, vpce } from './hole-rows.ts'

const atEndpoint = (condition?: StatementDocument['Condition']): PolicyDocument =>
  policyOf({ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*', ...(condition === undefined ? {} : { Condition: condition }) })

describe.each(rows)('%s', (_, policy, unknownType, isPrivate) => {
  it.each(authorizations)('under %s', (authorizationType) => {
    const at = authorizations.indexOf(authorizationType)
    const verdictOf = (options: EvaluateOptions): string =>
      prove(policy, onlyFromVpce(mine), { authorizationType, api, ...options }).verdict
    const both = (options: EvaluateOptions = {}): object => ({
      unknown: verdictOf(options),
      private: verdictOf({ ...options, private: true }),
    })
    const expected = { unknown: unknownType[at], private: isPrivate[at] }
    expect(both()).toEqual(expected)
    // The endpoint's own policy is asked as well (PS-85): full access changes nothing, a fence of its own closes every hole for whoever comes through it.
    expect(both({ endpointPolicy: atEndpoint() })).toEqual(expected)
    expect(both({ endpointPolicy: atEndpoint({ StringEquals: vpce }) })).toEqual({ unknown: 'holds', private: 'holds' })
  })
})

it('lets either of two keys escape in one negated block, and rightly where either may (PS-108)', () => {
  const vpc = { 'aws:SourceVpc': 'vpc-0a1b2c3d' }
  const either = policyOf(deny({ StringNotEquals: { ...vpce, ...vpc } }), allow())
  const meant = policyOf(allow({ StringEquals: vpce }), allow({ StringEquals: vpc }))
  for (const authorizationType of ['NONE', 'COGNITO_USER_POOLS'] as const)
    expect(prove(either, equivalent(meant), { api, authorizationType }).verdict).toBe('holds')
})

it('shows the request that gets in, a real one, and the statement that lets it in', () => {
  const policy = policyOf(deny({ StringNotEquals: vpce }, 'execute-api:/prod/*'), allow())
  const proof = prove(policy, onlyFromVpce(mine), { api })
  const { request, statements } = (proof.verdict === 'fails' ? proof.counterexample : undefined) ?? {}
  expect(request).toMatchObject({ resource: `${api}/dev/GET/orders` })
  expect(request?.context).not.toHaveProperty('aws:SourceVpce')
  expect(statements?.map(({ index }) => index)).toEqual([1])
})

describe('strangers (notPublic)', () => {
  const verdict = (policy: PolicyDocument, options: EvaluateOptions = {}): string => prove(policy, notPublic(), { api, ...options }).verdict
  it.each([
    ['an endpoint by name', policyOf(allow({ StringEquals: vpce })), 'holds', 'fails'],
    ['every endpoint', policyOf(allow({ StringLike: { 'aws:SourceVpce': 'vpce-*' } })), 'fails', 'fails'],
    ['a VPC by name, with a Deny', policyOf(deny({ StringNotEquals: { 'aws:SourceVpc': 'vpc-0a1b2c3d' } }), allow()), 'holds', 'holds'],
    ['an address inside any VPC', policyOf(allow({ IpAddress: { 'aws:VpcSourceIp': '10.0.0.0/16' } })), 'fails', 'fails'],
    ['one account', policyOf({ ...allow(), Principal: { AWS: '444455556666' } }), 'holds', 'holds'],
    ['everyone', policyOf({ ...allow(), Principal: { AWS: '*' } }), 'fails', 'fails'],
  ])('%s', (_, policy, none, signed) => {
    expect([verdict(policy, { private: true }), verdict(policy, { authorizationType: 'AWS_IAM' })]).toEqual([
      none,
      _ === 'an endpoint by name' ? 'holds' : signed,
    ])
  })
})

it('tells accounts apart: those of the caller under AWS_IAM, those of nobody under NONE', () => {
  const policy = policyOf({ ...allow(), Principal: { AWS: ['arn:aws:iam::444455556666:role/reader'] } })
  expect(prove(policy, onlyFromAccounts('444455556666'), { api, authorizationType: 'AWS_IAM' }).verdict).toBe('fails')
  expect(prove(policy, onlyFromAccounts('444455556666', '111122223333'), { api, authorizationType: 'AWS_IAM' }).verdict).toBe('holds')
  expect(prove(policy, onlyFromAccounts('444455556666'), { api }).verdict).toBe('holds')
})

it('says who is locked out: one Deny for each endpoint, a Deny of everything, a route that is not open', () => {
  const both = policyOf(deny({ StringNotEquals: vpce }), deny({ StringNotEquals: { 'aws:SourceVpce': 'vpce-b' } }), allow())
  expect(prove(both, notLockedOut(), { api }).verdict).toBe('fails')
  const canonical = privateApiPolicy({ vpceIds: [mine], routes: [{ stage: 'prod', method: 'GET', path: '/orders' }] })
  expect(prove(canonical, notLockedOut(mine), { api }).verdict).toBe('holds')
  expect(prove(canonical, notLockedOut('vpce-0f00000000000bad1'), { api }).verdict).toBe('fails')
  expect(prove(canonical, covers('prod/GET/orders'), { api }).verdict).toBe('holds')
  expect(prove(canonical, covers('prod/GET/orders', 'dev/GET/orders'), { api }).verdict).toBe('fails')
  expect(prove(canonical, covers('dev/GET/orders', 'prod/GET/orders'), { api }).verdict).toBe('fails')
})

it('compares policies', () => {
  const one = privateApiPolicy({ vpceIds: [mine] })
  const two = privateApiPolicy({ vpceIds: [mine, 'vpce-0123456789abcdef0'] })
  const other = privateApiPolicy({ vpceIds: ['vpce-0123456789abcdef0'] })
  expect(comparePolicies(one, two).relation).toBe('wider')
  expect(comparePolicies(two, one).relation).toBe('narrower')
  expect(comparePolicies(one, other).relation).toBe('incomparable')
  expect(comparePolicies(one, policyOf(allow({ StringEquals: vpce }))).relation).toBe('equivalent')
  expect(comparePolicies(one, policyOf(allow({ StringEquals: vpce })), { api, authorizationType: 'AWS_IAM' }).relation).toBe('wider')
  expect(comparePolicies(one, two).gains?.request.context).toMatchObject({ 'aws:SourceVpce': 'vpce-0123456789abcdef0' })
})

it('asks for a route even where no API is known', () => {
  const elsewhere = policyOf({ Effect: 'Allow', Principal: '*', Action: '*', NotResource: 'arn:aws:execute-api:*:*:a1b2c3d4e5/*' })
  const proof = prove(policyOf(allow()), onlyFromVpce(mine), { endpointPolicy: elsewhere })
  const { request } = (proof.verdict === 'fails' ? proof.counterexample : undefined) ?? {}
  expect(request?.resource).toMatch(/^arn:[^:]+:execute-api:[^:]+:[^:]+:[^/]+\/./)
})

it.each([
  ['the account alone', '444455556666', 'fails'],
  ['the user alone', 'arn:aws:iam::444455556666:user/ann', 'fails'],
  ['both', ['444455556666', 'arn:aws:iam::444455556666:user/ann'], 'holds'],
] as const)('NotPrincipal spares a user only where the account is listed beside her (PS-78): %s', (_, AWS, verdict) => {
  const ann = policyOf(
    { ...allow(), Principal: { AWS: 'arn:aws:iam::444455556666:user/ann' } },
    { Effect: 'Deny', NotPrincipal: { AWS }, Action: '*', Resource: '*' },
  )
  expect(prove(ann, notLockedOut(), { api, authorizationType: 'AWS_IAM' }).verdict).toBe(verdict)
})

describe('variables', () => {
  it('are settled by an example', () => {
    const policy = policyOf({ ...allow(), Resource: `${api}/prod/GET/\${aws:username}` })
    expect(prove(policy, onlyFromVpce(mine), { api })).toMatchObject({ verdict: 'fails' })
    expect(prove(policy, implies(policyOf({ ...allow(), Resource: `${api}/prod/*` })), { api }).verdict).not.toBe('fails')
  })
})

it('names the reading on which a counterexample rests', () => {
  const policy = policyOf(deny({ 'ForAllValues:StringEquals': vpce }), allow({ StringLike: { 'aws:SourceVpce': ['', mine] } }))
  const proof = prove(policy, onlyFromVpce(mine), { api })
  expect(proof).toMatchObject({
    verdict: 'fails',
    counterexample: { request: { context: { 'aws:SourceVpce': '' } }, readings: { 'PS-15': 'value' } },
  })
  expect(prove(policy, onlyFromVpce(mine), { api, readings: { 'PS-15': 'null-set' } }).verdict).toBe('holds')
})

describe('borders: ranges that just do not meet, and such that do', () => {
  it.each([
    [{ IpAddress: { 'aws:SourceIp': '10.0.1.0/24' } }, { NotIpAddress: { 'aws:SourceIp': '10.0.0.0/24' } }, 'fails'],
    [{ IpAddress: { 'aws:SourceIp': '10.0.0.255/32' } }, { NotIpAddress: { 'aws:SourceIp': '10.0.0.0/24' } }, 'holds'],
    [{ IpAddress: { 'aws:SourceIp': '2001:db8::2/127' } }, { NotIpAddress: { 'aws:SourceIp': '2001:db8::/127' } }, 'fails'],
    [{ IpAddress: { 'aws:SourceIp': '2001:db8::1' } }, { NotIpAddress: { 'aws:SourceIp': '2001:db8::/127' } }, 'holds'],
    [{ NumericLessThan: { 'aws:MultiFactorAuthAge': '10' } }, { NumericLessThan: { 'aws:MultiFactorAuthAge': '10.0' } }, 'fails'],
    [{ NumericLessThanEquals: { 'aws:MultiFactorAuthAge': '10' } }, { NumericLessThan: { 'aws:MultiFactorAuthAge': '10' } }, 'holds'],
    [{ DateLessThan: { 'aws:CurrentTime': '2024-01-01' } }, { DateLessThan: { 'aws:CurrentTime': '1704067200' } }, 'fails'],
    [{ DateGreaterThan: { 'aws:CurrentTime': '2024-01-01' } }, { DateGreaterThan: { 'aws:CurrentTime': '2024-01-01T00:00:01Z' } }, 'holds'],
    [{ StringLike: { 'aws:UserAgent': 'a?' } }, { StringLike: { 'aws:UserAgent': 'a*' } }, 'fails'],
    [{ StringLike: { 'aws:UserAgent': 'a*' } }, { StringLike: { 'aws:UserAgent': 'a?*' } }, 'holds'],
    [{ StringEqualsIgnoreCase: { 'aws:UserAgent': 'abc' } }, { StringEquals: { 'aws:UserAgent': ['ABC', 'abc'] } }, 'holds'],
    [{ ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::a' } }, { ArnLike: { 'aws:SourceArn': 'arn:*:s3:*:*:*' } }, 'fails'],
    [{ StringLike: { 'aws:SourceArn': 'arn:aws:s3:::a' } }, { ArnLike: { 'aws:SourceArn': 'arn:aws:*' } }, 'fails'],
  ] as const)('Allow %j, Deny %j: somebody gets in %s', (allowed, denied, verdict) => {
    expect(prove(policyOf(allow(allowed), deny(denied)), notLockedOut(), { api }).verdict).toBe(verdict)
  })
})
