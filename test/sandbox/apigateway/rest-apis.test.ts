import {
  APIGatewayClient,
  CreateRestApiCommand,
  DeleteRestApiCommand,
  GetRestApiCommand,
  GetRestApisCommand,
  UpdateRestApiCommand,
  type CreateRestApiCommandInput,
  type PatchOperation,
} from '@aws-sdk/client-api-gateway'
import { describe, expect, test } from 'vitest'
import { samePolicy, unescapePolicy } from '../../../src/policy/index.ts'
import { openApiGateway, refusalOf } from './open-api-gateway.ts'
import { makeApi, policyFor, putVpcEndpoint } from './topology.ts'

const gateway = openApiGateway()
const vpce = 'vpce-0123456789abcdef0'
const other = 'vpce-0fedcba9876543210'

const read = (restApiId: string) => gateway.client().send(new GetRestApiCommand({ restApiId }))
const update = (restApiId: string, ...patchOperations: PatchOperation[]) =>
  gateway.client().send(new UpdateRestApiCommand({ restApiId, patchOperations }))

describe('a REST API', () => {
  test('is EDGE unless it says otherwise, and answers with what it was made of', async () => {
    const made = await gateway.client().send(
      new CreateRestApiCommand({
        name: 'orders',
        description: 'all of them',
        version: '7',
        tags: { team: 'shop' },
        binaryMediaTypes: ['image/png'],
        minimumCompressionSize: 0,
        disableExecuteApiEndpoint: true,
      }),
    )
    expect(made).toMatchObject({
      name: 'orders',
      description: 'all of them',
      version: '7',
      tags: { team: 'shop' },
      binaryMediaTypes: ['image/png'],
      minimumCompressionSize: 0,
      disableExecuteApiEndpoint: true,
      apiKeySource: 'HEADER',
      apiStatus: 'AVAILABLE',
      endpointConfiguration: { types: ['EDGE'], ipAddressType: 'ipv4' },
    })
    expect(made.id).toMatch(/^[a-z0-9]{10}$/)
    expect(made.rootResourceId).toMatch(/^[a-z0-9]{10}$/)
    expect(made.policy).toBeUndefined()
    expect(made.createdDate?.getTime()).toBe(Math.floor(gateway.sandbox().clock.now() / 1000) * 1000)
    expect({ ...(await read(made.id ?? '')), $metadata: 0 }).toEqual({ ...made, $metadata: 0 })
  })

  test('shares its name with others, and is gone when it is deleted', async () => {
    const first = await makeApi(gateway.client(), { name: 'twin' })
    const second = await makeApi(gateway.client(), { name: 'twin' })
    expect(first.restApiId).not.toBe(second.restApiId)
    await gateway.client().send(new DeleteRestApiCommand({ restApiId: first.restApiId }))
    expect(await refusalOf(read(first.restApiId))).toEqual({
      code: 'NotFoundException',
      message: `Invalid API identifier specified 123456789012:${first.restApiId}`,
      status: 404,
    })
    expect((await read(second.restApiId)).name).toBe('twin')
  })

  test('that is PRIVATE is dualstack, and takes VPC endpoints one by one (PA-94)', async () => {
    putVpcEndpoint(gateway.region(), vpce)
    putVpcEndpoint(gateway.region(), other)
    const { restApiId } = await makeApi(gateway.client(), { endpointConfiguration: { types: ['PRIVATE'], vpcEndpointIds: [vpce] } })
    expect((await read(restApiId)).endpointConfiguration).toEqual({
      types: ['PRIVATE'],
      ipAddressType: 'dualstack',
      vpcEndpointIds: [vpce],
    })
    const path = '/endpointConfiguration/vpcEndpointIds'
    await update(restApiId, { op: 'add', path, value: other }, { op: 'remove', path, value: vpce })
    expect((await read(restApiId)).endpointConfiguration?.vpcEndpointIds).toEqual([other])
  })

  test.each([
    ['0', 'REGIONAL', 'PRIVATE', 'dualstack'],
    ['REGIONAL', 'REGIONAL', 'PRIVATE', 'dualstack'],
    ['EDGE', 'EDGE', 'PRIVATE', 'dualstack'],
    ['0', 'PRIVATE', 'REGIONAL', 'ipv4'],
    ['EDGE', 'EDGE', 'REGIONAL', 'ipv4'],
  ] as const)('changes its type by /endpointConfiguration/types/%s: %s to %s (PA-95)', async (key, from, to, ipAddressType) => {
    const { restApiId } = await makeApi(gateway.client(), { endpointConfiguration: { types: [from] } })
    await update(restApiId, { op: 'replace', path: `/endpointConfiguration/types/${key}`, value: to })
    expect((await read(restApiId)).endpointConfiguration).toEqual({ types: [to], ipAddressType })
  })

  test('is patched all at once or not at all', async () => {
    const { restApiId } = await makeApi(gateway.client(), { description: 'before' })
    const refused = update(
      restApiId,
      { op: 'replace', path: '/description', value: 'after' },
      { op: 'replace', path: '/nothing', value: 'x' },
    )
    expect((await refusalOf(refused)).code).toBe('BadRequestException')
    expect((await read(restApiId)).description).toBe('before')
    await update(
      restApiId,
      { op: 'replace', path: '/name', value: 'renamed' },
      { op: 'replace', path: '/description', value: '' },
      { op: 'replace', path: '/minimumCompressionSize', value: '10' },
      { op: 'replace', path: '/apiKeySource', value: 'AUTHORIZER' },
      { op: 'replace', path: '/disableExecuteApiEndpoint', value: 'true' },
      { op: 'add', path: '/binaryMediaTypes/image~1png', value: '' },
      { op: 'add', path: '/binaryMediaTypes/text~1plain', value: '' },
      { op: 'remove', path: '/binaryMediaTypes/image~1png' },
    )
    const api = await read(restApiId)
    expect(api).toMatchObject({
      name: 'renamed',
      minimumCompressionSize: 10,
      apiKeySource: 'AUTHORIZER',
      disableExecuteApiEndpoint: true,
      binaryMediaTypes: ['text/plain'],
    })
    expect(api.description).toBeUndefined()
  })
})

