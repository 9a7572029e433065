import { describe, expect, test } from 'vitest'
import type { Host, Integration } from '../../../src/sandbox/world/index.ts'
import { testTime } from '../make-call.ts'
import { startBackend, unusedPort } from './backend.ts'
import { given, givenApi, hostOf, openOver, type Given } from './given.ts'
import { givenLink, viaLink } from './given-link.ts'
import { send, type Received } from './send.ts'

const api = 'a1b2c3d4e5'
const internalError = { status: 500, body: '{"message":"Internal server error"}' }
const networkError = { status: 504, body: '{"message":"Network error communicating with endpoint"}' }

async function callThrough(
  to: Given,
  integration: Partial<Integration> = {},
  options: Parameters<typeof openOver>[1] = {},
): Promise<Received> {
  givenApi(to, api, { routes: { 'ANY /orders/{proxy+}': { via: viaLink(integration) } } })
  const { main } = await openOver(to, options)
  return send(main, { path: '/prod/orders/1', headers: { host: hostOf(api) } })
}

describe('a VPC Link', () => {
  test('leads to the backend', async () => {
    const to = given()
    const backend = await startBackend()
    givenLink(to, { '10.0.1.10': backend })
    expect(await callThrough(to)).toMatchObject({ status: 200, body: 'from backend' })
    expect(backend.seen).toHaveLength(1)
  })

  test.each<[string, Parameters<typeof givenLink>[2], Partial<Integration>]>([
    ['PENDING', { link: { settledAt: testTime + 1 } }, {}],
    ['FAILED', { link: { failure: 'NLB is already associated with another VPC Endpoint Service' } }, {}],
    ['DELETING', { link: { deletedAt: testTime + 1 } }, {}],
    ['gone', { link: { deletedAt: testTime } }, {}],
    ['unknown', {}, { connectionId: 'link99' }],
    [
      'to a load balancer that is gone',
      { link: { targetArns: ['arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/x/0'] } },
      {},
    ],
    ['to a load balancer that is not active yet', { activeAt: testTime + 1 }, {}],
    ['whose URI names a port at which the load balancer does not listen', {}, { uri: 'http://orders.internal:8080/orders/{proxy}' }],
    ['whose targets are all deregistered', { target: { drainedAt: testTime + 1 } }, {}],
  ])('PA-135 that is %s answers 500, and the backend hears nothing', async (_, more, integration) => {
    const to = given()
    const backend = await startBackend()
    givenLink(to, { '10.0.1.10': backend }, more)
    expect(await callThrough(to, integration)).toMatchObject(internalError)
    expect(backend.seen).toEqual([])
  })

  test('PA-135 without a target answers 500', async () => {
    const to = given()
    givenLink(to, {})
    expect(await callThrough(to)).toMatchObject(internalError)
  })

  test.each<[string, () => Promise<Host | undefined>]>([
    ['nothing stands at the address', () => Promise.resolve(undefined)],
    ['nothing listens there', async () => ({ host: '127.0.0.1', port: await unusedPort() })],
    ['it breaks off', () => startBackend((_, response) => response.destroy())],
    [
      'it breaks off in the middle',
      () =>
        startBackend((_, response) => {
          response.writeHead(200, { 'content-length': '100' })
          response.write('part')
          setTimeout(() => response.destroy(), 20)
        }),
    ],
  ])('PA-138 %s: 504', async (_, host) => {
    const to = given()
    givenLink(to, { '10.0.1.10': await host() })
    const received = await callThrough(to)
    expect(received).toMatchObject(networkError)
    expect(received.headers['x-amzn-errortype']).toBe('InternalServerErrorException')
  })

  test.each<[string, Parameters<typeof startBackend>[0]]>([
    ['never answers', () => undefined],
    ['never ends its answer', (_, response) => void response.write('part')],
  ])('PA-139 a backend that %s: 504 after the timeout of the integration', async (_, answer) => {
    const to = given()
    givenLink(to, { '10.0.1.10': await startBackend(answer) })
    expect(await callThrough(to, { timeoutInMillis: 50 })).toMatchObject({ status: 504, body: '{"message":"Endpoint request timed out"}' })
  })

  test.each<[string, Partial<Host>, string]>([
    ['never answers', {}, 'IntegrationTimeoutException'],
    ['is not there', { port: 0 }, 'IntegrationFailureException'],
  ])('PA-44 the switch that types a failure by its cause: a backend that %s', async (_, at, errorType) => {
    const to = given()
    const backend = await startBackend(() => undefined)
    givenLink(to, { '10.0.1.10': at.port === 0 ? undefined : backend })
    const received = await callThrough(to, { timeoutInMillis: 50 }, { switches: { integrationErrorType: 'by-cause' } })
    expect(received.headers['x-amzn-errortype']).toBe(errorType)
  })

  test('the stage can name the link and the backend', async () => {
    const to = given()
    const backend = await startBackend()
    givenLink(to, { '10.0.1.10': backend })
    const integration = { connectionId: '${stageVariables.link}', uri: 'http://${stageVariables.name}/x' }
    const one = givenApi(to, api, { routes: { 'ANY /orders/{proxy+}': { via: viaLink(integration) } } })
    const { main } = await openOver(to)
    const call = (): Promise<Received> => send(main, { path: '/prod/orders/1', headers: { host: hostOf(api) } })
    expect(await call()).toMatchObject(internalError)
    if (one.stages.prod) one.stages.prod.variables = { link: 'link01', name: 'orders.staged' }
    expect(await call()).toMatchObject({ status: 200 })
    expect(backend.seen[0]).toMatchObject({ url: '/x', headers: { host: 'orders.staged' } })
  })
})

