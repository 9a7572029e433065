import {
  DeleteIntegrationCommand,
  GetIntegrationCommand,
  PutIntegrationCommand,
  PutMethodCommand,
  UpdateIntegrationCommand,
  type PatchOperation,
  type PutIntegrationCommandInput,
} from '@aws-sdk/client-api-gateway'
import { beforeEach, describe, expect, test } from 'vitest'
import { openApiGateway, refusalOf } from './open-api-gateway.ts'
import { makeApi, putLoadBalancer } from './topology.ts'

const gateway = openApiGateway()
let method: { restApiId: string; resourceId: string; httpMethod: string }

beforeEach(async () => {
  const { restApiId, root } = await makeApi(gateway.client())
  method = { restApiId, resourceId: root, httpMethod: 'ANY' }
  await gateway
    .client()
    .send(new PutMethodCommand({ ...method, authorizationType: 'NONE', requestParameters: { 'method.request.path.proxy': true } }))
  const link = { name: 'orders', targetArns: [putLoadBalancer(gateway.region(), 'orders')], tags: {} }
  gateway.region().vpcLinks.abc123 = { ...link, id: 'abc123', settledAt: 0 }
  gateway.region().vpcLinks.gone12 = { ...link, id: 'gone12', settledAt: 0, deletedAt: 1 }
})

const http = { type: 'HTTP_PROXY', integrationHttpMethod: 'ANY', uri: 'http://orders.internal/{proxy}' } as const
const put = (input: Partial<PutIntegrationCommandInput>) =>
  gateway.client().send(new PutIntegrationCommand({ ...method, type: 'HTTP_PROXY', ...input }))
const read = () => gateway.client().send(new GetIntegrationCommand(method))
const update = (...patchOperations: PatchOperation[]) => gateway.client().send(new UpdateIntegrationCommand({ ...method, patchOperations }))

describe('an integration', () => {
  test('takes its defaults', async () => {
    const made = await put(http)
    expect(made).toEqual({
      $metadata: made.$metadata,
      type: 'HTTP_PROXY',
      httpMethod: 'ANY',
      uri: 'http://orders.internal/{proxy}',
      connectionType: 'INTERNET',
      passthroughBehavior: 'WHEN_NO_MATCH',
      timeoutInMillis: 29_000,
      cacheNamespace: method.resourceId,
      cacheKeyParameters: [],
      responseTransferMode: 'BUFFERED',
    })
  })

  test('goes through a VPC link, keeps all it was told, and is overwritten whole', async () => {
    const input = {
      ...http,
      connectionType: 'VPC_LINK',
      connectionId: 'abc123',
      requestParameters: { 'integration.request.path.proxy': 'method.request.path.proxy', 'integration.request.header.x': "'1'" },
      requestTemplates: { 'application/json': '{}' },
      passthroughBehavior: 'NEVER',
      timeoutInMillis: 50,
      cacheNamespace: 'c',
      cacheKeyParameters: ['method.request.path.proxy'],
      contentHandling: 'CONVERT_TO_TEXT',
      tlsConfig: { insecureSkipVerification: true },
    } as const
    const { integrationHttpMethod, ...rest } = input
    await put({ ...input, cacheKeyParameters: [...input.cacheKeyParameters] })
    expect(await read()).toMatchObject({ ...rest, httpMethod: integrationHttpMethod })
    await put({ type: 'MOCK', requestTemplates: { 'application/json': '{"statusCode":200}' } })
    const mock = await read()
    expect(mock).toEqual({
      $metadata: mock.$metadata,
      type: 'MOCK',
      requestTemplates: { 'application/json': '{"statusCode":200}' },
      passthroughBehavior: 'WHEN_NO_MATCH',
      timeoutInMillis: 29_000,
      cacheNamespace: method.resourceId,
      cacheKeyParameters: [],
      responseTransferMode: 'BUFFERED',
    })
  })

  test('may leave its link to a stage variable', async () => {
    await put({ ...http, connectionType: 'VPC_LINK', connectionId: '${stageVariables.link}' })
    expect((await read()).connectionId).toBe('${stageVariables.link}')
  })

  test('is patched, and deleted', async () => {
    await put({ ...http, requestTemplates: { 'text/plain': 'x' } })
    await update(
      { op: 'replace', path: '/uri', value: 'https://orders.internal' },
      { op: 'replace', path: '/httpMethod', value: 'POST' },
      { op: 'replace', path: '/connectionType', value: 'VPC_LINK' },
      { op: 'replace', path: '/connectionId', value: 'abc123' },
      { op: 'replace', path: '/timeoutInMillis', value: '1000' },
      { op: 'replace', path: '/passthroughBehavior', value: 'WHEN_NO_TEMPLATES' },
      { op: 'replace', path: '/tlsConfig/insecureSkipVerification', value: 'true' },
      { op: 'add', path: '/requestTemplates/application~1json', value: '{}' },
      { op: 'remove', path: '/requestTemplates/text~1plain' },
      { op: 'add', path: '/requestParameters/integration.request.path.proxy', value: 'method.request.path.proxy' },
      { op: 'add', path: '/cacheKeyParameters/method.request.path.proxy' },
    )
    expect(await read()).toMatchObject({
      uri: 'https://orders.internal',
      httpMethod: 'POST',
      connectionType: 'VPC_LINK',
      connectionId: 'abc123',
      timeoutInMillis: 1000,
      passthroughBehavior: 'WHEN_NO_TEMPLATES',
      tlsConfig: { insecureSkipVerification: true },
      requestTemplates: { 'application/json': '{}' },
      requestParameters: { 'integration.request.path.proxy': 'method.request.path.proxy' },
      cacheKeyParameters: ['method.request.path.proxy'],
    })
    expect((await read()).requestTemplates).toEqual({ 'application/json': '{}' })
    await gateway.client().send(new DeleteIntegrationCommand(method))
    const refusal = { code: 'NotFoundException', message: 'Invalid Integration identifier specified', status: 404 }
    expect(await refusalOf(read())).toEqual(refusal)
    expect(await refusalOf(gateway.client().send(new DeleteIntegrationCommand(method)))).toEqual(refusal)
  })
})

