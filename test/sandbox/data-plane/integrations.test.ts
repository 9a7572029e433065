import { describe, expect, test } from 'vitest'
import type { Integration } from '../../../src/sandbox/world/index.ts'
import { startBackend, unusedPort, type Backend, type Seen } from './backend.ts'
import { given, givenApi, hostOf, openOver, type Routes } from './given.ts'
import { givenLink, viaLink } from './given-link.ts'
import { send, type Received } from './send.ts'

const api = 'a1b2c3d4e5'
type Sent = Parameters<typeof send>[1]

async function call(routes: Routes, sent: Sent, backend?: Backend): Promise<Received> {
  const to = given()
  if (backend) givenLink(to, { '10.0.1.10': backend })
  givenApi(to, api, { routes })
  const { main } = await openOver(to)
  return send(main, { ...sent, headers: { host: hostOf(api), ...sent.headers } })
}

describe('HTTP_PROXY', () => {
  const routes: Routes = { 'ANY /orders/{proxy+}': { via: viaLink() } }
  const seenBy = async (sent: Sent, more: Partial<Integration> = {}): Promise<Seen | undefined> => {
    const backend = await startBackend()
    const received = await call({ 'ANY /orders/{proxy+}': { via: viaLink(more) } }, sent, backend)
    expect(received.status).toBe(200)
    return backend.seen[0]
  }

  test.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD'])('passes %s on', async (method) => {
    expect((await seenBy({ method, path: '/prod/orders/1' }))?.method).toBe(method)
  })

  test('or sends the verb that the integration names', async () => {
    expect((await seenBy({ method: 'GET', path: '/prod/orders/1' }, { httpMethod: 'POST' }))?.method).toBe('POST')
  })

  test.each([
    ['/prod/orders/1', '/orders/1'],
    ['/prod/orders/1/items/2', '/orders/1/items/2'],
    ['/prod/orders/1?a=1&a=2&b=%20', '/orders/1?a=1&a=2&b=%20'],
    ['/prod/orders/a%2Fb%20c', '/orders/a%2Fb%20c'],
  ])('PA-123 calls %s at %s: the path of the URI, without the stage', async (path, url) => {
    expect((await seenBy({ path }))?.url).toBe(url)
  })

  test('calls a URI without a path at its root', async () => {
    expect((await seenBy({ path: '/prod/orders/1?a=1' }, { uri: 'http://orders.internal' }))?.url).toBe('/?a=1')
  })

  test("keeps the URI's own query", async () => {
    expect((await seenBy({ path: '/prod/orders/1?b=2' }, { uri: 'http://orders.internal/x?a=1' }))?.url).toBe('/x?a=1&b=2')
  })

  test('PA-127 sets Host, User-Agent, x-amzn-apigateway-api-id and X-Amzn-Trace-Id itself', async () => {
    const seen = await seenBy({ path: '/prod/orders/1', headers: { 'user-agent': 'curl/8', 'x-amzn-apigateway-api-id': 'forged' } })
    expect(seen?.headers).toMatchObject({
      host: 'orders.internal',
      'user-agent': `AmazonAPIGateway_${api}`,
      'x-amzn-apigateway-api-id': api,
    })
    expect(seen?.headers['x-amzn-trace-id']).toMatch(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/)
  })

  test("passes headers and body on, but no hop-by-hop header and none of the sandbox's own", async () => {
    const headers = { 'x-a': '1', cookie: 'c=1', 'keep-alive': 'timeout=5', connection: 'x-hop', 'x-hop': '1', te: 'trailers' }
    const seen = await seenBy({
      method: 'POST',
      path: '/prod/orders/1',
      headers: { ...headers, 'x-sandbox-source-ip': '10.0.1.9' },
      body: 'hello',
    })
    expect(seen).toMatchObject({ body: 'hello', headers: { 'x-a': '1', cookie: 'c=1', 'content-length': '5' } })
    for (const name of ['keep-alive', 'x-hop', 'te', 'x-sandbox-source-ip', 'x-apigw-api-id'])
      expect(seen?.headers).not.toHaveProperty(name)
  })

  test('passes a chunked body on', async () => {
    const seen = await seenBy({ method: 'POST', path: '/prod/orders/1', headers: { 'transfer-encoding': 'chunked' }, body: 'hello' })
    expect(seen).toMatchObject({ body: 'hello', headers: { 'content-length': '5' } })
  })

  test('adds mapped headers and query parameters', async () => {
    const seen = await seenBy(
      { path: '/prod/orders/1?a=1', headers: { 'x-from': 'caller', 'x-fixed': 'caller' } },
      {
        requestParameters: {
          'integration.request.path.proxy': 'method.request.path.proxy',
          'integration.request.header.x-to': 'method.request.header.x-from',
          'integration.request.header.x-fixed': "'constant'",
          'integration.request.querystring.id': 'method.request.path.proxy',
          'integration.request.querystring.missing': 'method.request.querystring.none',
        },
      },
    )
    expect(seen).toMatchObject({ url: '/orders/1?a=1&id=1', headers: { 'x-to': 'caller', 'x-fixed': 'constant' } })
  })

  test('passes status, headers (twice the same, too) and body back', async () => {
    const backend = await startBackend((_, response) => {
      response.writeHead(418, { 'set-cookie': ['a=1', 'b=2'], 'x-backend': 'yes', 'content-type': 'text/plain', 'keep-alive': 'timeout=9' })
      response.end('short and stout')
    })
    const received = await call(routes, { path: '/prod/orders/1' }, backend)
    expect(received).toMatchObject({ status: 418, body: 'short and stout' })
    expect(received.headers).toMatchObject({
      'set-cookie': ['a=1', 'b=2'],
      'x-backend': 'yes',
      'content-type': 'text/plain',
      'content-length': '15',
    })
    expect(received.headers['x-amzn-errortype']).toBeUndefined()
    expect(received.headers['keep-alive']).not.toBe('timeout=9')
  })

  test('calls a body without a content type JSON, and no body nothing', async () => {
    const typed = await call(routes, { path: '/prod/orders/1' }, await startBackend())
    expect(typed.headers['content-type']).toBe('application/json')
    const empty = await call(routes, { path: '/prod/orders/1' }, await startBackend((_, response) => response.end()))
    expect(empty.headers['content-type']).toBeUndefined()
  })

  test('passes HEAD back with the length of the body that is not sent', async () => {
    const backend = await startBackend((_, response) => response.writeHead(200, { 'content-length': '1234' }).end())
    const received = await call(routes, { method: 'HEAD', path: '/prod/orders/1' }, backend)
    expect(received).toMatchObject({ status: 200, body: '', headers: { 'content-length': '1234' } })
  })

  test('passes 204 back without a body and without a length', async () => {
    const backend = await startBackend((_, response) => response.writeHead(204).end())
    const received = await call(routes, { path: '/prod/orders/1' }, backend)
    expect(received).toMatchObject({ status: 204, body: '' })
    expect(received.headers['content-length']).toBeUndefined()
  })

  test('over INTERNET calls this machine, and refuses to call another', async () => {
    const backend = await startBackend()
    const over = (uri: string): Partial<Integration> => viaLink({ connectionType: 'INTERNET', uri })
    const local = { 'ANY /orders/{proxy+}': { via: over(`http://127.0.0.1:${String(backend.port)}/direct/{proxy}`) } }
    expect(await call(local, { path: '/prod/orders/1' })).toMatchObject({ status: 200 })
    expect(backend.seen[0]).toMatchObject({ url: '/direct/1', headers: { host: `127.0.0.1:${String(backend.port)}` } })
    for (const uri of ['http://example.com/{proxy}', 'http://127.0.0.1.example.com/{proxy}', 'http://10.0.1.10/{proxy}']) {
      const received = await call({ 'ANY /orders/{proxy+}': { via: over(uri) } }, { path: '/prod/orders/1' })
      expect(received).toMatchObject({ status: 501, headers: { 'x-amzn-errortype': 'NotImitatedBySandbox' } })
      expect(received.body).toContain('backends on the Internet')
    }
  })

  test('PA-91 answers 500 where the backend sends more than 10 MB', async () => {
    const sending = (size: number): Promise<Backend> => startBackend((_, response) => response.end('x'.repeat(size)))
    expect((await call(routes, { path: '/prod/orders/1' }, await sending(10 * 1024 * 1024))).status).toBe(200)
    expect((await call(routes, { path: '/prod/orders/1' }, await sending(10 * 1024 * 1024 + 1))).status).toBe(500)
  })

  test('over INTERNET answers 504 where nothing listens', async () => {
    const via = viaLink({ connectionType: 'INTERNET', uri: `http://127.0.0.1:${String(await unusedPort())}/` })
    expect(await call({ 'ANY /orders/{proxy+}': { via } }, { path: '/prod/orders/1' })).toMatchObject({ status: 504 })
  })

  test.each<[string, Partial<Integration>]>([
    ['no URI', { uri: '' }],
    ['a URI that is none', { uri: 'orders.internal/x' }],
    ['a path variable that is not mapped', { requestParameters: {} }],
  ])('PA-141 %s: 500', async (_, more) => {
    const received = await call({ 'ANY /orders/{proxy+}': { via: viaLink(more) } }, { path: '/prod/orders/1' }, await startBackend())
    expect(received).toMatchObject({ status: 500, body: '{"message":"Internal server error"}' })
  })

  test.each<[string, Partial<Integration>]>([
    ['https to a backend', { uri: 'https://orders.internal/x' }],
    ['VPC Links v2', { integrationTarget: 'arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/net/x/1/2' }],
    ['the request mapping from', { requestParameters: { 'integration.request.header.x': 'method.request.body' } }],
    ['the request mapping to', { requestParameters: { 'integration.request.body.x': "'1'" } }],
    ['integrations of type AWS_PROXY', { type: 'AWS_PROXY' }],
  ])('says that it does not imitate %s', async (what, more) => {
    const received = await call({ 'ANY /orders/{proxy+}': { via: viaLink(more) } }, { path: '/prod/orders/1' }, await startBackend())
    expect(received).toMatchObject({ status: 501, body: expect.stringContaining(`the sandbox does not imitate ${what}`) as string })
  })
})

