import { describe, expect, it } from 'vitest'
import { privateApiPolicy, type EvaluateOptions, type PolicyDocument } from '../../../src/policy/index.ts'
import { comparePolicies } from '../../../src/policy/prove/compare-policies.ts'
import { prove } from '../../../src/policy/prove/prove.ts'
import { covers, implies, notLockedOut, notPublic, onlyFromAccounts, onlyFromVpce } from '../../../src/policy/prove/properties.ts'
import { allow, api, authorizations, deny, mine, policyOf, rows, vpce } from './hole-rows.ts'

describe.each(rows)('%s', (_, policy, unknownType, isPrivate) => {
  it.each(authorizations)('under %s', (authorizationType) => {
    const at = authorizations.indexOf(authorizationType)
    const verdictOf = (options: EvaluateOptions): string =>
      prove(policy, onlyFromVpce(mine), { authorizationType, api, ...options }).verdict
    expect({ unknown: verdictOf({}), private: verdictOf({ private: true }) }).toEqual({ unknown: unknownType[at], private: isPrivate[at] })
  })
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

describe('references', () => {
  const endpoint = { Ref: 'Endpoint' }
  const verdict = (policy: PolicyDocument, ...ids: readonly (string | { readonly Ref: string })[]): string =>
    prove(policy, onlyFromVpce(...ids), { api }).verdict

  it('are equal to themselves, before anything is deployed', () => {
    expect(verdict(policyOf(deny({ StringNotEquals: { 'aws:SourceVpce': endpoint } }), allow()), endpoint)).toBe('holds')
  })

  it('may be equal to a text or to another reference, or not', () => {
    const policy = policyOf(deny({ StringNotEquals: { 'aws:SourceVpce': endpoint } }), allow())
    expect(verdict(policy, mine)).toBe('fails')
    expect(verdict(policy, { Ref: 'OtherEndpoint' })).toBe('fails')
    // Were they surely different, nobody would get in.
    const both = policyOf(allow({ StringEquals: { 'aws:SourceVpce': endpoint } }), deny({ StringEquals: { 'aws:SourceVpce': mine } }))
    expect(prove(both, implies(policyOf(deny({ Null: { 'aws:SourceIp': 'true' } }))), { api }).verdict).toBe('fails')
    const different = policyOf(
      allow({ StringEquals: { 'aws:SourceVpce': [{ Ref: 'A' }] } }),
      deny({ StringNotEquals: { 'aws:SourceVpce': [{ Ref: 'B' }] } }),
    )
    expect(prove(different, implies(policyOf(deny({ Null: { 'aws:SourceIp': 'true' } }))), { api }).verdict).toBe('fails')
  })

  it('may hold a wildcard, or a list', () => {
    expect(verdict(policyOf(deny({ StringNotLike: { 'aws:SourceVpce': endpoint } }), allow()), endpoint)).not.toBe('holds')
    expect(verdict(policyOf(deny({ StringNotEquals: { 'aws:SourceVpce': [endpoint, mine] } }), allow()), mine)).toBe('fails')
  })

  it('as branches of Fn::If: one of two endpoints, or no Condition at all', () => {
    const branches = (otherwise: unknown): PolicyDocument =>
      policyOf(deny({ StringNotEquals: { 'aws:SourceVpce': { 'Fn::If': ['IsProd', mine, otherwise] } } }), allow())
    expect(verdict(branches('vpce-b'), mine, 'vpce-b')).toBe('holds')
    expect(verdict(branches('vpce-b'), mine)).toBe('fails')
    // A Deny without its Condition denies everything; an Allow without it allows everything.
    expect(verdict(branches({ Ref: 'AWS::NoValue' }), mine)).toBe('holds')
    const dropped = policyOf(allow({ StringEquals: { 'aws:SourceVpce': { 'Fn::If': ['IsProd', mine, { Ref: 'AWS::NoValue' }] } } }))
    const proof = prove(dropped, onlyFromVpce(mine), { api })
    expect(proof).toMatchObject({ verdict: 'fails', counterexample: { conditions: { IsProd: false } } })
  })

  it('as actions and resources may be any', () => {
    const action = policyOf({ ...allow(), Action: { Ref: 'Action' } })
    expect(prove(action, notPublic(), { api })).toMatchObject({
      verdict: 'fails',
      counterexample: { bindings: { '{"Ref":"Action"}': 'execute-api:*' } },
    })
    const resource = policyOf({ ...allow(), Resource: { Ref: 'Resource' } })
    expect(prove(resource, notPublic(), { api }).verdict).toBe('fails')
    const narrow = policyOf({ ...deny({ StringNotEquals: vpce }), Action: { Ref: 'Action' } }, allow())
    expect(prove(narrow, onlyFromVpce(mine), { api }).verdict).not.toBe('holds')
  })

  it('as principals may be everyone', () => {
    const policy = policyOf({ ...allow(), Principal: { AWS: { Ref: 'Caller' } } })
    expect(prove(policy, notPublic(), { api })).toMatchObject({
      verdict: 'fails',
      counterexample: { bindings: { '{"Ref":"Caller"}': '*' } },
    })
  })
})

it('asks for a route even where no API is known', () => {
  const elsewhere = policyOf({ Effect: 'Allow', Principal: '*', Action: '*', NotResource: 'arn:aws:execute-api:*:*:a1b2c3d4e5/*' })
  const proof = prove(policyOf(allow()), onlyFromVpce(mine), { endpointPolicy: elsewhere })
  const { request } = (proof.verdict === 'fails' ? proof.counterexample : undefined) ?? {}
  expect(request?.resource).toMatch(/^arn:[^:]+:execute-api:[^:]+:[^:]+:[^/]+\/./)
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