describe('the resource policy', () => {
  test('comes with the API, is expanded to its ARN, and is answered escaped (PA-67, PA-73)', async () => {
    const made = await gateway.client().send(new CreateRestApiCommand({ name: 'orders', policy: policyFor(vpce) }))
    const policy = made.policy ?? ''
    expect(policy.startsWith(String.raw`{\"Version\":\"2012-10-17\"`)).toBe(true)
    expect(policy).toContain(String.raw`arn:aws:execute-api:us-east-1:123456789012:${made.id ?? ''}\/*`)
    expect(policy).not.toMatch(/(?<!\\)[/"]/)
    const document = JSON.parse(JSON.parse(`"${policy}"`) as string) as { Statement: { Resource: string | string[] }[] }
    expect(document.Statement.flatMap((statement) => statement.Resource)).toEqual(
      Array(2).fill(`arn:aws:execute-api:us-east-1:123456789012:${made.id ?? ''}/*`),
    )
    expect((await read(made.id ?? '')).policy).toBe(policy)
    expect(
      samePolicy(unescapePolicy(policy), policyFor(vpce), { api: `arn:aws:execute-api:us-east-1:123456789012:${made.id ?? ''}` }),
    ).toBe(true)
  })

  test('keeps slashes, backslashes and quotes through the round trip', async () => {
    const text = JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'a',
          Effect: 'Allow',
          Principal: '*',
          Action: 'execute-api:Invoke',
          Resource: '*',
          Condition: { IpAddress: { 'aws:VpcSourceIp': '10.0.0.0/16' }, StringEquals: { 'aws:UserAgent': 'a\\"b/c é' } },
        },
      ],
    })
    const { restApiId } = await makeApi(gateway.client(), { policy: text })
    expect(JSON.parse(JSON.parse(`"${(await read(restApiId)).policy ?? ''}"`) as string)).toEqual(JSON.parse(text))
  })

  test('is replaced, and removed by an empty value', async () => {
    const { restApiId } = await makeApi(gateway.client(), { policy: policyFor(vpce) })
    await update(restApiId, { op: 'replace', path: '/policy', value: policyFor(other) })
    expect(unescapePolicy((await read(restApiId)).policy ?? '')).toContain(other)
    await update(restApiId, { op: 'replace', path: '/policy', value: '' })
    expect((await read(restApiId)).policy).toBeUndefined()
  })

  test('has 8,192 characters at most, counted as they are kept (PA-72)', async () => {
    const { restApiId } = await makeApi(gateway.client())
    const withSid = (length: number): string =>
      JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Sid: 'a'.repeat(length), Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' }],
      })
    const grown = `arn:aws:execute-api:us-east-1:123456789012:${restApiId}/*`.length - 'execute-api:/*'.length
    const room = 8192 - withSid(1).length - grown + 1
    await update(restApiId, { op: 'replace', path: '/policy', value: withSid(room) })
    expect(unescapePolicy((await read(restApiId)).policy ?? '')).toHaveLength(8192)
    const refusal = await refusalOf(update(restApiId, { op: 'replace', path: '/policy', value: withSid(room + 1) }))
    expect(refusal).toMatchObject({ code: 'BadRequestException', status: 400 })
    expect(refusal.message).toContain('8193')
    await update(restApiId, { op: 'replace', path: '/policy', value: JSON.stringify(JSON.parse(withSid(room)), undefined, 8) })
  })
})