describe('the targets', () => {
  const answering = (name: string): ReturnType<typeof startBackend> => startBackend((_, response) => response.end(name))
  const bodies = async (to: Given, count: number): Promise<string[]> => {
    givenApi(to, api, { routes: { 'ANY /orders/{proxy+}': { via: viaLink() } } })
    const { main } = await openOver(to)
    const all: string[] = []
    for (let turn = 0; turn < count; turn += 1)
      all.push((await send(main, { path: '/prod/orders/1', headers: { host: hostOf(api) } })).body)
    return all.sort()
  }

  test('take turns', async () => {
    const to = given()
    givenLink(to, { '10.0.1.10': await answering('a'), '10.0.2.10': await answering('b') })
    expect(await bodies(to, 4)).toEqual(['a', 'a', 'b', 'b'])
  })

  test('that do not listen are passed over while another one does', async () => {
    const to = given()
    givenLink(to, {
      '10.0.1.10': { host: '127.0.0.1', port: await unusedPort() },
      '10.0.2.10': await answering('b'),
      '10.0.2.11': undefined,
    })
    expect(await bodies(to, 3)).toEqual(['b', 'b', 'b'])
  })

  test('PA-134 that are not healthy yet are tried where none is: the load balancer fails open', async () => {
    const to = given()
    givenLink(to, { '10.0.1.10': await answering('a') }, { target: { registeredAt: testTime } })
    expect(await bodies(to, 1)).toEqual(['a'])
  })

  test('that are not healthy yet wait while another one is', async () => {
    const to = given()
    givenLink(to, { '10.0.1.10': await answering('new'), '10.0.2.10': await answering('old') })
    const [fresh] = Object.values(to.region.targetGroups)[0]?.targets.splice(0, 1) ?? []
    if (fresh) Object.values(to.region.targetGroups)[0]?.targets.push({ ...fresh, registeredAt: testTime })
    expect(await bodies(to, 3)).toEqual(['old', 'old', 'old'])
    to.clock.now += 30_000
    expect(await bodies(to, 2)).toEqual(['new', 'old'])
  })
})
