import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { stranger } from '../../../src/sandbox/data-plane/index.ts'
import { probe, type ProbePlan, type ProbeRow } from '../../../src/sandbox/probe/index.ts'
import type { Authorizer, DataPlaneListener } from '../../../src/sandbox/world/index.ts'
import { startBackend } from '../data-plane/backend.ts'
import { deploy, given, givenApi, givenEndpoint, mainEndpoint, onlyThrough, open, openOver, otherEndpoint } from '../data-plane/given.ts'
import { givenLink, viaLink } from '../data-plane/given-link.ts'

const api = 'a1b2c3d4e5'
const plan: ProbePlan = {
  region: 'us-east-1',
  apiId: api,
  stage: 'prod',
  routes: [{ method: 'ANY', path: '/orders/{proxy+}' }],
  endpoints: [{ name: 'main', vpcEndpointId: mainEndpoint }],
}
const short = (rows: readonly ProbeRow[]): string[] =>
  rows.map(
    ({ from, method, path, status, expected, ok }) =>
      `${from}: ${method} ${path} -> ${String(status)}, ${expected}: ${ok ? 'ok' : 'wrong'}`,
  )

describe('probe', () => {
  test('calls through the endpoint, the stranger and the public side; the backend sees the allowed call alone', async () => {
    const to = given()
    const backend = await startBackend()
    givenLink(to, { '10.0.1.10': backend })
    givenApi(to, api, { routes: { 'ANY /orders/{proxy+}': { via: viaLink() } } })
    const { plane } = await openOver(to)
    const path = '/prod/orders/1'
    expect(await probe(plane.listeners(), plan)).toEqual([
      { from: `endpoint main (${mainEndpoint})`, method: 'GET', path, status: 200, body: 'from backend', expected: 'allowed', ok: true },
      {
        from: `a stranger's endpoint (${stranger.vpcEndpointId})`,
        method: 'GET',
        path,
        status: 403,
        errorType: 'AccessDeniedException',
        body: expect.stringMatching(/^\{"Message":"User: anonymous is not authorized .* with an explicit deny"\}$/) as string,
        expected: 'refused',
        ok: true,
      },
      {
        from: 'the public side',
        method: 'GET',
        path,
        status: 403,
        errorType: 'ForbiddenException',
        body: '{"message":"Forbidden"}',
        expected: 'refused',
        ok: true,
      },
    ])
    expect(backend.seen.map(({ method, url }) => `${method} ${url}`)).toEqual(['GET /orders/1'])
  })

  test('says wrong where a stranger or the public gets in', async () => {
    const to = given()
    const one = givenApi(to, api, { policy: open(api), routes: { 'ANY /orders/{proxy+}': {} } })
    const { plane } = await openOver(to)
    const main = `endpoint main (${mainEndpoint}): GET /prod/orders/1`
    const other = `a stranger's endpoint (${stranger.vpcEndpointId}): GET /prod/orders/1`
    const outside = 'the public side: GET /prod/orders/1'
    expect(short(await probe(plane.listeners(), plan))).toEqual([
      `${main} -> 200, allowed: ok`,
      `${other} -> 200, refused: wrong`,
      `${outside} -> 403, refused: ok`,
    ])
    one.endpointConfiguration.types = ['REGIONAL']
    deploy(one, 'prod')
    expect(short(await probe(plane.listeners(), plan))).toEqual([
      `${main} -> 403, allowed: wrong`,
      `${other} -> 403, refused: ok`,
      `${outside} -> 200, refused: wrong`,
    ])
  })

  test('expects of an endpoint with part of the access that the rest is refused', async () => {
    const to = given()
    givenEndpoint(to, otherEndpoint)
    givenApi(to, api, {
      policy: onlyThrough(api, otherEndpoint).replace('/*"', '/prod/GET/*"'),
      routes: { 'GET /a/{id}': {}, 'POST /a/{id}': {} },
    })
    const { plane } = await openOver(to)
    const routes = [
      { method: 'GET', path: '/a/{id}' },
      { method: 'POST', path: '/a/{id}' },
    ]
    const admits = ({ method }: { readonly method: string }): boolean => method === 'GET'
    const rows = await probe(plane.listeners(), { ...plan, routes, endpoints: [{ name: 'other', vpcEndpointId: otherEndpoint, admits }] })
    expect(short(rows).slice(0, 2)).toEqual([
      `endpoint other (${otherEndpoint}): GET /prod/a/1 -> 200, allowed: ok`,
      `endpoint other (${otherEndpoint}): POST /prod/a/1 -> 200, refused: wrong`,
    ])
    expect(rows).toHaveLength(6)
  })

  describe('of a route that wants a token', () => {
    const authorizer: Authorizer = {
      id: 'abc123',
      name: 'gate',
      type: 'TOKEN',
      identitySource: 'method.request.header.X-Key',
      authorizerResultTtlInSeconds: 0,
      providerARNs: [],
    }
    const routes = [{ method: 'GET', path: '/orders', wantsToken: true }] as const
    async function rowsOf(policy: string, type: 'CUSTOM' | 'COGNITO_USER_POOLS', more: Partial<ProbePlan> = {}): Promise<string[]> {
      const to = given()
      const made = givenApi(to, api, { policy, routes: { 'GET /orders': { authorizationType: type, authorizerId: 'abc123' } } })
      made.authorizers = { abc123: type === 'CUSTOM' ? authorizer : { ...authorizer, type } }
      deploy(made, 'prod')
      const { plane } = await openOver(to)
      return short(await probe(plane.listeners(), { ...plan, routes, ...more })).map((row) => row.replace(/.*-> /, ''))
    }

    test('expects a 401 inside, and outside that the policy refuses before anybody asks for a token', async () => {
      expect(await rowsOf(onlyThrough(api, mainEndpoint), 'CUSTOM')).toEqual(['401, refused: ok', '403, refused: ok', '403, refused: ok'])
      expect(await rowsOf(open(api), 'CUSTOM')).toEqual(['401, refused: ok', '401, refused: wrong', '403, refused: ok'])
      expect(await rowsOf(onlyThrough(api, otherEndpoint), 'CUSTOM')).toEqual([
        '403, refused: wrong',
        '403, refused: ok',
        '403, refused: ok',
      ])
    })

    test('sends what it should, so that user pools take it and the policy has the word', async () => {
      const withToken = { routes: [{ method: 'GET', path: '/orders', headers: { 'X-Key': 'valid' } }] }
      const rows = (policy: string): Promise<string[]> => rowsOf(policy, 'COGNITO_USER_POOLS', withToken)
      expect(await rows(onlyThrough(api, mainEndpoint))).toEqual(['200, allowed: ok', '403, refused: ok', '403, refused: ok'])
      expect(await rows(open(api))).toEqual(['200, allowed: ok', '200, refused: wrong', '403, refused: ok'])
    })
  })

  test.each([
    ['a link that is pending', { link: { settledAt: Number.MAX_SAFE_INTEGER } }, 500],
    ['no target', { target: { drainedAt: 1 } }, 500],
  ])('is not content with a failure of the gateway: %s', async (_, more, status) => {
    const to = given()
    givenLink(to, { '10.0.1.10': undefined }, more)
    givenApi(to, api, { routes: { 'ANY /orders/{proxy+}': { via: viaLink() } } })
    const { plane } = await openOver(to)
    expect((await probe(plane.listeners(), plan))[0]).toMatchObject({ status, ok: false })
  })

  test('takes a 404 of the backend for an answer, and a 503 for none', async () => {
    for (const [status, ok] of [
      [404, true],
      [503, false],
    ] as const) {
      const to = given()
      givenLink(to, { '10.0.1.10': await startBackend((_, response) => response.writeHead(status).end('x'.repeat(400))) })
      givenApi(to, api, { routes: { 'ANY /orders/{proxy+}': { via: viaLink() } } })
      const { plane } = await openOver(to)
      expect((await probe(plane.listeners(), plan))[0]).toMatchObject({ status, ok, body: `${'x'.repeat(299)}…` })
    }
  })

  test('a route that is missing is refused to a stranger for the wrong reason', async () => {
    const to = given()
    givenApi(to)
    const { plane } = await openOver(to)
    expect((await probe(plane.listeners(), plan)).map(({ ok, errorType }) => [ok, errorType])).toEqual([
      [false, 'MissingAuthenticationTokenException'],
      [false, 'MissingAuthenticationTokenException'],
      [true, 'ForbiddenException'],
    ])
  })

  test('a door that is not there, or does not answer in time, is a row with status 0', async () => {
    const silent = createServer(() => undefined)
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => {
      silent.close()
      silent.closeAllConnections()
    })
    const url = `http://127.0.0.1:${String((silent.address() as AddressInfo).port)}`
    const listeners: DataPlaneListener[] = [{ kind: 'public', region: 'us-east-1', url }]
    const rows = await probe(listeners, { ...plan, timeout: 50 })
    expect(rows.map(({ from, status, body, ok }) => ({ from, status, body, ok }))).toEqual([
      { from: `endpoint main (${mainEndpoint})`, status: 0, body: 'no listener stands for it', ok: false },
      { from: "a stranger's endpoint (none)", status: 0, body: 'no listener stands for it', ok: false },
      { from: 'the public side', status: 0, body: 'no answer in time', ok: false },
    ])
  })
})
