import { describe, expect, test } from 'vitest'
import { arnOf, deploy, given, givenApi, givenEndpoint, hostOf, mainEndpoint, open, openOver, otherEndpoint, type Given } from './given.ts'
import { send, type Received } from './send.ts'

const api = 'a1b2c3d4e5'
const masked = (path: string): string => `arn:aws:execute-api:us-east-1:********9012:${api}/${path}`
const denied = (path: string, ending: string): string =>
  JSON.stringify({ Message: `User: anonymous is not authorized to perform: execute-api:Invoke on resource: ${masked(path)}${ending}` })
const forbidden = '{"message":"Forbidden"}'
const missingToken = '{"message":"Missing Authentication Token"}'

interface Row {
  readonly what: string
  readonly arrange?: (to: Given) => void
  readonly side?: 'main' | 'stranger' | 'public'
  readonly method?: string
  readonly path?: string
  readonly headers?: Record<string, string>
  readonly status: number
  readonly errorType?: string
  readonly body: string
}

const endpointPolicy = (statement: object): ((to: Given) => void) => {
  return (to) => {
    givenEndpoint(to, mainEndpoint, { policyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }) })
    givenApi(to)
  }
}

const forbiddenRow = (what: string, row: Partial<Row>): Row => ({
  what,
  status: 403,
  errorType: 'ForbiddenException',
  body: forbidden,
  ...row,
})