describe('HTTP', () => {
  const plain = (more: Partial<Integration> = {}): Partial<Integration> =>
    viaLink({
      type: 'HTTP',
      httpMethod: 'POST',
      integrationResponses: {
        '200': { statusCode: '200', responseParameters: {}, responseTemplates: {} },
        '404': {
          statusCode: '404',
          selectionPattern: '4\\d\\d',
          responseParameters: {},
          responseTemplates: { 'application/json': '{"lost":true}' },
        },
      },
      passthroughBehavior: 'WHEN_NO_MATCH',
      ...more,
    })
  const sent: Sent = {
    method: 'POST',
    path: '/prod/orders/1?a=1',
    headers: { 'x-a': '1', 'content-type': 'application/json' },
    body: '{"n":1}',
  }

  test("sends what is mapped, and nothing else of the caller's but the body", async () => {
    const backend = await startBackend()
    const requestParameters = {
      'integration.request.path.proxy': 'method.request.path.proxy',
      'integration.request.querystring.q': 'method.request.querystring.a',
    }
    const received = await call({ 'ANY /orders/{proxy+}': { via: plain({ requestParameters }) } }, sent, backend)
    expect(received).toMatchObject({ status: 200, body: 'from backend', headers: { 'content-type': 'application/json' } })
    expect(backend.seen[0]).toMatchObject({
      method: 'POST',
      url: '/orders/1?q=1',
      body: '{"n":1}',
      headers: { 'content-type': 'application/json' },
    })
    expect(backend.seen[0]?.headers).not.toHaveProperty('x-a')
  })

  test('sends the text of the template for the content type', async () => {
    const backend = await startBackend()
    await call({ 'ANY /orders/{proxy+}': { via: plain({ requestTemplates: { 'application/json': '{"fixed":true}' } }) } }, sent, backend)
    expect(backend.seen[0]?.body).toBe('{"fixed":true}')
  })

  test.each([
    ['NEVER', {}],
    ['WHEN_NO_TEMPLATES', { 'text/plain': 'x' }],
  ])('passthrough %s without a fitting template: 415', async (passthroughBehavior, requestTemplates) => {
    const backend = await startBackend()
    const received = await call({ 'ANY /orders/{proxy+}': { via: plain({ passthroughBehavior, requestTemplates }) } }, sent, backend)
    expect(received).toMatchObject({ status: 415, body: '{"message":"Unsupported Media Type"}' })
    expect(backend.seen).toEqual([])
  })

  test('passthrough WHEN_NO_TEMPLATES without any template passes the body', async () => {
    const backend = await startBackend()
    await call({ 'ANY /orders/{proxy+}': { via: plain({ passthroughBehavior: 'WHEN_NO_TEMPLATES' }) } }, sent, backend)
    expect(backend.seen[0]?.body).toBe('{"n":1}')
  })

  test('the integration response whose pattern fits gives status and body', async () => {
    const backend = await startBackend((_, response) => response.writeHead(410).end('gone'))
    expect(await call({ 'ANY /orders/{proxy+}': { via: plain() } }, sent, backend)).toMatchObject({ status: 404, body: '{"lost":true}' })
  })

  test('none that fits: 500', async () => {
    const backend = await startBackend()
    const integrationResponses = { '404': { statusCode: '404', selectionPattern: '4..', responseParameters: {}, responseTemplates: {} } }
    expect(await call({ 'ANY /orders/{proxy+}': { via: plain({ integrationResponses }) } }, sent, backend)).toMatchObject({ status: 500 })
  })

  test('headers come back where they are mapped', async () => {
    const backend = await startBackend((_, response) => response.writeHead(200, { 'x-b': '2', 'x-c': '3' }).end())
    const responseParameters = {
      'method.response.header.x-out': 'integration.response.header.X-B',
      'method.response.header.x-fixed': "'f'",
    }
    const integrationResponses = { '200': { statusCode: '200', responseParameters, responseTemplates: {} } }
    const received = await call({ 'ANY /orders/{proxy+}': { via: plain({ integrationResponses }) } }, sent, backend)
    expect(received.headers).toMatchObject({ 'x-out': '2', 'x-fixed': 'f' })
    expect(received.headers).not.toHaveProperty('x-c')
  })
})

