import { describe, expect, it } from 'vitest'
import {
  evaluate,
  privateApiPolicy,
  type PolicyDocument,
  type RequestPrincipal,
  type StatementDocument,
} from '../../../src/policy/index.ts'
import { allow, api, asEndpointPolicy, deny, denyWith, policyOf, request } from './evaluate-request.ts'

describe('actions', () => {
  it.each([
    ['PS-60', 'EXECUTE-API:INVOKE', 'execute-api:Invoke', true],
    ['PS-64', 'execute-api:*', 'execute-api:InvalidateCache', true],
    ['PS-64', 'execute-api:Inv?ke', 'execute-api:Invoke', true],
    ['PS-64', '*', 'execute-api:Invoke', true],
    ['PS-97', 'execute-api:Invoke', 'execute-api:ManageConnections', false],
    ['PS-97', 's3:*', 'execute-api:Invoke', false],
  ])('%s: %s covers %s: %s', (_, Action, action, covered) => {
    expect(evaluate(policyOf(allow({ Action })), { ...request, action }).decision).toBe(covered ? 'Allow' : 'ImplicitDeny')
    expect(
      evaluate(policyOf(allow({ Action: '*' }), denyWith('NotAction', Action)), { ...request, action }).decision,
      'NotAction, PS-69',
    ).toBe(covered ? 'Allow' : 'ExplicitDeny')
  })
})

describe('resources', () => {
  const ask = (resource: string, asked: string): string =>
    evaluate(policyOf(allow({ Resource: resource })), { resource: `${api}/${asked}` }).decision

  it.each([
    ['PS-68', '*', 'prod/GET/x', true],
    ['PS-95', `${api}/*`, 'prod/GET/x', true],
    ['PS-95', `${api}/*/GET/pets`, 'prod/GET/pets', true],
    ['PS-95', `${api}/*/GET/*`, 'prod/POST/x/GET/y', true],
    ['PS-95', 'arn:aws:execute-api:eu-west-1:111122223333:*/prod/*', 'prod/GET/x', true],
    ['PS-95', 'arn:aws:execute-api:eu-west-1:111122223333:*/prod/*', 'dev/GET/x', false],
    ['PS-95', 'arn:aws:execute-api:eu-west-1:111122223333:another/*', 'prod/GET/x', false],
    ['PS-65', `${api}/*`, '', true],
    ['PS-65', `${api}/prod/GET/pe?s`, 'prod/GET/pe/s', true],
    ['PS-61', `${api}/prod/GET/Pets`, 'prod/GET/pets', false],
    ['PS-66', 'arn:aws:execute-api:*', 'prod/GET/x', true],
    ['PS-66', 'arn:aws:execute-api:eu-west-1:1111*', 'prod/GET/x', true],
    ['PS-66', 'arn:aws:execute-api:eu-w*-1:111122223333:a1b2c3d4e5/*', 'prod/GET/x', true],
    ['PS-66', 'arn:aws:execute-api:eu-w*5/*', 'prod/GET/x', false],
    ['PS-66', 'arn:aws:execute-api:eu-*:a1b2c3d4e5/*', 'prod/GET/x', true],
    ['PS-66', 'arn:aws:execute-api:*3:a1b2c3d4e5/*', 'prod/GET/x', false],
    ['PS-66', 'arn:aws:execute-api:eu-west-1?111122223333:a1b2c3d4e5/*', 'prod/GET/x', false],
    ['PS-66', `${api}/prod/GET/a?b`, 'prod/GET/a:b', true],
    ['PS-96', 'execute-api:/*', 'prod/GET/x', true],
    ['PS-96', 'execute-api:/prod/GET/x', 'prod/GET/x', true],
    ['PS-96', 'execute-api:/prod/GET/x', 'prod/POST/x', false],
    ['PS-101', `${api}/prod/GET/`, 'prod/GET/', true],
    ['PS-101', `${api}/prod/GET`, 'prod/GET/', false],
    ['PS-102', `${api}/prod/GET/secret`, 'prod/GET/*', false],
    ['PS-102', `${api}/prod/GET/s?`, 'prod/GET/*', false],
    ['PA-62', `${api}/prod/GET/test`, 'prod/GET/test/', false],
    ['PA-68', `${api}/`, 'prod/GET/x', false],
  ])('%s: %s covers %s: %s', (_, resource, asked, covered) => {
    expect(ask(resource, asked)).toBe(covered ? 'Allow' : 'ImplicitDeny')
    const decision = evaluate(policyOf(allow(), denyWith('NotResource', resource)), { resource: `${api}/${asked}` }).decision
    expect(decision, 'NotResource, PS-69').toBe(covered ? 'Allow' : 'ExplicitDeny')
  })

  it('matches the shorthand in a Deny too, and against the API that is named (PS-96)', () => {
    const policy = policyOf(allow(), deny({ Resource: 'execute-api:/prod/*' }))
    expect(evaluate(policy, request).decision).toBe('ExplicitDeny')
    expect(evaluate(policy, request, { api: `${api}x` }).decision).toBe('Allow')
  })
})

