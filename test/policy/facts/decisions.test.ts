import { describe, expect, it } from 'vitest'
import {
  describeFinding,
  evaluate,
  parsePolicy,
  PolicyError,
  privateApiPolicy,
  samePolicy,
  type EvaluateOptions,
  type PolicyDocument,
  type PolicyInput,
  type Request,
  type StatementDocument,
} from '../../../src/policy/index.ts'
import { allow, api, deny, holds, policyOf, request } from '../evaluate/evaluate-request.ts'

const own = 'arn:aws:iam::111122223333:user/ann'
const stranger = 'arn:aws:iam::999922223333:user/bob'
const vpce = 'vpce-0a1b2c3d4e5f60718'
const silent = policyOf(allow({ Action: 's3:GetObject' }))
const identity = (...statements: readonly Partial<StatementDocument>[]): PolicyInput => ({
  Version: '2012-10-17',
  Statement: statements.map((change) => ({ Effect: 'Allow', Action: '*', Resource: '*', ...change })),
})
const signed = (arn: string, policy: PolicyInput, options: EvaluateOptions = {}, context: Request['context'] = {}): string =>
  evaluate(policy, { ...request, principal: { arn }, context }, { authorizationType: 'AWS_IAM', ...options }).decision
const findings = (text: string): readonly string[] => parsePolicy(text).findings.map((finding) => finding.rule)

describe('what does not parse', () => {
  it('PS-8: NullIfExists is no operator', () => {
    const parsed = parsePolicy(policyOf(allow({ Condition: { NullIfExists: { 'aws:SourceVpce': 'true' } } })))
    expect(parsed.ok).toBe(false)
    expect(parsed.findings.map((finding) => describeFinding(finding).message)).toEqual(['`NullIfExists` is no condition operator'])
  })

  it('PS-13: a member that stands twice in one object', () => {
    const twice = `{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}`
    expect(findings(twice)).toEqual(['duplicate-json-key'])
    expect(() => evaluate(twice, request)).toThrow(PolicyError)
  })

  it('PS-62: Effect, element names and versions in another case', () => {
    const text = JSON.stringify(policyOf(allow()))
    expect(findings(text)).toEqual([])
    expect(findings(text.replace('"Allow"', '"allow"'))).toEqual(['invalid-effect'])
    expect(findings(text.replace('"Resource"', '"resource"'))).toEqual(['element-wrong-case'])
    expect(findings(text.replace('2012-10-17', '2012-10-18'))).toEqual(['invalid-version'])
  })

  it('PS-87: what cannot be evaluated lets nobody in', () => {
    for (const policy of ['', '{}', '{"Statement":[{"Effect":"Allow"}]}', JSON.stringify(policyOf(allow({ Resource: 'x' })))]) {
      expect(() => evaluate(policy, request)).toThrow(PolicyError)
    }
  })
})

