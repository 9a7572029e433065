import {
  DeleteIntegrationResponseCommand,
  DeleteMethodCommand,
  DeleteMethodResponseCommand,
  GetIntegrationResponseCommand,
  GetMethodCommand,
  GetMethodResponseCommand,
  PutIntegrationResponseCommand,
  PutMethodCommand,
  PutMethodResponseCommand,
  UpdateIntegrationResponseCommand,
  UpdateMethodCommand,
  UpdateMethodResponseCommand,
  type PutIntegrationResponseCommandInput,
  type PutMethodCommandInput,
  type PutMethodResponseCommandInput,
} from '@aws-sdk/client-api-gateway'
import { beforeEach, describe, expect, test } from 'vitest'
import { openApiGateway, refusalOf } from './open-api-gateway.ts'
import { makeApi, makeMethod } from './topology.ts'

const gateway = openApiGateway()
let place: { restApiId: string; resourceId: string }
let get: { restApiId: string; resourceId: string; httpMethod: string }

beforeEach(async () => {
  const { restApiId, root } = await makeApi(gateway.client())
  place = { restApiId, resourceId: root }
  get = await makeMethod(gateway.client(), restApiId, root, 'GET')
})

describe('a method', () => {
  test('answers with what it was made of, empty maps left out', async () => {
    const put = await gateway.client().send(
      new PutMethodCommand({
        ...place,
        httpMethod: 'ANY',
        authorizationType: 'NONE',
        apiKeyRequired: true,
        operationName: 'everything',
        requestParameters: { 'method.request.path.proxy': true },
        requestModels: { 'application/json': 'Empty' },
      }),
    )
    expect(put).toEqual({
      $metadata: put.$metadata,
      httpMethod: 'ANY',
      authorizationType: 'NONE',
      apiKeyRequired: true,
      operationName: 'everything',
      requestParameters: { 'method.request.path.proxy': true },
      requestModels: { 'application/json': 'Empty' },
    })
    const bare = await gateway.client().send(new PutMethodCommand({ ...place, httpMethod: 'PUT', authorizationType: 'AWS_IAM' }))
    expect(bare).toEqual({ $metadata: bare.$metadata, httpMethod: 'PUT', authorizationType: 'AWS_IAM', apiKeyRequired: false })
  })

  test('is patched, and deleted', async () => {
    const patched = await gateway.client().send(
      new UpdateMethodCommand({
        ...get,
        patchOperations: [
          { op: 'replace', path: '/authorizationType', value: 'AWS_IAM' },
          { op: 'replace', path: '/apiKeyRequired', value: 'true' },
          { op: 'add', path: '/requestParameters/method.request.header.a', value: 'true' },
          { op: 'add', path: '/requestParameters/method.request.header.b', value: 'false' },
          { op: 'remove', path: '/requestParameters/method.request.header.b' },
          { op: 'add', path: '/requestModels/application~1json', value: 'Error' },
          { op: 'add', path: '/authorizationScopes', value: 'read' },
        ],
      }),
    )
    expect(patched).toMatchObject({
      authorizationType: 'AWS_IAM',
      apiKeyRequired: true,
      requestParameters: { 'method.request.header.a': true },
      requestModels: { 'application/json': 'Error' },
      authorizationScopes: ['read'],
    })
    await gateway.client().send(new DeleteMethodCommand(get))
    expect(await refusalOf(gateway.client().send(new GetMethodCommand(get)))).toEqual({
      code: 'NotFoundException',
      message: 'Invalid Method identifier specified',
      status: 404,
    })
  })

  const badExpression = (what: string): string =>
    `Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression specified: ${what}]`
  test.each<[string, Partial<PutMethodCommandInput>, string, string]>([
    ['a method that is there', { httpMethod: 'GET' }, 'ConflictException', 'Method already exists for this resource'],
    [
      'an unknown HTTP method',
      { httpMethod: 'FETCH' },
      'BadRequestException',
      'Invalid HttpMethod specified. Valid options are GET,PUT,POST,DELETE,PATCH,OPTIONS,HEAD,ANY',
    ],
    [
      'an unknown authorization type',
      { authorizationType: 'OPEN' },
      'BadRequestException',
      'Invalid authorization type specified. Valid options are NONE,AWS_IAM,CUSTOM,COGNITO_USER_POOLS',
    ],
    [
      'an authorizer that is not there',
      { authorizationType: 'CUSTOM', authorizerId: 'abcdef' },
      'BadRequestException',
      'Invalid authorizer ID specified. Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a valid authorizer.',
    ],
    [
      'no authorization type',
      { authorizationType: undefined },
      'BadRequestException',
      "Invalid request input: missing required parameter 'authorizationType'",
    ],
    [
      'a validator that is not there',
      { requestValidatorId: 'abcdef' },
      'NotFoundException',
      'Invalid Request Validator identifier specified',
    ],
    [
      'a model that is not there',
      { requestModels: { 'application/json': 'Pet' } },
      'BadRequestException',
      'Invalid model identifier specified: Pet',
    ],
    [
      'a parameter of no place',
      { requestParameters: { 'method.request.cookie.a': true } },
      'BadRequestException',
      badExpression('method.request.cookie.a'),
    ],
    ['an unknown resource', { resourceId: 'abcdef' }, 'NotFoundException', 'Invalid Resource identifier specified'],
  ])('is not made of %s', async (_, input, code, message) => {
    const sending = gateway.client().send(new PutMethodCommand({ ...place, httpMethod: 'POST', authorizationType: 'NONE', ...input }))
    expect(await refusalOf(sending)).toMatchObject({ code, message })
  })
})

