import {
  CreateAuthorizerCommand,
  CreateRestApiCommand,
  DeleteAuthorizerCommand,
  DeleteMethodCommand,
  GetAuthorizerCommand,
  GetAuthorizersCommand,
  GetMethodCommand,
  PutMethodCommand,
  UpdateAuthorizerCommand,
  UpdateMethodCommand,
  type CreateAuthorizerCommandInput,
  type PatchOperation,
} from '@aws-sdk/client-api-gateway'
import { describe, expect, test } from 'vitest'
import { openApiGateway, refusalOf } from './open-api-gateway.ts'

const { client } = openApiGateway()
const uri = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:gate/invocations'
const pool = 'arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_a1b2c3d4e'

async function anApi(): Promise<{ restApiId: string; resourceId: string }> {
  const { id: restApiId = '', rootResourceId: resourceId = '' } = await client().send(new CreateRestApiCommand({ name: 'orders' }))
  return { restApiId, resourceId }
}

async function anAuthorizer(restApiId: string, change: Partial<CreateAuthorizerCommandInput> = {}) {
  return client().send(new CreateAuthorizerCommand({ restApiId, name: 'gate', type: 'TOKEN', authorizerUri: uri, ...change }))
}

describe('authorizers', () => {
  test('are made, shown, listed and deleted', async () => {
    const { restApiId } = await anApi()
    const made = await anAuthorizer(restApiId)
    expect(made).toMatchObject({
      id: expect.stringMatching(/^[a-z0-9]{6}$/) as string,
      name: 'gate',
      type: 'TOKEN',
      authorizerUri: uri,
      identitySource: 'method.request.header.Authorization',
      authorizerResultTtlInSeconds: 300,
    })
    expect(await client().send(new GetAuthorizerCommand({ restApiId, authorizerId: made.id }))).toMatchObject({ ...made, $metadata: {} })
    await anAuthorizer(restApiId, { name: 'users', type: 'COGNITO_USER_POOLS', providerARNs: [pool], authorizerUri: undefined })
    const { items = [] } = await client().send(new GetAuthorizersCommand({ restApiId }))
    expect(items.map(({ name, providerARNs }) => [name, providerARNs]).sort()).toEqual([
      ['gate', undefined],
      ['users', [pool]],
    ])
    await client().send(new DeleteAuthorizerCommand({ restApiId, authorizerId: made.id }))
    expect(await refusalOf(client().send(new GetAuthorizerCommand({ restApiId, authorizerId: made.id })))).toMatchObject({
      code: 'NotFoundException',
      status: 404,
    })
  })

  test.each<[string, Partial<CreateAuthorizerCommandInput>, string]>([
    ['a Lambda authorizer without a function', { authorizerUri: undefined }, 'BadRequestException'],
    ['a user pool authorizer without a pool', { type: 'COGNITO_USER_POOLS' }, 'BadRequestException'],
    ['no name', { name: '' }, 'BadRequestException'],
    ['a type that is none', { type: 'OTHER' as 'TOKEN' }, 'BadRequestException'],
    ['a function that is no invocation', { authorizerUri: 'arn:aws:lambda:us-east-1:123456789012:function:gate' }, 'BadRequestException'],
    ['several sources of one token', { identitySource: 'method.request.header.a,method.request.header.b' }, 'BadRequestException'],
    ['a token in the query', { identitySource: 'method.request.querystring.a' }, 'BadRequestException'],
    ['a request known by a stage variable', { type: 'REQUEST', identitySource: 'stageVariables.a' }, 'NotImplemented'],
    ['a request known by nothing', { type: 'REQUEST' }, 'NotImplemented'],
    ['a time to live above an hour', { authorizerResultTtlInSeconds: 3601 }, 'BadRequestException'],
    ['a time to live below zero', { authorizerResultTtlInSeconds: -1 }, 'BadRequestException'],
    ['an expression for tokens', { identityValidationExpression: '^x$' }, 'NotImplemented'],
  ])('%s is refused', async (_, change, code) => {
    const { restApiId } = await anApi()
    expect((await refusalOf(anAuthorizer(restApiId, change))).code).toBe(code)
  })

  test('are changed by patches', async () => {
    const { restApiId } = await anApi()
    const { id: authorizerId } = await anAuthorizer(restApiId, { authorizerCredentials: 'arn:aws:iam::123456789012:role/gate' })
    const patch = (...patchOperations: PatchOperation[]) =>
      client().send(new UpdateAuthorizerCommand({ restApiId, authorizerId, patchOperations }))
    const replace = (path: string, value: string): PatchOperation => ({ op: 'replace', path, value })
    const sources = 'method.request.header.a, method.request.querystring.b'
    await patch(
      replace('/name', 'door'),
      replace('/type', 'REQUEST'),
      replace('/identitySource', sources),
      replace('/authorizerResultTtlInSeconds', '0'),
      replace('/authorizerUri', uri.replace(':gate', ':door')),
      replace('/authorizerCredentials', ''),
    )
    const { $metadata, ...changed } = await client().send(new GetAuthorizerCommand({ restApiId, authorizerId }))
    expect($metadata.httpStatusCode).toBe(200)
    expect(changed).toEqual({
      id: authorizerId,
      name: 'door',
      type: 'REQUEST',
      identitySource: sources,
      authorizerResultTtlInSeconds: 0,
      authorizerUri: uri.replace(':gate', ':door'),
    })
    await anAuthorizer(restApiId)
    for (const [operation, code] of [
      [replace('/name', 'gate'), 'ConflictException'],
      [replace('/authorizerUri', ''), 'BadRequestException'],
      [replace('/type', 'OTHER'), 'BadRequestException'],
      [replace('/type', 'TOKEN'), 'BadRequestException'],
      [replace('/authorizerResultTtlInSeconds', '3601'), 'BadRequestException'],
      [replace('/id', 'abcdef'), 'BadRequestException'],
      [{ op: 'add', path: '/identitySource', value: sources }, 'BadRequestException'],
    ] as const) {
      expect((await refusalOf(patch(operation))).code, JSON.stringify(operation)).toBe(code)
    }
    expect(await client().send(new GetAuthorizerCommand({ restApiId, authorizerId }))).toMatchObject({ name: 'door', type: 'REQUEST' })
  })

  test('of user pools take pools and give them up, but never the last one', async () => {
    const { restApiId } = await anApi()
    const { id: authorizerId } = await anAuthorizer(restApiId, {
      type: 'COGNITO_USER_POOLS',
      providerARNs: [pool],
      authorizerUri: undefined,
    })
    const patch = (op: 'add' | 'remove', value: string) =>
      client().send(new UpdateAuthorizerCommand({ restApiId, authorizerId, patchOperations: [{ op, path: '/providerARNs', value }] }))
    const other = pool.replace('a1b2c3d4e', 'f6g7h8i9j')
    expect((await refusalOf(patch('remove', pool))).code).toBe('BadRequestException')
    expect((await patch('add', other)).providerARNs).toEqual([pool, other])
    expect((await patch('remove', pool)).providerARNs).toEqual([other])
    const lambda = [
      { op: 'replace', path: '/type', value: 'TOKEN' },
      { op: 'replace', path: '/authorizerUri', value: uri },
    ] as const
    const change = client().send(new UpdateAuthorizerCommand({ restApiId, authorizerId, patchOperations: [...lambda] }))
    expect((await refusalOf(change)).code).toBe('NotImplemented')
  })

  test('have names of their own in an API', async () => {
    const { restApiId } = await anApi()
    await anAuthorizer(restApiId)
    expect((await refusalOf(anAuthorizer(restApiId))).code).toBe('ConflictException')
    await anAuthorizer((await anApi()).restApiId)
  })

  test('are what a method with CUSTOM or COGNITO_USER_POOLS needs, each its own type', async () => {
    const path = await anApi()
    const { id: lambda } = await anAuthorizer(path.restApiId)
    const { id: users } = await anAuthorizer(path.restApiId, { name: 'users', type: 'COGNITO_USER_POOLS', providerARNs: [pool] })
    const put = (httpMethod: string, authorizationType: string, authorizerId: string | undefined) =>
      client().send(new PutMethodCommand({ ...path, httpMethod, authorizationType, authorizerId }))
    for (const [type, id] of [
      ['CUSTOM', users],
      ['COGNITO_USER_POOLS', lambda],
      ['CUSTOM', undefined],
      ['NONE', 'abcdef'],
    ] as const) {
      expect((await refusalOf(put('GET', type, id))).message).toContain('Invalid authorizer ID specified')
    }
    await put('GET', 'CUSTOM', lambda)
    await put('POST', 'COGNITO_USER_POOLS', users)
    expect(await client().send(new GetMethodCommand({ ...path, httpMethod: 'GET' }))).toMatchObject({
      authorizationType: 'CUSTOM',
      authorizerId: lambda,
    })
    const change = { op: 'replace', path: '/authorizerId', value: users } as const
    expect((await refusalOf(client().send(new UpdateMethodCommand({ ...path, httpMethod: 'GET', patchOperations: [change] })))).code).toBe(
      'BadRequestException',
    )
  })

  test('are not deleted while a method uses them', async () => {
    const path = await anApi()
    const { id: authorizerId } = await anAuthorizer(path.restApiId)
    await client().send(new PutMethodCommand({ ...path, httpMethod: 'GET', authorizationType: 'CUSTOM', authorizerId }))
    const remove = () => client().send(new DeleteAuthorizerCommand({ restApiId: path.restApiId, authorizerId }))
    expect((await refusalOf(remove())).code).toBe('ConflictException')
    await client().send(new DeleteMethodCommand({ ...path, httpMethod: 'GET' }))
    await remove()
  })
})