describe('decisions', () => {
  it('PS-82: a Deny anywhere wins, then an Allow is needed, silence denies', () => {
    expect(evaluate(policyOf(allow(), deny(), allow()), request).decision).toBe('ExplicitDeny')
    expect(evaluate(policyOf(allow()), request).decision).toBe('Allow')
    expect(evaluate(silent, request).decision).toBe('ImplicitDeny')
    expect(signed(own, policyOf(allow()), { identityPolicies: [identity({ Effect: 'Deny' })] })).toBe('ExplicitDeny')
  })

  it('PS-83, PA-4, PA-10: in the account of the API one Allow suffices, across accounts both are needed', () => {
    const open = policyOf(allow())
    const mine = { identityPolicies: [identity({})] }
    expect([signed(own, open), signed(own, silent, mine), signed(own, silent)]).toEqual(['Allow', 'Allow', 'ImplicitDeny'])
    expect([signed(stranger, open), signed(stranger, silent, mine)]).toEqual(['ImplicitDeny', 'ImplicitDeny'])
    expect(signed(stranger, open, mine)).toBe('Allow')
  })

  it('PS-85, PA-18, PA-20: the endpoint policy must allow, too; without one all is allowed; it may ask for properties of the resource', () => {
    const open = policyOf(allow())
    const ours = policyOf(allow({ Condition: { StringEquals: { 'aws:ResourceAccount': '111122223333' } } }))
    const through = (account: string, endpointPolicy?: PolicyDocument): string =>
      evaluate(open, { ...request, context: { 'aws:ResourceAccount': account } }, endpointPolicy === undefined ? {} : { endpointPolicy })
        .decision
    expect([through('111122223333', ours), through('999922223333', ours), through('999922223333')]).toEqual([
      'Allow',
      'ImplicitDeny',
      'Allow',
    ])
  })

  it('PA-17: an endpoint policy that names IAM principals shuts out bearer tokens', () => {
    const endpointPolicy = policyOf(allow({ Principal: { AWS: '111122223333' } }))
    const options = { endpointPolicy, authorizationType: 'COGNITO_USER_POOLS', token: 'valid' } as const
    expect(evaluate(policyOf(allow()), request, options)).toMatchObject({ decision: 'ImplicitDeny', layer: 'endpoint-policy' })
  })

  it('PS-89, PS-100: Allow-if lets in who signs in the account, Deny-unless does not', () => {
    const allowIf = policyOf(allow({ Condition: { StringEquals: { 'aws:SourceVpce': vpce } } }))
    const denyUnless = policyOf(allow(), deny({ Condition: { StringNotEquals: { 'aws:SourceVpce': vpce } } }))
    const outside = { 'aws:SourceVpce': 'vpce-00000000000000000' }
    const mine = { identityPolicies: [identity({})] }
    expect([allowIf, denyUnless].map((policy) => evaluate(policy, { ...request, context: outside }).decision)).toEqual([
      'ImplicitDeny',
      'ExplicitDeny',
    ])
    expect([signed(own, allowIf, mine, outside), signed(own, denyUnless, mine, outside)]).toEqual(['Allow', 'ExplicitDeny'])
  })

  it('PA-9: an authorizer that is silent does not keep out whom the resource policy lets in', () => {
    const ask = (policy: PolicyInput, answered: Partial<StatementDocument>): string =>
      evaluate(policy, request, { authorizationType: 'CUSTOM', authorizer: { kind: 'policy', policy: identity(answered) } }).decision
    const elsewhere = { Resource: `${api}/prod/GET/other` }
    expect(ask(policyOf(allow()), elsewhere)).toBe('Allow')
    expect(ask(policyOf(allow()), { Effect: 'Deny' })).toBe('ExplicitDeny')
    expect(ask(silent, elsewhere), 'PA-13: a cached policy is asked about every method').toBe('ImplicitDeny')
    expect(ask(silent, { Resource: request.resource }), 'PA-70: its Resource has the shape of methodArn').toBe('Allow')
  })

  it('PA-6, PS-92: a user pool needs an Allow of the resource policy', () => {
    const options = { authorizationType: 'COGNITO_USER_POOLS', token: 'valid' } as const
    expect(evaluate(silent, request, options).decision).toBe('ImplicitDeny')
    expect(evaluate(policyOf(allow()), request, options).decision).toBe('Allow')
  })

  it('PS-70, PA-80, PA-81: order and repetition of statements change nothing', () => {
    const a = policyOf(allow(), deny({ Action: 's3:*' }))
    const b = policyOf(deny({ Action: 's3:*' }), allow(), allow())
    expect(samePolicy(a, b)).toBe(true)
    expect(evaluate(a, request).decision).toBe(evaluate(b, request).decision)
  })
})

