import { describe, expect, test } from 'vitest'
import { requestContext } from '../../../src/sandbox/data-plane/admit/request-context.ts'
import type { Incoming } from '../../../src/sandbox/data-plane/listen/incoming.ts'
import type { Side } from '../../../src/sandbox/data-plane/listen/side.ts'
import { defaultSwitches, stranger } from '../../../src/sandbox/data-plane/index.ts'
import { initialInventory } from '../../../src/sandbox/world/index.ts'
import { given, givenApi, hostOf, mainEndpoint, open, openOver, region } from './given.ts'
import { send } from './send.ts'

const api = 'a1b2c3d4e5'
const { vpc } = initialInventory()
const incoming = (headers: Incoming['headers'] = {}): Incoming => ({
  method: 'GET',
  path: '/prod/orders',
  query: '',
  headers,
  rawHeaders: [],
  body: Buffer.alloc(0),
})
const mainSide: Side = { kind: 'vpc-endpoint', region, vpcEndpointId: mainEndpoint, vpcId: vpc }
const always = { 'aws:CurrentTime': '2026-01-01T00:00:00Z', 'aws:EpochTime': '1767225600', 'aws:SecureTransport': 'true' }

describe('the condition keys that a listener sets (PA-54)', () => {
  test('through an endpoint: the endpoint, its VPC, an address in its subnet, and no aws:SourceIp', () => {
    const to = given()
    expect(requestContext(mainSide, to.region, incoming(), to.clock.now, defaultSwitches)).toEqual({
      ...always,
      'aws:SourceVpce': mainEndpoint,
      'aws:SourceVpc': vpc,
      'aws:VpcSourceIp': '10.0.1.254',
    })
  })

  test("through a stranger's endpoint: the stranger's ids, and an address that our VPC has too", () => {
    const to = given()
    const side: Side = { kind: 'stranger', region, vpcEndpointId: stranger.vpcEndpointId, vpcId: stranger.vpcId }
    expect(requestContext(side, to.region, incoming(), to.clock.now, defaultSwitches)).toEqual({
      ...always,
      'aws:SourceVpce': stranger.vpcEndpointId,
      'aws:SourceVpc': stranger.vpcId,
      'aws:VpcSourceIp': stranger.address,
    })
  })

  test('from the public side: aws:SourceIp, and nothing of a VPC', () => {
    const to = given()
    expect(requestContext({ kind: 'public', region }, to.region, incoming(), to.clock.now, defaultSwitches)).toEqual({
      ...always,
      'aws:SourceIp': '203.0.113.10',
    })
  })

  test('aws:UserAgent and aws:Referer only where they were sent', () => {
    const to = given()
    const sent = incoming({ 'user-agent': 'curl/8', referer: 'https://example.com/' })
    expect(requestContext(mainSide, to.region, sent, to.clock.now, defaultSwitches)).toMatchObject({
      'aws:UserAgent': 'curl/8',
      'aws:Referer': 'https://example.com/',
    })
  })

  test('the switch of PA-53: aws:SourceIp rewritten to the interface of the endpoint', () => {
    const to = given()
    to.region.networkInterfaces['eni-1'] = { networkInterfaceId: 'eni-1', privateIpAddress: '10.0.1.77' } as never
    to.region.vpcEndpoints[mainEndpoint]?.networkInterfaceIds.push('eni-1')
    const context = requestContext(mainSide, to.region, incoming(), to.clock.now, {
      ...defaultSwitches,
      sourceIpThroughEndpoint: 'rewritten',
    })
    expect(context['aws:SourceIp']).toBe('10.0.1.77')
  })

  test.each([
    ['aws:SourceVpce', 'StringEquals', mainEndpoint, 'vpce-0aaaaaaaaaaaaaaab'],
    ['aws:SourceVpc', 'StringEquals', vpc, 'vpc-0a1b2c3d4e5f60719'],
    ['aws:VpcSourceIp', 'IpAddress', '10.0.1.254/32', '10.0.1.253/32'],
    ['aws:SecureTransport', 'Bool', 'true', 'false'],
    ['aws:UserAgent', 'StringEquals', 'test/1', 'test/2'],
    ['aws:Referer', 'StringEquals', 'https://a.example/', 'https://b.example/'],
    ['aws:SourceIp', 'Null', 'true', 'false'],
    ['aws:CurrentTime', 'Null', 'false', 'true'],
    ['aws:EpochTime', 'StringEquals', '1767225600', '1767225601'],
  ])('%s reaches the policy: %s %s lets in, %s does not', async (key, operator, right, wrong) => {
    const to = given()
    const headers = { host: hostOf(api), 'user-agent': 'test/1', referer: 'https://a.example/' }
    givenApi(to, api, { policy: open(api, { [operator]: { [key]: right } }) })
    const { main } = await openOver(to)
    expect((await send(main, { path: '/prod/orders', headers })).status).toBe(200)
    givenApi(to, api, { policy: open(api, { [operator]: { [key]: wrong } }) })
    expect((await send(main, { path: '/prod/orders', headers })).status).toBe(403)
  })

  test('x-sandbox-source-ip says where a request comes from, on either side', async () => {
    const to = given()
    givenApi(to, api, { policy: open(api, { IpAddress: { 'aws:VpcSourceIp': '10.9.0.0/16' } }) })
    givenApi(to, 'publicapi1', { type: 'REGIONAL', policy: open('publicapi1', { IpAddress: { 'aws:SourceIp': '198.51.100.0/24' } }) })
    const urls = await openOver(to)
    const call = async (url: string, id: string, source?: string): Promise<number> =>
      (await send(url, { path: '/prod/orders', headers: { host: hostOf(id), ...(source && { 'x-sandbox-source-ip': source }) } })).status
    expect(await call(urls.main, api)).toBe(403)
    expect(await call(urls.main, api, '10.9.1.1')).toBe(200)
    expect(await call(urls.public, 'publicapi1')).toBe(403)
    expect(await call(urls.public, 'publicapi1', '198.51.100.7')).toBe(200)
    expect(await call(urls.main, api, 'not an address')).toBe(400)
  })
})

