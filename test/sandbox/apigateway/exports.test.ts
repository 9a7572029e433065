import {
  CreateDeploymentCommand,
  GetExportCommand,
  PutIntegrationCommand,
  PutIntegrationResponseCommand,
  PutMethodCommand,
  PutMethodResponseCommand,
  type GetExportCommandInput,
} from '@aws-sdk/client-api-gateway'
import { beforeAll, expect, test } from 'vitest'
import { openApiGateway, refusalOf } from './open-api-gateway.ts'
import { makeApi, makeMethod, makeResource, policyFor, putLoadBalancer, putVpcEndpoint } from './topology.ts'

const gateway = openApiGateway()
const vpce = 'vpce-0123456789abcdef0'
let restApiId: string

// GET / is a mock, ANY /orders/{proxy+} goes through a link.
beforeAll(async () => {
  const client = gateway.client()
  putVpcEndpoint(gateway.region(), vpce)
  const made = await makeApi(client, {
    description: 'all orders',
    version: '3',
    endpointConfiguration: { types: ['PRIVATE'], vpcEndpointIds: [vpce] },
    policy: policyFor(vpce),
  })
  restApiId = made.restApiId
  const get = await makeMethod(client, restApiId, made.root, 'GET', {
    type: 'MOCK',
    requestTemplates: { 'application/json': '{"statusCode":200}' },
  })
  await client.send(new PutMethodResponseCommand({ ...get, statusCode: '200' }))
  await client.send(new PutIntegrationResponseCommand({ ...get, statusCode: '200', responseTemplates: { 'application/json': '{}' } }))
  gateway.region().vpcLinks.link01 = {
    id: 'link01',
    name: 'l',
    targetArns: [putLoadBalancer(gateway.region(), 'l')],
    tags: {},
    settledAt: 0,
  }
  const orders = await makeResource(client, restApiId, made.root, 'orders')
  const any = { restApiId, resourceId: await makeResource(client, restApiId, orders, '{proxy+}'), httpMethod: 'ANY' }
  await client.send(new PutMethodCommand({ ...any, authorizationType: 'NONE', requestParameters: { 'method.request.path.proxy': true } }))
  await client.send(
    new PutIntegrationCommand({
      ...any,
      type: 'HTTP_PROXY',
      integrationHttpMethod: 'ANY',
      uri: 'http://orders/{proxy}',
      connectionType: 'VPC_LINK',
      connectionId: 'link01',
      timeoutInMillis: 5000,
      requestParameters: { 'integration.request.path.proxy': 'method.request.path.proxy' },
    }),
  )
  await client.send(new CreateDeploymentCommand({ restApiId, stageName: 'prod' }))
})

const send = (input: Partial<GetExportCommandInput> = {}) =>
  gateway.client().send(new GetExportCommand({ restApiId, stageName: 'prod', exportType: 'oas30', ...input }))
const read = async (input: Partial<GetExportCommandInput>): Promise<unknown> =>
  JSON.parse(new TextDecoder().decode((await send(input)).body))

const arn = (): string => `arn:aws:execute-api:us-east-1:123456789012:${restApiId}/*`
const host = (): string => `${restApiId}.execute-api.us-east-1.amazonaws.com`
const policy = (): object => ({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: arn() },
    {
      Effect: 'Deny',
      Principal: '*',
      Action: 'execute-api:Invoke',
      Resource: arn(),
      Condition: { StringNotEquals: { 'aws:SourceVpce': vpce } },
    },
  ],
})
const endpoint = { vpcEndpointIds: [vpce], ipAddressType: 'dualstack' }
const mock = {
  type: 'mock',
  requestTemplates: { 'application/json': '{"statusCode":200}' },
  passthroughBehavior: 'when_no_match',
  timeoutInMillis: 29_000,
  responses: { default: { statusCode: '200', responseTemplates: { 'application/json': '{}' } } },
}
const proxy = {
  type: 'http_proxy',
  httpMethod: 'ANY',
  uri: 'http://orders/{proxy}',
  connectionType: 'VPC_LINK',
  connectionId: 'link01',
  requestParameters: { 'integration.request.path.proxy': 'method.request.path.proxy' },
  passthroughBehavior: 'when_no_match',
  timeoutInMillis: 5000,
}