describe('keys and actions', () => {
  it('PA-12: anonymous callers are everyone in either spelling', () => {
    for (const Principal of ['*', { AWS: '*' }, { AWS: ['*', own] }] as const) {
      expect(evaluate(policyOf(allow({ Principal })), request).decision).toBe('Allow')
    }
  })

  it('PS-42: aws:VpcSourceIp, which only requests through an endpoint carry', () => {
    const Condition = { NotIpAddress: { 'aws:VpcSourceIp': '10.0.0.0/16' } }
    const from = (context: Request['context']): string =>
      evaluate(policyOf(allow(), deny({ Condition })), { ...request, context: context ?? {} }).decision
    expect([from({ 'aws:VpcSourceIp': '10.0.1.5' }), from({ 'aws:VpcSourceIp': '10.1.1.5' }), from({})]).toEqual([
      'Allow',
      'ExplicitDeny',
      'ExplicitDeny',
    ])
  })

  it('PA-47: a missing key under a positive, a negated and an IfExists operator, and Null', () => {
    const key = { 'aws:SourceVpce': vpce }
    expect([
      holds({ StringEquals: key }),
      holds({ StringNotEquals: key }),
      holds({ StringEqualsIfExists: key }),
      holds({ StringNotEqualsIfExists: key }),
      holds({ Null: { 'aws:SourceVpce': 'true' } }),
    ]).toEqual([false, true, true, true, true])
  })

  it('PA-50: a Deny on a key that execute-api does not set denies everybody', () => {
    const policy = policyOf(allow(), deny({ Condition: { StringNotEquals: { 'aws:VpceAccount': '111122223333' } } }))
    expect(evaluate(policy, { ...request, context: { 'aws:SourceVpce': vpce } })).toMatchObject({
      decision: 'ExplicitDeny',
      missingKeys: ['aws:VpceAccount'],
    })
  })

  it('PA-56: names of keys have no case, values have', () => {
    const asked = (key: string, value: string): boolean => holds({ StringEquals: { [key]: vpce } }, { 'aws:SourceVpce': value })
    expect([asked('aws:sourceVpce', vpce), asked('AWS:SOURCEVPCE', vpce), asked('aws:SourceVpce', vpce.toUpperCase())]).toEqual([
      true,
      true,
      false,
    ])
    expect(holds({ StringEqualsIgnoreCase: { 'aws:SourceVpce': vpce } }, { 'aws:SourceVpce': vpce.toUpperCase() })).toBe(true)
  })

  it('PS-94: keys of the caller are missing where the caller does not sign', () => {
    const policy = policyOf(allow({ Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } }))
    expect(evaluate(policy, request)).toMatchObject({ decision: 'ImplicitDeny', missingKeys: ['aws:PrincipalOrgID'] })
    expect(signed(own, policy, {}, { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' })).toBe('Allow')
  })

  it('PS-107, PA-58: InvalidateCache is another action than Invoke', () => {
    const both = (Action: string): readonly string[] =>
      ['execute-api:Invoke', 'execute-api:InvalidateCache', 'execute-api:ManageConnections'].map(
        (action) => evaluate(policyOf(allow({ Action })), { ...request, action }).decision,
      )
    expect(both('execute-api:Invoke')).toEqual(['Allow', 'ImplicitDeny', 'ImplicitDeny'])
    expect(both('execute-api:Inv*')).toEqual(['Allow', 'Allow', 'ImplicitDeny'])
    expect(both('execute-api:*')).toEqual(['Allow', 'Allow', 'Allow'])
  })

  it('PS-108: two keys in one negated operator: from this endpoint or from this VPC', () => {
    const Condition = { StringNotEquals: { 'aws:SourceVpce': vpce, 'aws:SourceVpc': 'vpc-a' } }
    const from = (context: Record<string, string>): string =>
      evaluate(policyOf(allow(), deny({ Condition })), { ...request, context }).decision
    expect([
      from({ 'aws:SourceVpce': vpce, 'aws:SourceVpc': 'vpc-b' }),
      from({ 'aws:SourceVpce': 'vpce-b', 'aws:SourceVpc': 'vpc-a' }),
      from({ 'aws:SourceVpce': 'vpce-b', 'aws:SourceVpc': 'vpc-b' }),
    ]).toEqual(['Allow', 'Allow', 'ExplicitDeny'])
  })

  it('PA-59: ARNs of requests to an API and to a private custom domain', () => {
    const domain = 'arn:aws:execute-api:eu-west-1:111122223333:/domainnames/orders.example+d1'
    const policy = policyOf(allow({ Resource: 'arn:aws:execute-api:eu-west-1:111122223333:/domainnames/*' }))
    expect(evaluate(policy, { resource: domain }).decision).toBe('Allow')
    expect(evaluate(policy, request).decision).toBe('ImplicitDeny')
  })

  it('PA-66: a wildcard is a plain one, and does not open the rest of the path', () => {
    const pets = policyOf(allow({ Resource: `${api}/*/GET/pets` }))
    const ask = (route: string): string => evaluate(pets, { resource: `${api}/${route}` }).decision
    expect([ask('prod/GET/pets'), ask('prod/GET/cats'), ask('prod/POST/x/GET/pets')]).toEqual(['Allow', 'ImplicitDeny', 'Allow'])
  })

  it('PA-68, PA-71: an ARN without a route, and one of 1600 bytes', () => {
    expect(evaluate(policyOf(allow({ Resource: `${api}/` })), request).decision).toBe('ImplicitDeny')
    const long = `${api}/prod/GET/${'a'.repeat(1600)}`
    expect(evaluate(policyOf(allow({ Resource: `${api}/prod/GET/a*` })), { resource: long }).decision).toBe('Allow')
  })

  it('PA-40: a caller sees the last four digits of the account only', () => {
    const { answer } = evaluate(silent, request)
    expect(answer?.body).toContain('arn:aws:execute-api:eu-west-1:********3333:a1b2c3d4e5/prod/GET/orders')
    expect(answer?.body).not.toContain('111122223333')
  })

  it('PA-103: aws:SourceVpc is the VPC of the endpoint', () => {
    const policy = privateApiPolicy({ vpceIds: [vpce] })
    const from = (vpc: string): string =>
      evaluate(policy, { ...request, context: { 'aws:SourceVpce': vpce, 'aws:SourceVpc': vpc } }, { private: true }).decision
    expect([from('vpc-a'), from('vpc-b')]).toEqual(['Allow', 'Allow'])
  })
})
