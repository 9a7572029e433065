import { describe, expect, test } from 'vitest'
import type { AuthorizerStubs } from '../../../src/sandbox/data-plane/index.ts'
import type { Authorizer } from '../../../src/sandbox/world/index.ts'
import { arnOf, deploy, given, givenApi, hostOf, mainEndpoint, onlyThrough, open, openOver } from './given.ts'
import { send, type Received } from './send.ts'

const api = 'a1b2c3d4e5'
const silentPolicy = open(api).replace('Invoke', 'InvalidateCache')
const says = (Effect: 'Allow' | 'Deny') => ({
  Version: '2012-10-17',
  Statement: [{ Effect, Action: 'execute-api:Invoke', Resource: arnOf(api, 'prod/GET/orders') }],
})
const silence = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: arnOf(api, 'prod/GET/other') }],
} as const
const authorizers: AuthorizerStubs = {
  gate: { ann: says('Allow'), bob: says('Deny'), cid: silence, dan: 'Unauthorized', eve: 'TypeError' },
}

async function call(
  authorizationType: 'CUSTOM' | 'COGNITO_USER_POOLS',
  policy: string,
  headers: Record<string, string>,
  stubs = authorizers,
): Promise<string> {
  const to = given()
  const made = givenApi(to, api, { policy, routes: { 'GET /orders': { authorizationType, authorizerId: 'abc123' } } })
  const authorizer: Authorizer = {
    id: 'abc123',
    name: 'gate',
    type: authorizationType === 'CUSTOM' ? 'TOKEN' : 'COGNITO_USER_POOLS',
    identitySource: authorizationType === 'CUSTOM' ? 'method.request.header.X-Key' : 'method.request.header.Authorization',
    authorizerResultTtlInSeconds: 300,
    providerARNs: [],
  }
  made.authorizers = { abc123: authorizer }
  deploy(made, 'prod')
  const { main } = await openOver(to, { authorizers: stubs })
  return outcome(await send(main, { path: '/prod/orders', headers: { host: hostOf(api), ...headers } }))
}

function outcome({ status, headers, body }: Received): string {
  return status === 200 ? 'let in' : `${String(status)} ${String(headers['x-amzn-errortype'])} ${body}`
}

describe('a Lambda authorizer', () => {
  test.each([
    ['PA-7: allows, the policy is silent', silentPolicy, { 'x-key': 'ann' }, 'let in'],
    ['PA-9: is silent, the policy allows', open(api), { 'x-key': 'cid' }, 'let in'],
    [
      'PA-32: both are silent',
      silentPolicy,
      { 'x-key': 'cid' },
      '403 AccessDeniedException {"Message":"User is not authorized to access this resource"}',
    ],
    [
      'PA-31: denies',
      open(api),
      { 'x-key': 'bob' },
      '403 AccessDeniedException {"Message":"User is not authorized to access this resource with an explicit deny"}',
    ],
    [
      'PA-3: is not asked where the policy denies',
      onlyThrough(api, 'vpce-0bbbbbbbbbbbbbbbb'),
      { 'x-key': 'ann' },
      '403 AccessDeniedException {"Message":"User: anonymous',
    ],
    ['PA-33: says Unauthorized', open(api), { 'x-key': 'dan' }, '401 UnauthorizedException {"message":"Unauthorized"}'],
    ['PA-33: does not know the token', open(api), { 'x-key': 'constructor' }, '401 UnauthorizedException'],
    ['PA-33: gets no token', open(api), {}, '401 UnauthorizedException'],
    ['PA-37: fails', open(api), { 'x-key': 'eve' }, '500 AuthorizerConfigurationException {"message":null}'],
    ['a token behind Bearer', silentPolicy, { 'x-key': 'Bearer ann' }, 'let in'],
  ] as const)('%s', async (_, policy, headers, expected) => {
    expect(await call('CUSTOM', policy, headers)).toContain(expected)
  })

  test('that nothing stands in for is not imitated; without a token it would not be asked (PA-33)', async () => {
    expect(await call('CUSTOM', open(api), { 'x-key': 'ann' }, {})).toContain('501 NotImitatedBySandbox')
    expect(await call('CUSTOM', open(api), {}, {})).toContain('401 UnauthorizedException')
    expect(await call('CUSTOM', open(api), { 'x-key': '' }, {})).toContain('401 UnauthorizedException')
  })

  test.each([
    ['/prod/orders?day=monday&day=x', { 'x-key': 'ann' }, 'let in'],
    ['/prod/orders?day=sunday', { 'x-key': 'ann' }, '403 AccessDeniedException'],
    ['/prod/orders?night=monday', { 'x-key': 'ann' }, '401 UnauthorizedException'],
    ['/prod/orders?day=monday', {}, '401 UnauthorizedException'],
  ] as const)('of the type REQUEST knows a caller by all of its sources: %s %j', async (path, headers, expected) => {
    const to = given()
    const made = givenApi(to, api, {
      policy: silentPolicy,
      routes: { 'GET /orders': { authorizationType: 'CUSTOM', authorizerId: 'abc123' } },
    })
    made.authorizers = {
      abc123: {
        id: 'abc123',
        name: 'gate',
        type: 'REQUEST',
        identitySource: 'method.request.header.X-Key, method.request.querystring.day',
        authorizerResultTtlInSeconds: 0,
        providerARNs: [],
      },
    }
    deploy(made, 'prod')
    const { main } = await openOver(to, { authorizers: { gate: { 'ann,monday': says('Allow'), 'ann,sunday': says('Deny') } } })
    expect(outcome(await send(main, { path, headers: { host: hostOf(api), ...headers } }))).toContain(expected)
  })
})

describe('a user pool', () => {
  test.each([
    ['a valid token, and the policy allows', onlyThrough(api, mainEndpoint), { authorization: 'Bearer valid' }, 'let in'],
    [
      'PS-92: a valid token, and the policy is silent',
      silentPolicy,
      { authorization: 'valid' },
      '403 AccessDeniedException {"Message":"User: anonymous',
    ],
    ['PA-5: no token', silentPolicy, {}, '401 UnauthorizedException'],
    ['PA-5: another token', open(api), { authorization: 'Bearer old' }, '401 UnauthorizedException'],
  ] as const)('%s', async (_, policy, headers, expected) => {
    expect(await call('COGNITO_USER_POOLS', policy, headers)).toContain(expected)
  })
})