const rows: readonly Row[] = [
  { what: 'an allowed request', status: 200, body: 'GET /orders' },
  {
    what: 'PA-27 explicit deny by the resource policy',
    side: 'stranger',
    status: 403,
    errorType: 'AccessDeniedException',
    body: denied('prod/GET/orders', ' with an explicit deny'),
  },
  {
    what: 'PA-29 a resource policy that is silent',
    arrange: (to) => givenApi(to, api, { policy: open(api, { StringEquals: { 'aws:SourceVpce': otherEndpoint } }) }),
    status: 403,
    errorType: 'AccessDeniedException',
    body: denied('prod/GET/orders', ''),
  },
  {
    what: 'PS-98 a private API that has no policy',
    arrange: (to) => givenApi(to, api, { policy: undefined }),
    status: 403,
    errorType: 'AccessDeniedException',
    body: denied('prod/GET/orders', ''),
  },
  {
    what: 'PA-39 an endpoint policy that denies',
    arrange: endpointPolicy({ Effect: 'Deny', Principal: '*', Action: '*', Resource: '*' }),
    status: 403,
    errorType: 'AccessDeniedException',
    body: denied('prod/GET/orders', ' with an explicit deny'),
  },
  {
    what: 'PA-19 an endpoint policy that allows another API only',
    arrange: endpointPolicy({ Effect: 'Allow', Principal: '*', Action: '*', Resource: arnOf('zzzzzzzzzz') }),
    status: 403,
    errorType: 'AccessDeniedException',
    body: denied('prod/GET/orders', ''),
  },
  {
    what: 'PA-19 an endpoint policy that allows this API',
    arrange: endpointPolicy({ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: arnOf(api) }),
    status: 200,
    body: 'GET /orders',
  },
  {
    what: 'PA-34 an unsigned call of an AWS_IAM method',
    arrange: (to) => givenApi(to, api, { routes: { 'GET /orders': { authorizationType: 'AWS_IAM' } } }),
    status: 403,
    errorType: 'MissingAuthenticationTokenException',
    body: missingToken,
  },
  {
    what: 'PA-34 an unknown path',
    path: '/prod/nothing',
    status: 403,
    errorType: 'MissingAuthenticationTokenException',
    body: missingToken,
  },
  { what: 'PA-34 an unknown method', method: 'POST', status: 403, errorType: 'MissingAuthenticationTokenException', body: missingToken },
  forbiddenRow('PA-36 no API in Host', { headers: { host: '127.0.0.1' } }),
  forbiddenRow('PA-36 an unknown API', { headers: { host: hostOf('zzzzzzzzzz') } }),
  forbiddenRow('PA-36 an unknown API in x-apigw-api-id, which wins', { headers: { 'x-apigw-api-id': 'zzzzzzzzzz' } }),
  forbiddenRow('PA-36 a name of Object.prototype as the API', { headers: { 'x-apigw-api-id': 'constructor' } }),
  forbiddenRow('PA-36 a wrong stage', { path: '/test/orders' }),
  forbiddenRow('PA-36 a name of Object.prototype as the stage', { path: '/constructor/orders' }),
  forbiddenRow('PA-36 no stage', { path: '/' }),
  forbiddenRow('PA-36 a private API from the public side', { side: 'public' }),
  forbiddenRow('PA-36 a public API through an endpoint', { arrange: (to) => givenApi(to, api, { type: 'REGIONAL', policy: open(api) }) }),
  forbiddenRow('PA-36 an API key that is missing', {
    arrange: (to) => givenApi(to, api, { routes: { 'GET /orders': { apiKeyRequired: true } } }),
  }),
  forbiddenRow('PA-97 a default endpoint that is turned off', {
    arrange: (to) => {
      givenApi(to).disableExecuteApiEndpoint = true
    },
  }),
  forbiddenRow('PA-85 the suffix of another partition', { headers: { host: `${api}.execute-api.us-east-1.amazonaws.com.cn` } }),
  forbiddenRow('PA-85 the name of another Region', { headers: { host: `${api}.execute-api.eu-west-1.amazonaws.com` } }),
  { what: 'a Host in capitals', headers: { host: hostOf(api).toUpperCase() }, status: 200, body: 'GET /orders' },
  { what: 'PA-83 c: Host with a port', headers: { host: `${hostOf(api)}:443` }, status: 200, body: 'GET /orders' },
  {
    what: 'PA-85 x-apigw-api-id with a foreign Host',
    headers: { host: 'nlb.example', 'x-apigw-api-id': api },
    status: 200,
    body: 'GET /orders',
  },
  {
    what: 'PA-83 b: the alias of an endpoint that is associated',
    arrange: (to) => givenApi(to, api, { vpcEndpointIds: [mainEndpoint] }),
    headers: { host: `${api}-${mainEndpoint}.execute-api.us-east-1.amazonaws.com` },
    status: 200,
    body: 'GET /orders',
  },
  forbiddenRow('PA-83 b: the alias of an endpoint that is not associated', {
    headers: { host: `${api}-${mainEndpoint}.execute-api.us-east-1.amazonaws.com` },
  }),
  forbiddenRow('PA-45: the alias of an endpoint whose association was not deployed', {
    arrange: (to) => {
      givenApi(to).endpointConfiguration.vpcEndpointIds.push(mainEndpoint)
    },
    headers: { host: `${api}-${mainEndpoint}.execute-api.us-east-1.amazonaws.com` },
  }),
  forbiddenRow("PA-83 b: the alias of another endpoint than the request's", {
    arrange: (to) => givenApi(to, api, { vpcEndpointIds: [otherEndpoint] }),
    headers: { host: `${api}-${otherEndpoint}.execute-api.us-east-1.amazonaws.com` },
  }),
  {
    what: 'PA-38 an ARN of 1601 bytes',
    path: `/prod/${'x'.repeat(1601 - masked('prod/GET/').length)}`,
    status: 414,
    body: '{"message":"Request URI too long"}',
  },
  {
    what: 'PA-38 an ARN of 1600 bytes',
    path: `/prod/${'x'.repeat(1600 - masked('prod/GET/').length)}`,
    status: 403,
    errorType: 'MissingAuthenticationTokenException',
    body: missingToken,
  },
  { what: 'PA-16 a bearer token: anonymous', headers: { authorization: 'Bearer x' }, status: 200, body: 'GET /orders' },
  {
    what: 'a request validator: not imitated',
    arrange: (to) => givenApi(to, api, { routes: { 'GET /orders': { requestValidatorId: 'v' } } }),
    status: 501,
    errorType: 'NotImitatedBySandbox',
    body: '{"message":"the sandbox does not imitate request validators"}',
  },
  {
    what: 'a policy that AWS does not support: not imitated',
    arrange: (to) => givenApi(to, api, { policy: open(api).replace('"Principal"', '"NotPrincipal"') }),
    status: 501,
    errorType: 'NotImitatedBySandbox',
    body: expect.stringContaining('NotPrincipal') as string,
  },
  {
    what: 'PA-2 a public API without a policy, from the public side',
    arrange: (to) => givenApi(to, api, { type: 'REGIONAL', policy: undefined }),
    side: 'public',
    status: 200,
    body: 'GET /orders',
  },
]