describe('principals', () => {
  const user = 'arn:aws:iam::111122223333:user/ann'
  const session = 'arn:aws:sts::111122223333:assumed-role/app/s1'
  const role = 'arn:aws:iam::111122223333:role/path/app'
  const root = 'arn:aws:iam::111122223333:root'

  const rows: readonly (readonly [string, StatementDocument['Principal'], RequestPrincipal | undefined, boolean])[] = [
    ['PS-71', '*', undefined, true],
    ['PS-71', { AWS: '*' }, undefined, true],
    ['PS-71', { AWS: '*' }, { arn: user }, true],
    ['PS-93', { AWS: root }, undefined, false],
    ['PS-72', { AWS: '111122223333' }, { arn: user }, true],
    ['PS-72', { AWS: root }, { arn: session }, true],
    ['PS-72', { AWS: root }, { arn: root }, true],
    ['PS-72', { AWS: '111122223334' }, { arn: user }, false],
    ['PS-72', { AWS: 'arn:aws-cn:iam::111122223333:root' }, { arn: user }, false],
    ['PS-74', { AWS: ['arn:aws:iam::111122223333:user/bob', user] }, { arn: user }, true],
    ['PS-63', { AWS: 'arn:aws:iam::111122223333:user/Ann' }, { arn: user }, false],
    ['PS-75', { AWS: role }, { arn: session }, true],
    ['PS-75', { AWS: session }, { arn: session }, true],
    ['PS-75', { AWS: 'arn:aws:sts::111122223333:assumed-role/app/s2' }, { arn: session }, false],
    ['PS-63', { AWS: 'arn:aws:iam::111122223333:role/App' }, { arn: session }, false],
    ['PS-75', { AWS: 'arn:aws:iam::999922223333:role/app' }, { arn: session }, false],
    ['PS-77', { AWS: 'AROA1234567890ABCDEFG' }, { arn: session }, false],
    ['PS-106', { Service: 'states.amazonaws.com' }, { service: 'states.amazonaws.com' }, true],
    ['PS-106', { Service: 'lambda.amazonaws.com' }, { service: 'states.amazonaws.com' }, false],
    ['PS-106', { Service: 'states.amazonaws.com' }, { arn: user }, false],
    ['forms', { Federated: 'cognito-identity.amazonaws.com' }, { federated: 'cognito-identity.amazonaws.com' }, true],
    ['forms', { Federated: 'cognito-identity.amazonaws.com' }, { service: 'cognito-identity.amazonaws.com' }, false],
    ['forms', { CanonicalUser: '79a59df9' }, { canonicalUser: '79a59df9' }, true],
  ]
  it.each(rows)('%s: %j speaks of %j: %s', (_, Principal, principal, spoken) => {
    const { decision } = asEndpointPolicy([allow({ Principal: Principal ?? '*' })], principal === undefined ? {} : { principal })
    expect(decision).toBe(spoken ? 'Allow' : 'ImplicitDeny')
  })

  const notRows: readonly (readonly [string, StatementDocument['NotPrincipal'], RequestPrincipal | undefined, boolean])[] = [
    ['PS-78', { AWS: [user, root] }, { arn: user }, false],
    ['PS-78', { AWS: user }, { arn: user }, true],
    ['PS-78', { AWS: [session, role, '111122223333'] }, { arn: session }, false],
    ['PS-78', { AWS: [session, root] }, { arn: session }, true],
    ['PS-78', { AWS: root }, { arn: root }, false],
    ['PS-78', { AWS: [user, root] }, undefined, true],
    ['PS-78', { AWS: '*' }, undefined, false],
    ['PS-78', '*', { arn: user }, false],
    ['PS-78', { Service: 'states.amazonaws.com' }, { service: 'states.amazonaws.com' }, false],
  ]
  it.each(notRows)('%s: Deny with NotPrincipal %j denies %j: %s', (_, NotPrincipal, principal, denied) => {
    const { decision } = asEndpointPolicy([allow(), denyWith('NotPrincipal', NotPrincipal)], principal === undefined ? {} : { principal })
    expect(decision).toBe(denied ? 'ExplicitDeny' : 'Allow')
  })

  it('sees every caller as anonymous in the resource policy under NONE (PA-11), and who signed in the endpoint policy (PA-16)', () => {
    const named = policyOf(allow({ Principal: { AWS: user } }))
    expect(evaluate(named, { ...request, principal: { arn: user } })).toMatchObject({ decision: 'ImplicitDeny', layer: 'resource-policy' })
    expect(evaluate(policyOf(allow()), { ...request, principal: { arn: user } }, { endpointPolicy: named }).decision).toBe('Allow')
    expect(evaluate(policyOf(allow()), request, { endpointPolicy: named })).toMatchObject({
      decision: 'ImplicitDeny',
      layer: 'endpoint-policy',
    })
  })
})