const timeout = 'Timeout should be between 50 ms and 29000 ms'
const badUri = 'Invalid HTTP endpoint specified for URI'
const mapping = (error: string): string => `Invalid mapping expression specified: Validation Result: warnings : [], errors : [${error}]`

test.each<[string, Partial<PutIntegrationCommandInput>, string]>([
  ['a timeout below 50 ms (PA-130)', { ...http, timeoutInMillis: 49 }, timeout],
  ['a timeout above 29 s (PA-130)', { ...http, timeoutInMillis: 29_001 }, timeout],
  ['HTTP without a uri', { ...http, uri: undefined }, badUri],
  ['a uri without a host', { ...http, uri: 'http://' }, badUri],
  ['a uri of another scheme', { ...http, uri: 'ftp://orders.internal' }, badUri],
  ['HTTP without a method', { ...http, integrationHttpMethod: undefined }, 'Enumeration value for HttpMethod must be non-empty'],
  ['VPC_LINK without a link', { ...http, connectionType: 'VPC_LINK' }, 'Connection id is required for connection type VPC_LINK'],
  ['an unknown link', { ...http, connectionType: 'VPC_LINK', connectionId: 'nolink' }, 'Invalid Vpc Link identifier specified: nolink'],
  ['a link that is gone', { ...http, connectionType: 'VPC_LINK', connectionId: 'gone12' }, 'Invalid Vpc Link identifier specified: gone12'],
  [
    'a mock behind a link',
    { type: 'MOCK', connectionType: 'VPC_LINK', connectionId: 'abc123' },
    'Connection type VPC_LINK is only supported for integrations of type HTTP and HTTP_PROXY',
  ],
  [
    'a passthrough behavior that is none',
    { ...http, passthroughBehavior: 'ALWAYS' },
    'Invalid passthrough behavior specified: ALWAYS. Must be one of: [WHEN_NO_MATCH, WHEN_NO_TEMPLATES, NEVER]',
  ],
  [
    'a parameter that the method does not declare',
    { ...http, requestParameters: { 'integration.request.path.id': 'method.request.path.id' } },
    mapping('Invalid mapping expression parameter specified: method.request.path.id'),
  ],
  [
    'a parameter that goes nowhere',
    { ...http, requestParameters: { 'integration.request.cookie.id': "'x'" } },
    mapping('Invalid mapping expression specified: integration.request.cookie.id'),
  ],
  [
    'a parameter that comes from nowhere',
    { ...http, requestParameters: { 'integration.request.header.id': 'x' } },
    mapping('Invalid mapping expression specified: x'),
  ],
  [
    'an unknown type',
    { ...http, type: 'FTP' as 'HTTP' },
    "Invalid enumeration value 'FTP' specified for 'type'. Must be one of: [HTTP, AWS, MOCK, HTTP_PROXY, AWS_PROXY]",
  ],
  [
    'an unknown connection type',
    { ...http, connectionType: 'VPN' as 'INTERNET' },
    "Invalid enumeration value 'VPN' specified for 'connectionType'. Must be one of: [INTERNET, VPC_LINK]",
  ],
])('PutIntegration refuses %s, and the integration stays', async (_, input, message) => {
  await put({ type: 'MOCK' })
  expect(await refusalOf(put(input))).toEqual({ code: 'BadRequestException', message, status: 400 })
  expect((await read()).type).toBe('MOCK')
})