test('an oas30 export with extensions=apigateway shows policy, endpoints and integrations (PA-79)', async () => {
  expect(await read({ parameters: { extensions: 'apigateway' } })).toMatchObject({
    openapi: '3.0.1',
    info: { title: 'orders', description: 'all orders', version: '3' },
    servers: [
      {
        url: `https://${host()}/{basePath}`,
        variables: { basePath: { default: 'prod' } },
        'x-amazon-apigateway-endpoint-configuration': endpoint,
      },
    ],
    paths: {
      '/': { get: { responses: { '200': { description: '200 response' } }, 'x-amazon-apigateway-integration': mock } },
      '/orders/{proxy+}': {
        'x-amazon-apigateway-any-method': {
          parameters: [{ name: 'proxy', in: 'path', required: true, schema: { type: 'string' } }],
          'x-amazon-apigateway-integration': proxy,
        },
      },
    },
    'x-amazon-apigateway-policy': policy(),
  })
})

test('a swagger export with extensions=apigateway shows the same', async () => {
  expect(await read({ exportType: 'swagger', parameters: { extensions: 'apigateway' } })).toMatchObject({
    swagger: '2.0',
    host: host(),
    basePath: '/prod',
    schemes: ['https'],
    paths: {
      '/': { get: { 'x-amazon-apigateway-integration': mock } },
      '/orders/{proxy+}': {
        'x-amazon-apigateway-any-method': { parameters: [{ name: 'proxy', in: 'path', required: true, type: 'string' }] },
      },
    },
    'x-amazon-apigateway-policy': policy(),
    'x-amazon-apigateway-endpoint-configuration': endpoint,
  })
})

test('without the extension there is no policy; with `integrations` only the integrations', async () => {
  const bare = JSON.stringify(await read({}))
  expect(bare).toContain('"/orders/{proxy+}"')
  expect(bare).not.toContain('x-amazon-apigateway-integration')
  expect(bare).not.toContain('x-amazon-apigateway-policy')
  const integrations = JSON.stringify(await read({ parameters: { extensions: 'integrations' } }))
  expect(integrations).toContain('x-amazon-apigateway-integration')
  expect(integrations).not.toContain('x-amazon-apigateway-policy')
})

test('an export comes as a JSON file', async () => {
  const { contentType, contentDisposition } = await send({ accepts: 'application/json' })
  expect(contentType).toBe('application/json')
  expect(contentDisposition).toMatch(/^attachment; filename="oas30_.*\.json"$/)
})

test.each<[string, Partial<GetExportCommandInput>, string, string, number]>([
  ['an unknown stage', { stageName: 'test' }, 'NotFoundException', 'Invalid stage identifier specified', 404],
  ['an unknown API', { restApiId: 'nothing' }, 'NotFoundException', 'Invalid API identifier specified 123456789012:nothing', 404],
  [
    'an unknown type',
    { exportType: 'raml' },
    'BadRequestException',
    'Invalid export type specified: raml. Must be one of: [oas30, swagger]',
    400,
  ],
  [
    'unknown extensions',
    { parameters: { extensions: 'all' } },
    'BadRequestException',
    'Invalid extensions specified: all. Must be one of: [integrations, apigateway, authorizers, postman]',
    400,
  ],
  ['another content type', { accepts: 'text/html' }, 'BadRequestException', 'Invalid Accept header specified: text/html', 400],
  [
    'YAML, by name',
    { accepts: 'application/yaml' },
    'NotImplemented',
    'the sandbox does not imitate exports as YAML (`accepts` application/yaml)',
    501,
  ],
  [
    'Postman, by name',
    { parameters: { extensions: 'postman' } },
    'NotImplemented',
    'the sandbox does not imitate Postman extensions in exports (`extensions` postman)',
    501,
  ],
])('GetExport refuses %s', async (_, input, code, message, status) => {
  expect(await refusalOf(send(input))).toEqual({ code, message, status })
})