describe('decisions', () => {
  const open = policyOf(allow())
  const shut = policyOf(deny())
  const silent = policyOf(allow({ Action: 's3:GetObject' }))

  it.each<readonly [string, PolicyDocument, PolicyDocument | undefined, string, string]>([
    ['PA-1', open, undefined, 'Allow', 'resource-policy'],
    ['PA-1', silent, undefined, 'ImplicitDeny', 'resource-policy'],
    ['PA-1', policyOf(allow(), deny()), undefined, 'ExplicitDeny', 'resource-policy'],
    ['PA-26', policyOf(deny(), allow()), undefined, 'ExplicitDeny', 'resource-policy'],
    ['PA-19', open, open, 'Allow', 'resource-policy'],
    ['PA-15', open, shut, 'ExplicitDeny', 'endpoint-policy'],
    ['PA-15', open, silent, 'ImplicitDeny', 'endpoint-policy'],
    ['PA-15', shut, silent, 'ImplicitDeny', 'endpoint-policy'],
    ['PA-19', silent, open, 'ImplicitDeny', 'resource-policy'],
    ['PA-19', shut, open, 'ExplicitDeny', 'resource-policy'],
  ])('%s: decides and names the layer (%#)', (_, policy, endpointPolicy, decision, layer) => {
    expect(evaluate(policy, request, endpointPolicy === undefined ? {} : { endpointPolicy })).toMatchObject({ decision, layer })
  })

  it('names every statement of the effect that won, with its place', () => {
    const text = JSON.stringify(policyOf(allow(), deny({ Sid: 'A' }), deny({ Action: 's3:GetObject' }), deny({ Sid: 'B' })))
    const { decidedBy } = evaluate(text, request)
    expect(decidedBy.map(({ index, sid, effect, pointer, layer }) => ({ index, sid, effect, pointer, layer }))).toEqual([
      { index: 1, sid: 'A', effect: 'Deny', pointer: '/Statement/1', layer: 'resource-policy' },
      { index: 3, sid: 'B', effect: 'Deny', pointer: '/Statement/3', layer: 'resource-policy' },
    ])
    expect(text.slice(decidedBy[0]?.range?.start, decidedBy[0]?.range?.end)).toBe(JSON.stringify(deny({ Sid: 'A' })))
    expect(evaluate(silent, request).decidedBy).toEqual([])
  })

  it('lists the keys that are read and not carried, in every layer', () => {
    const policy = privateApiPolicy({ vpceIds: ['vpce-0a1b2c3d'] })
    const endpointPolicy = policyOf(allow({ Condition: { StringLikeIfExists: { 'AWS:useragent': '*', 'x:Y': '*' } } }))
    expect(evaluate(policy, request, { endpointPolicy }).missingKeys).toEqual(['aws:SourceVpce', 'aws:UserAgent', 'x:Y'])
    expect(evaluate(policy, { ...request, context: { 'AWS:SOURCEVPCE': 'x' } }).missingKeys).toEqual([])
    const variables = policyOf(
      allow({ Resource: 'execute-api:/${AWS:userid}/*', Condition: { StringEquals: { 'x:y': "${aws:username, 'z'}" } } }),
    )
    expect(evaluate(variables, { ...request, context: { 'x:y': 'z' } }).missingKeys).toEqual(['aws:userid', 'aws:username'])
  })

  it('wants the endpoint keys of a request to a private API (PS-105)', () => {
    const policy = privateApiPolicy({ vpceIds: ['vpce-0a1b2c3d'] })
    expect(() => evaluate(policy, request, { private: true })).toThrow(
      expect.objectContaining({ code: 'INCOMPLETE_REQUEST', at: 'context.aws:SourceVpce' }) as Error,
    )
    expect(evaluate(policy, { ...request, context: { 'aws:SourceVpce': 'vpce-0a1b2c3d' } }, { private: true }).decision).toBe('Allow')
    expect(evaluate(open, request, { private: true }).decision).toBe('Allow')
  })
})
