import { describe, expect, test } from 'vitest'
import { arnOf, given, givenApi, givenEndpoint, hostOf, mainEndpoint, open, openOver, onlyThrough, type Given } from './given.ts'
import { startBackend } from './backend.ts'
import { send, type Received } from './send.ts'

const api = 'a1b2c3d4e5'
const authorization = 'AWS4-HMAC-SHA256 Credential=AKIA/20260101/us-east-1/execute-api/aws4_request, SignedHeaders=host, Signature=00'
const ann = 'arn:aws:iam::123456789012:user/staff/ann'
const bob = 'arn:aws:iam::999988887777:user/bob'
const session = 'arn:aws:sts::123456789012:assumed-role/admin/monday'
const nothing = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] })
const signed = { 'GET /orders': { authorizationType: 'AWS_IAM' } }

const statement = (change: object): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: arnOf(api), ...change }],
  })

async function call(
  to: Given,
  headers: Record<string, string>,
  door: 'main' | 'stranger' = 'main',
  path = '/prod/orders',
): Promise<Received> {
  const doors = await openOver(to)
  return send(doors[door], { path, headers: { host: hostOf(api), ...headers } })
}

const errorType = ({ headers }: Received): unknown => headers['x-amzn-errortype']

describe('a method with AWS_IAM', () => {
  test.each<[string, string, Record<string, string>, string]>([
    [
      'PS-89: the identity allows, the policy is silent',
      statement({ Action: 'execute-api:InvalidateCache' }),
      { 'x-sandbox-principal': ann },
      'let in',
    ],
    [
      'PA-7: the policy allows, the identity is silent',
      open(api),
      { 'x-sandbox-principal': ann, 'x-sandbox-identity-policy': nothing },
      'let in',
    ],
    [
      'PA-8: across accounts both must allow',
      open(api),
      { 'x-sandbox-principal': bob, 'x-sandbox-identity-policy': nothing },
      `User: ${bob}`,
    ],
    ['PA-8: across accounts both do', open(api), { 'x-sandbox-principal': bob }, 'let in'],
    ['the sandbox user, who may do everything', statement({ Resource: 'arn:aws:execute-api:*:*:zzzzzzzzzz/*' }), {}, 'let in'],
    [
      'a role and its session',
      statement({ Effect: 'Deny', Principal: { AWS: 'arn:aws:iam::123456789012:role/admin' } }),
      { 'x-sandbox-principal': session },
      `User: ${session}`,
    ],
    [
      'PS-48: aws:PrincipalArn of a session',
      statement({ Effect: 'Deny', Condition: { StringEquals: { 'aws:PrincipalArn': 'arn:aws:iam::123456789012:role/admin' } } }),
      { 'x-sandbox-principal': session },
      `User: ${session}`,
    ],
    [
      'aws:username',
      statement({
        Effect: 'Deny',
        Condition: { StringEquals: { 'aws:username': 'ann', 'aws:PrincipalType': 'User', 'aws:PrincipalAccount': '123456789012' } },
      }),
      { 'x-sandbox-principal': ann },
      `User: ${ann}`,
    ],
  ])('%s', async (_, policy, headers, outcome) => {
    const to = given()
    givenApi(to, api, { policy, routes: signed })
    const received = await call(to, { authorization, ...headers })
    expect(received.status === 200 ? 'let in' : received.body).toContain(outcome)
    if (received.status !== 200) expect(errorType(received)).toBe('AccessDeniedException')
  })

  test('PS-89: an Allow for the endpoint alone does not stop a signed caller from elsewhere; a Deny unless it is that endpoint does', async () => {
    const to = given()
    givenApi(to, api, { policy: open(api, { StringEquals: { 'aws:SourceVpce': mainEndpoint } }), routes: signed })
    expect((await call(to, { authorization }, 'stranger')).status).toBe(200)
    const other = given()
    givenApi(other, api, { policy: onlyThrough(api, mainEndpoint), routes: signed })
    expect((await call(other, { authorization }, 'stranger')).status).toBe(403)
  })

  test('a signature in the query', async () => {
    const to = given()
    givenApi(to, api, { routes: signed })
    expect((await call(to, {}, 'main', '/prod/orders?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=00')).status).toBe(200)
  })

  test('PA-15: the endpoint policy comes before the question who calls', async () => {
    const to = given()
    givenEndpoint(to, mainEndpoint, { policyDocument: statement({ Effect: 'Deny' }) })
    givenApi(to, api, { routes: signed })
    expect(errorType(await call(to, {}))).toBe('AccessDeniedException')
  })
})

describe('a method without authorization', () => {
  test('PA-16: the endpoint policy reads a signature, the resource policy does not', async () => {
    const to = given()
    givenEndpoint(to, mainEndpoint, { policyDocument: statement({ Principal: { AWS: ann } }) })
    givenApi(to)
    expect((await call(to, { authorization, 'x-sandbox-principal': ann })).status).toBe(200)
    expect((await call(to, { authorization })).status).toBe(403)
    const named = given()
    givenApi(named, api, { policy: statement({ Principal: { AWS: ann } }) })
    expect((await call(named, { authorization, 'x-sandbox-principal': ann })).body).toContain('User: anonymous')
  })
})

describe('the headers of the sandbox', () => {
  test.each<[Record<string, string>, string]>([
    [{ 'x-sandbox-principal': ann }, 'go with a signed request only'],
    [{ 'x-sandbox-identity-policy': nothing }, 'go with a signed request only'],
    [{ authorization, 'x-sandbox-principal': 'ann' }, 'is not the ARN of a caller'],
  ])('%j is refused', async (headers, message) => {
    const to = given()
    givenApi(to)
    const received = await call(to, headers)
    expect([received.status, errorType(received)]).toEqual([400, 'SandboxBadRequest'])
    expect(received.body).toContain(message)
  })

  test('do not reach a backend', async () => {
    const backend = await startBackend()
    const to = given()
    const uri = `http://127.0.0.1:${String(backend.port)}/`
    givenApi(to, api, { routes: { 'GET /orders': { via: { type: 'HTTP_PROXY', httpMethod: 'GET', uri } } } })
    await call(to, { authorization, 'x-sandbox-principal': ann, 'x-sandbox-identity-policy': nothing, 'x-own': 'yes' })
    expect(
      backend.seen.map(({ headers }) => Object.keys(headers).filter((name) => name.startsWith('x-sandbox') || name === 'x-own')),
    ).toEqual([['x-own']])
  })
})