describe('what a caller gets', () => {
  test.each(rows)('$what', async ({ arrange, side = 'main', method, path = '/prod/orders', headers, status, errorType, body }) => {
    const to = given()
    if (arrange === undefined) givenApi(to)
    else arrange(to)
    const urls = await openOver(to)
    const received = await send(urls[side], { path, headers: { host: hostOf(api), ...headers }, ...(method && { method }) })
    expect(received).toMatchObject({ status, body })
    expect(received.headers['x-amzn-errortype']).toBe(errorType)
    expect(received.headers['x-amzn-requestid']).toMatch(/^[0-9a-f-]{36}$/)
    expect(received.headers['x-amz-apigw-id']).toBeTruthy()
  })

  test('PA-91 a body over 10 MB is refused with 413', async () => {
    const to = given()
    givenApi(to, api, { routes: { 'POST /orders': {} } })
    const { main } = await openOver(to)
    const post = (size: number): Promise<Received> =>
      send(main, { method: 'POST', path: '/prod/orders', headers: { host: hostOf(api) }, body: 'x'.repeat(size) })
    expect((await post(10 * 1024 * 1024)).status).toBe(200)
    expect(await post(10 * 1024 * 1024 + 1)).toMatchObject({ status: 413, body: '{"message":"Request Too Long"}' })
  })
})

describe('what is deployed decides (PA-45, PS-99)', () => {
  test('a policy that is saved changes nothing for callers until it is deployed', async () => {
    const to = given()
    const one = givenApi(to)
    const { stranger } = await openOver(to)
    const call = async (): Promise<number> => (await send(stranger, { path: '/prod/orders', headers: { host: hostOf(api) } })).status
    one.policy = open(api)
    expect(await call()).toBe(403)
    deploy(one, 'prod')
    expect(await call()).toBe(200)
  })

  test('each stage answers by its own deployment', async () => {
    const to = given()
    const one = givenApi(to)
    one.policy = open(api)
    deploy(one, 'test')
    const { stranger } = await openOver(to)
    const call = async (stage: string): Promise<number> =>
      (await send(stranger, { path: `/${stage}/orders`, headers: { host: hostOf(api) } })).status
    expect([await call('prod'), await call('test')]).toEqual([403, 200])
  })

  test('so does the endpoint type, and so do the routes', async () => {
    const to = given()
    const one = givenApi(to)
    one.endpointConfiguration.types = ['REGIONAL']
    one.resources = {}
    const { main } = await openOver(to)
    expect((await send(main, { path: '/prod/orders', headers: { host: hostOf(api) } })).status).toBe(200)
  })

  test("an endpoint's policy works at once", async () => {
    const to = given()
    givenApi(to)
    const { main } = await openOver(to)
    const endpoint = to.region.vpcEndpoints[mainEndpoint]
    if (endpoint) endpoint.policyDocument = JSON.stringify({ Statement: [{ Effect: 'Deny', Principal: '*', Action: '*', Resource: '*' }] })
    expect((await send(main, { path: '/prod/orders', headers: { host: hostOf(api) } })).status).toBe(403)
  })
})