describe('CreateRestApi refuses', () => {
  const invalidPolicy = 'Invalid policy document. Please check the policy syntax and ensure that Principals are valid.'
  test.each<[string, Partial<CreateRestApiCommandInput>, string]>([
    ['a policy that is not JSON (PA-74)', { policy: '{' }, invalidPolicy],
    ['a policy that is a JSON string (PA-74)', { policy: '"x"' }, invalidPolicy],
    ['a policy in the escaped form', { policy: JSON.stringify(policyFor(vpce)).slice(1, -1) }, invalidPolicy],
    ['a policy without statements', { policy: '{"Version":"2012-10-17"}' }, invalidPolicy],
    ['a statement without a principal', { policy: '{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}' }, invalidPolicy],
    ['a wrong effect', { policy: policyFor(vpce).replace('Allow', 'Permit') }, invalidPolicy],
    [
      'VPC endpoints on an API that is not private (PA-76)',
      { endpointConfiguration: { types: ['REGIONAL'], vpcEndpointIds: [vpce] } },
      'VPCEndpoints can only be specified with PRIVATE apis.',
    ],
    [
      'an unknown VPC endpoint',
      { endpointConfiguration: { types: ['PRIVATE'], vpcEndpointIds: ['vpce-00000000000000000'] } },
      'Invalid VPC endpoint identifier specified: vpce-00000000000000000',
    ],
    [
      'a VPC endpoint that is gone',
      { endpointConfiguration: { types: ['PRIVATE'], vpcEndpointIds: ['vpce-0dead000000000000'] } },
      'Invalid VPC endpoint identifier specified: vpce-0dead000000000000',
    ],
    [
      'ipv4 for a private API (PA-94)',
      { endpointConfiguration: { types: ['PRIVATE'], ipAddressType: 'ipv4' } },
      'Only the dualstack IP address type is supported for PRIVATE apis.',
    ],
    [
      'two endpoint types',
      { endpointConfiguration: { types: ['EDGE', 'REGIONAL'] } },
      'Invalid endpoint configuration specified: an API has exactly one endpoint type.',
    ],
    ['an empty name', { name: '' }, 'API Name cannot be empty.'],
    ['no name', { name: undefined }, "Invalid request input: missing required parameter 'name'"],
    [
      'an unknown endpoint type',
      { endpointConfiguration: { types: ['HIDDEN' as 'EDGE'] } },
      "Invalid enumeration value 'HIDDEN' specified for 'endpointConfiguration.types.1.member'. Must be one of: [REGIONAL, EDGE, PRIVATE]",
    ],
    ['a tag of AWS', { tags: { 'aws:x': 'y' } }, 'Invalid tag key specified: aws: prefixed tag key names are not allowed.'],
    ['a negative compression size', { minimumCompressionSize: -1 }, 'Invalid minimum compression size, must be between 0 and 10485760'],
  ])('%s', async (_, input, message) => {
    putVpcEndpoint(gateway.region(), vpce)
    putVpcEndpoint(gateway.region(), 'vpce-0dead000000000000', 1)
    const before = Object.keys(gateway.region().restApis).length
    const sending = gateway.client().send(new CreateRestApiCommand({ name: 'orders', ...input }))
    expect(await refusalOf(sending)).toEqual({ code: 'BadRequestException', message, status: 400 })
    expect(Object.keys(gateway.region().restApis)).toHaveLength(before)
  })

  test.each<[string, Partial<CreateRestApiCommandInput>]>([
    ['cloneFrom', { cloneFrom: 'a1b2c3d4e5' }],
    ['securityPolicy', { securityPolicy: 'TLS_1_2' }],
  ])('what is not imitated, by name: %s', async (name, input) => {
    const refusal = await refusalOf(gateway.client().send(new CreateRestApiCommand({ name: 'orders', ...input })))
    expect(refusal).toMatchObject({ code: 'NotImplemented', status: 501 })
    expect(refusal.message).toContain(name)
  })
})