describe('MOCK', () => {
  const responses = {
    '200': {
      statusCode: '200',
      responseParameters: { 'method.response.header.x-mock': "'yes'" },
      responseTemplates: { 'application/json': '{"ok":true}' },
    },
    '503': { statusCode: '503', selectionPattern: '503', responseParameters: {}, responseTemplates: { 'application/json': 'down' } },
  }
  const mocked = (more: Partial<Integration> = {}): Promise<Received> =>
    call({ 'GET /orders': { via: { integrationResponses: responses, ...more } } }, { path: '/prod/orders' })

  test('answers by the status code that its request template names', async () => {
    expect(await mocked()).toMatchObject({
      status: 200,
      body: '{"ok":true}',
      headers: { 'x-mock': 'yes', 'content-type': 'application/json' },
    })
    expect(await mocked({ requestTemplates: { 'application/json': '{"statusCode": 503}' } })).toMatchObject({ status: 503, body: 'down' })
  })

  test.each<[string, Partial<Integration>]>([
    ['no status code', { requestTemplates: { 'application/json': '{}' } }],
    ['no JSON', { requestTemplates: { 'application/json': 'x' } }],
    ['no template at all', { requestTemplates: {} }],
    ['no response', { integrationResponses: {} }],
  ])('%s: 500', async (_, more) => {
    expect(await mocked(more)).toMatchObject({ status: 500, body: '{"message":"Internal server error"}' })
  })

  test.each([
    '{"statusCode": $input.params("x")}',
    '#set($x = 1){"statusCode": 200}',
    '#if(true)#end',
    '{"statusCode": ${stageVariables.x}}',
  ])('says that it does not imitate VTL: %s', async (template) => {
    expect(await mocked({ requestTemplates: { 'application/json': template } })).toMatchObject({
      status: 501,
      body: '{"message":"the sandbox does not imitate mapping templates with VTL references or directives"}',
    })
  })

  test('a text that only looks like VTL passes: $5, #1', async () => {
    const responses = {
      '200': { statusCode: '200', responseParameters: {}, responseTemplates: { 'application/json': '{"price":"$5","rank":"#1"}' } },
    }
    expect((await mocked({ integrationResponses: responses })).body).toBe('{"price":"$5","rank":"#1"}')
  })

  test('a method without an integration: 500', async () => {
    const to = given()
    const one = givenApi(to)
    for (const { snapshot } of Object.values(one.deployments)) {
      for (const resource of Object.values(snapshot.resources))
        for (const method of Object.values(resource.methods)) delete method.integration
    }
    const { main } = await openOver(to)
    expect(await send(main, { path: '/prod/orders', headers: { host: hostOf(api) } })).toMatchObject({ status: 500 })
  })
})