describe('the ARN that policies see', () => {
  const exactly = (resource: string): string =>
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: '*',
          Action: 'execute-api:Invoke',
          Resource: `arn:aws:execute-api:us-east-1:123456789012:${api}/${resource}`,
        },
      ],
    })
  const routes = { 'ANY /': {}, 'ANY /{proxy+}': {} }

  test.each([
    ['PA-61 values, not variables', 'GET', '/prod/pets/a1b2', 'prod/GET/pets/a1b2'],
    ['PA-62 the root keeps its slash', 'GET', '/prod', 'prod/GET/'],
    ['PA-62 the root with a slash', 'GET', '/prod/', 'prod/GET/'],
    ['PA-62 double and trailing slashes are raw', 'GET', '/prod/test//', 'prod/GET/test//'],
    ['PA-62 a double slash at the start', 'GET', '/prod//test', 'prod/GET//test'],
    ['PA-63 no query', 'GET', '/prod/pets?q=33418', 'prod/GET/pets'],
    ['PA-64 the real verb, not ANY', 'DELETE', '/prod/pets', 'prod/DELETE/pets'],
    ['PA-64 HEAD', 'HEAD', '/prod/pets', 'prod/HEAD/pets'],
    ['PA-64 OPTIONS', 'OPTIONS', '/prod/pets', 'prod/OPTIONS/pets'],
    ['percent-encoding is raw', 'GET', '/prod/a%2Fb', 'prod/GET/a%2Fb'],
  ])('%s', async (_, method, path, resource) => {
    const to = given()
    givenApi(to, api, { policy: exactly(resource), routes })
    const { main } = await openOver(to)
    expect((await send(main, { method, path, headers: { host: hostOf(api) } })).status).toBe(200)
    givenApi(to, api, { policy: exactly(`${resource}x`), routes })
    expect((await send(main, { method, path, headers: { host: hostOf(api) } })).status).toBe(403)
  })
})