describe('UpdateRestApi refuses', () => {
  const types = '/endpointConfiguration/types/0'
  test.each<[string, PatchOperation, string]>([
    [
      'an unknown path, and lists those it knows',
      { op: 'replace', path: '/id', value: 'x' },
      "Invalid patch path  '/id' specified for op 'replace'. Must be one of: [/apiKeySource, /description, /disableExecuteApiEndpoint, /endpointConfiguration/ipAddressType, /endpointConfiguration/types/{}, /minimumCompressionSize, /name, /policy, /version]",
    ],
    [
      'an operation that the path does not take',
      { op: 'add', path: '/name', value: 'x' },
      "Invalid patch path  '/name' specified for op 'add'. Please choose supported operations",
    ],
    [
      'an operation that no path takes',
      { op: 'move', path: '/name' },
      'Invalid patch operation specified: move. Must be one of: [add, remove, replace]',
    ],
    [
      'PRIVATE to EDGE (PA-95)',
      { op: 'replace', path: types, value: 'EDGE' },
      'Cannot change the endpoint type of an API from PRIVATE to EDGE.',
    ],
    [
      'PRIVATE to REGIONAL while endpoints are associated (PA-76)',
      { op: 'replace', path: types, value: 'REGIONAL' },
      'VPCEndpoints can only be specified with PRIVATE apis.',
    ],
    [
      'an unknown endpoint type',
      { op: 'replace', path: types, value: 'HIDDEN' },
      `Invalid patch value 'HIDDEN' specified for op 'replace' and path '${types}'. Must be one of: [REGIONAL, EDGE, PRIVATE]`,
    ],
    [
      'an unknown VPC endpoint',
      { op: 'add', path: '/endpointConfiguration/vpcEndpointIds', value: 'vpce-00000000000000000' },
      'Invalid VPC endpoint identifier specified: vpce-00000000000000000',
    ],
    [
      'to remove a VPC endpoint that is not associated',
      { op: 'remove', path: '/endpointConfiguration/vpcEndpointIds', value: other },
      `Invalid VPC endpoint identifier specified: ${other}`,
    ],
    [
      'a word that is no boolean',
      { op: 'replace', path: '/disableExecuteApiEndpoint', value: 'yes' },
      "Invalid patch value 'yes' specified for op 'replace' and path '/disableExecuteApiEndpoint'. Must be one of: [true, false]",
    ],
    [
      'a bad policy (PA-74)',
      { op: 'replace', path: '/policy', value: '[]' },
      'Invalid policy document. Please check the policy syntax and ensure that Principals are valid.',
    ],
    ['an empty name', { op: 'replace', path: '/name', value: '' }, 'API Name cannot be empty.'],
  ])('%s', async (_, operation, message) => {
    putVpcEndpoint(gateway.region(), vpce)
    putVpcEndpoint(gateway.region(), other)
    const { restApiId } = await makeApi(gateway.client(), { endpointConfiguration: { types: ['PRIVATE'], vpcEndpointIds: [vpce] } })
    const before = structuredClone(gateway.region().restApis[restApiId])
    expect(await refusalOf(update(restApiId, operation))).toEqual({ code: 'BadRequestException', message, status: 400 })
    expect(gateway.region().restApis[restApiId]).toEqual(before)
  })
})

describe('the list of REST APIs', () => {
  test('is paged without a gap or a double', async () => {
    const ids = new Set<string>()
    for (let made = 0; made < 7; made += 1) ids.add((await makeApi(gateway.client())).restApiId)
    const seen: string[] = []
    let position: string | undefined
    do {
      const page = await gateway.client().send(new GetRestApisCommand({ limit: 3, position }))
      expect(page.items?.length).toBeLessThanOrEqual(3)
      seen.push(...(page.items ?? []).map(({ id = '' }) => id))
      position = page.position
    } while (position !== undefined)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.sort()).toEqual(Object.keys(gateway.region().restApis).sort())
    expect([...ids].every((id) => seen.includes(id))).toBe(true)
  })

  test.each([
    ['a limit of 0', { limit: 0 }],
    ['a limit above 500', { limit: 501 }],
    ['a position that it never gave', { position: 'no position' }],
  ])('refuses %s', async (_, input) => {
    expect(await refusalOf(gateway.client().send(new GetRestApisCommand(input)))).toMatchObject({
      code: 'BadRequestException',
      status: 400,
    })
  })

  test('is that of one Region', async () => {
    const { restApiId } = await makeApi(gateway.client())
    const elsewhere = new APIGatewayClient({
      endpoint: gateway.sandbox().url,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    })
    expect((await elsewhere.send(new GetRestApisCommand())).items ?? []).toEqual([])
    expect(await refusalOf(elsewhere.send(new GetRestApiCommand({ restApiId })))).toMatchObject({ code: 'NotFoundException', status: 404 })
    elsewhere.destroy()
  })
})