describe('a method response', () => {
  test('is made, patched and deleted', async () => {
    const response = { ...get, statusCode: '200' }
    await gateway.client().send(
      new PutMethodResponseCommand({
        ...response,
        responseModels: { 'application/json': 'Empty' },
        responseParameters: { 'method.response.header.a': false },
      }),
    )
    await gateway.client().send(
      new UpdateMethodResponseCommand({
        ...response,
        patchOperations: [
          { op: 'add', path: '/responseParameters/method.response.header.b', value: 'true' },
          { op: 'remove', path: '/responseParameters/method.response.header.a' },
        ],
      }),
    )
    const read = await gateway.client().send(new GetMethodResponseCommand(response))
    expect(read).toEqual({
      $metadata: read.$metadata,
      statusCode: '200',
      responseModels: { 'application/json': 'Empty' },
      responseParameters: { 'method.response.header.b': true },
    })
    expect((await gateway.client().send(new GetMethodCommand(get))).methodResponses?.['200']).toMatchObject({ statusCode: '200' })
    await gateway.client().send(new DeleteMethodResponseCommand(response))
    expect((await refusalOf(gateway.client().send(new GetMethodResponseCommand(response)))).message).toBe(
      'Invalid Response status code specified',
    )
  })

  test.each<[string, Partial<PutMethodResponseCommandInput>, string, string]>([
    ['a status code that is there', { statusCode: '200' }, 'ConflictException', 'Response already exists for this resource'],
    ['a status code that is none', { statusCode: '600' }, 'BadRequestException', 'Invalid response status code specified: 600'],
    [
      'a model that is not there',
      { responseModels: { 'text/plain': 'Pet' } },
      'BadRequestException',
      'Invalid model identifier specified: Pet',
    ],
    ['an unknown method', { httpMethod: 'PUT' }, 'NotFoundException', 'Invalid Method identifier specified'],
  ])('is not made of %s', async (_, input, code, message) => {
    await gateway.client().send(new PutMethodResponseCommand({ ...get, statusCode: '200' }))
    const sending = gateway.client().send(new PutMethodResponseCommand({ ...get, statusCode: '404', ...input }))
    expect(await refusalOf(sending)).toMatchObject({ code, message })
  })
})

describe('an integration response', () => {
  beforeEach(async () => {
    await gateway
      .client()
      .send(new PutMethodResponseCommand({ ...get, statusCode: '200', responseParameters: { 'method.response.header.a': false } }))
  })

  test('is made, overwritten, patched and deleted', async () => {
    const response = { ...get, statusCode: '200' }
    const parameters = { 'method.response.header.a': "'one'" }
    await gateway.client().send(
      new PutIntegrationResponseCommand({
        ...response,
        selectionPattern: '2..',
        responseParameters: parameters,
        responseTemplates: { 'text/plain': 'x' },
      }),
    )
    await gateway
      .client()
      .send(
        new PutIntegrationResponseCommand({ ...response, responseParameters: parameters, responseTemplates: { 'application/json': '{}' } }),
      )
    await gateway.client().send(
      new UpdateIntegrationResponseCommand({
        ...response,
        patchOperations: [{ op: 'replace', path: '/responseParameters/method.response.header.a', value: 'integration.response.header.x' }],
      }),
    )
    const read = await gateway.client().send(new GetIntegrationResponseCommand(response))
    expect(read).toEqual({
      $metadata: read.$metadata,
      statusCode: '200',
      responseParameters: { 'method.response.header.a': 'integration.response.header.x' },
      responseTemplates: { 'application/json': '{}' },
    })
    expect((await gateway.client().send(new GetMethodCommand(get))).methodIntegration?.integrationResponses?.['200']).toMatchObject({
      statusCode: '200',
    })
    await gateway.client().send(new DeleteIntegrationResponseCommand(response))
    expect((await refusalOf(gateway.client().send(new GetIntegrationResponseCommand(response)))).message).toBe(
      'Invalid Integration Response identifier specified',
    )
  })

  test.each<[string, Partial<PutIntegrationResponseCommandInput>, string, string]>([
    [
      'a status code that the method does not declare',
      { statusCode: '404' },
      'NotFoundException',
      'Invalid Response status code specified',
    ],
    [
      'a header that the method does not declare',
      { responseParameters: { 'method.response.header.b': "'x'" } },
      'BadRequestException',
      'Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression parameter specified: method.response.header.b]',
    ],
    [
      'a source that is none',
      { responseParameters: { 'method.response.header.a': 'one' } },
      'BadRequestException',
      'Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression specified: one]',
    ],
    ['a pattern that is none', { selectionPattern: '(' }, 'BadRequestException', 'Invalid selection pattern specified'],
    [
      'an unknown content handling',
      { contentHandling: 'CONVERT' as 'CONVERT_TO_TEXT' },
      'BadRequestException',
      "Invalid enumeration value 'CONVERT' specified for 'contentHandling'. Must be one of: [CONVERT_TO_BINARY, CONVERT_TO_TEXT]",
    ],
  ])('is not made of %s', async (_, input, code, message) => {
    const sending = gateway.client().send(new PutIntegrationResponseCommand({ ...get, statusCode: '200', ...input }))
    expect(await refusalOf(sending)).toMatchObject({ code, message })
  })
})