test.each<[string, Partial<PutIntegrationCommandInput>]>([
  ['AWS', { type: 'AWS', integrationHttpMethod: 'POST', uri: 'arn:aws:apigateway:us-east-1:sns:action/Publish' }],
  ['AWS_PROXY', { type: 'AWS_PROXY', integrationHttpMethod: 'POST', uri: 'arn:aws:apigateway:us-east-1:lambda:path/x' }],
  ['integrationTarget', { ...http, integrationTarget: 'arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/a/b' }],
  ['STREAM', { ...http, responseTransferMode: 'STREAM' }],
])('PutIntegration says that the sandbox does not imitate %s', async (name, input) => {
  const refusal = await refusalOf(put(input))
  expect(refusal).toMatchObject({ code: 'NotImplemented', status: 501 })
  expect(refusal.message).toContain(name)
})

test.each<[string, PatchOperation, string]>([
  [
    'the type',
    { op: 'replace', path: '/type', value: 'MOCK' },
    "Invalid patch path  '/type' specified for op 'replace'. Must be one of: [/cacheNamespace, /connectionId, /connectionType, /contentHandling, /credentials, /httpMethod, /passthroughBehavior, /requestParameters/{}, /requestTemplates/{}, /responseTransferMode, /timeoutInMillis, /tlsConfig/insecureSkipVerification, /uri]",
  ],
  [
    'a timeout to a word',
    { op: 'replace', path: '/timeoutInMillis', value: 'long' },
    "Invalid patch value 'long' specified for op 'replace' and path '/timeoutInMillis'. Must be an integer",
  ],
  [
    'the connection type to another word',
    { op: 'replace', path: '/connectionType', value: 'VPN' },
    "Invalid patch value 'VPN' specified for op 'replace' and path '/connectionType'. Must be one of: [INTERNET, VPC_LINK]",
  ],
  [
    'the content handling to another word',
    { op: 'replace', path: '/contentHandling', value: 'x' },
    "Invalid patch value 'x' specified for op 'replace' and path '/contentHandling'. Must be one of: [CONVERT_TO_BINARY, CONVERT_TO_TEXT]",
  ],
  ['a timeout to too long', { op: 'replace', path: '/timeoutInMillis', value: '29001' }, timeout],
  ['the uri to nothing', { op: 'replace', path: '/uri', value: '' }, badUri],
  [
    'the connection to one without a link',
    { op: 'replace', path: '/connectionType', value: 'VPC_LINK' },
    'Connection id is required for connection type VPC_LINK',
  ],
])('UpdateIntegration refuses to change %s', async (_, operation, message) => {
  await put(http)
  const before = await read()
  expect(await refusalOf(update(operation))).toEqual({ code: 'BadRequestException', message, status: 400 })
  expect({ ...(await read()), $metadata: 0 }).toEqual({ ...before, $metadata: 0 })
})
