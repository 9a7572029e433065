import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Sandbox } from '../../../src/sandbox/index.ts'
import { startSandbox } from '../../../src/sandbox/index.ts'

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await startSandbox()
})

afterAll(() => sandbox.close())

function signed(service: string, region = 'us-east-1'): string {
  return `AWS4-HMAC-SHA256 Credential=key/20260101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=00`
}

interface Refusal {
  readonly status: number
  readonly code: string
  readonly message: string
}

async function askJson(
  method: string,
  path: string,
  options: { readonly body?: string; readonly authorization?: string } = {},
): Promise<Refusal> {
  const { body, authorization = signed('apigateway') } = options
  const answer = await fetch(sandbox.url + path, {
    method,
    headers: authorization === '' ? {} : { authorization },
    ...(body !== undefined && { body }),
  })
  const { message } = (await answer.json()) as { message: string }
  expect(answer.headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/)
  return { status: answer.status, code: answer.headers.get('x-amzn-errortype') ?? '', message }
}

async function askForm(
  form: Readonly<Record<string, string>>,
  authorization = signed('ec2'),
): Promise<Refusal & { readonly text: string }> {
  const answer = await fetch(sandbox.url, {
    method: 'POST',
    headers: authorization === '' ? {} : { authorization },
    body: new URLSearchParams(form),
  })
  const text = await answer.text()
  return {
    status: answer.status,
    code: /<Code>(.*?)<\/Code>/.exec(text)?.[1] ?? '',
    message: /<Message>(.*?)<\/Message>/.exec(text)?.[1] ?? '',
    text,
  }
}

const ec2Version = { Version: '2016-11-15' }

describe('who signs', () => {
  test('a request without a signature is refused in the form of its protocol', async () => {
    expect(await askJson('GET', '/restapis', { authorization: '' })).toEqual({
      status: 403,
      code: 'MissingAuthenticationTokenException',
      message: 'Missing Authentication Token',
    })
    const ec2 = await askForm({ Action: 'DescribeVpcs', ...ec2Version }, '')
    expect(ec2).toMatchObject({ status: 403, code: 'MissingAuthenticationToken' })
    expect(ec2.text).toContain('<Response><Errors><Error>')
    expect((await askForm({ Action: 'GetCallerIdentity', Version: '2011-06-15' }, '')).text).toContain('<ErrorResponse')
  })

  test.each([
    ['Basic dXNlcg==', 'algorithm'],
    ['AWS4-HMAC-SHA256 SignedHeaders=host, Signature=00', "'Credential'"],
    ['AWS4-HMAC-SHA256 Credential=key/20260101/us-east-1/apigateway/aws4_request, SignedHeaders=host', "'Signature'"],
    ['AWS4-HMAC-SHA256 Credential=key/us-east-1/apigateway/aws4_request, SignedHeaders=host, Signature=00', 'slash-delimited'],
  ])('%s is refused as incomplete', async (authorization, message) => {
    expect(await askJson('GET', '/restapis', { authorization })).toMatchObject({
      status: 400,
      code: 'IncompleteSignatureException',
      message: expect.stringContaining(message) as string,
    })
  })

  test('what cannot be a Region is refused, and makes none', async () => {
    expect(await askJson('GET', '/restapis', { authorization: signed('apigateway', '__proto__') })).toMatchObject({
      status: 403,
      code: 'SignatureDoesNotMatch',
    })
    expect(Object.keys(sandbox.world().regions)).toEqual(['us-east-1'])
  })
})

describe('what is not imitated says so', () => {
  test('a service', async () => {
    expect(await askJson('GET', '/', { authorization: signed('lambda') })).toEqual({
      status: 501,
      code: 'NotImplemented',
      message: 'the sandbox does not imitate the service `lambda`; it knows apigateway, ec2, elasticloadbalancing, sts',
    })
  })

  test.each([
    ['apigateway:GetUsagePlans', () => askJson('GET', '/usageplans')],
    ['ec2:DescribeInstances', () => askForm({ Action: 'DescribeInstances', ...ec2Version })],
    ['sts:GetSessionToken', () => askForm({ Action: 'GetSessionToken', Version: '2011-06-15' }, signed('sts'))],
  ])('the operation %s', async (operation, ask) => {
    expect(await ask()).toMatchObject({ status: 501, code: 'NotImplemented', message: `the sandbox does not imitate ${operation}` })
  })

  test('an operation that AWS does not have either', async () => {
    expect(await askJson('GET', '/v2/apis')).toMatchObject({ status: 404, code: 'UnknownOperationException' })
    expect(await askForm({ Action: 'DescribeNothing', ...ec2Version })).toMatchObject({
      status: 400,
      code: 'InvalidAction',
      message: 'The action DescribeNothing is not valid for this web service.',
    })
    expect(await askForm({ Action: 'Nothing', Version: '2011-06-15' }, signed('sts'))).toMatchObject({
      status: 400,
      code: 'InvalidAction',
      message: 'Could not find operation Nothing for version 2011-06-15',
    })
    expect(await askForm(ec2Version)).toMatchObject({ status: 400, code: 'MissingAction' })
  })
})

describe('what API Gateway cannot read', () => {
  test.each([
    ['not JSON', '{', 'not valid JSON'],
    ['no object', '[]', 'START_ARRAY can not be converted to an object'],
    ['a number for a string', '{"name":1}', 'NUMBER_VALUE can not be converted to a String'],
    ['a string for a number', '{"name":"a","minimumCompressionSize":"1"}', 'STRING_VALUE can not be converted to a Number'],
    ['a string for a Boolean', '{"name":"a","disableExecuteApiEndpoint":"true"}', 'STRING_VALUE can not be converted to a Boolean'],
    ['a string for a list', '{"name":"a","binaryMediaTypes":"a"}', 'STRING_VALUE can not be converted to a list'],
    ['a list for a structure', '{"name":"a","endpointConfiguration":["PRIVATE"]}', 'START_ARRAY can not be converted to an object'],
    ['an object for a string in a map', '{"name":"a","tags":{"a":{}}}', 'START_OBJECT can not be converted to a String'],
    ['true for a string in a list', '{"name":"a","binaryMediaTypes":[true]}', 'TRUE_VALUE can not be converted to a String'],
  ])('%s', async (_what, body, message) => {
    expect(await askJson('POST', '/restapis', { body })).toMatchObject({
      status: 400,
      code: 'SerializationException',
      message: expect.stringContaining(message) as string,
    })
    expect(sandbox.world().regions['us-east-1']?.restApis).toEqual({})
  })

  test('a limit that is no number, and a path that is not well-encoded', async () => {
    expect(await askJson('GET', '/restapis?limit=many')).toMatchObject({
      status: 400,
      code: 'SerializationException',
      message: "'many' is not a valid value of 'limit'",
    })
    expect(await askJson('GET', '/restapis/%zz')).toMatchObject({ status: 400, code: 'SerializationException' })
  })

  test('a missing member and a wrong enum value are the service’s own errors', async () => {
    expect(await askJson('POST', '/restapis', { body: '{"name":null}' })).toMatchObject({
      status: 400,
      code: 'BadRequestException',
      message: expect.stringContaining('name') as string,
    })
    expect(await askJson('POST', '/restapis', { body: '{"name":"a","endpointConfiguration":{"types":["SECRET"]}}' })).toMatchObject({
      status: 400,
      code: 'BadRequestException',
      message: expect.stringMatching(/SECRET.*PRIVATE/) as string,
    })
  })
})

describe('what EC2 cannot read', () => {
  test.each<[string, Readonly<Record<string, string>>, string, string]>([
    ['a missing parameter', { Action: 'CreateVpcEndpoint' }, 'MissingParameter', 'VpcId'],
    [
      'a missing parameter of a structure',
      { Action: 'CreateVpcEndpoint', VpcId: 'vpc-1', 'TagSpecification.1.Tagg.1.Key': 'a' },
      'UnknownParameter',
      'TagSpecification.1.Tagg.1.Key',
    ],
    ['a parameter that there is not', { Action: 'DescribeVpcs', Colour: 'red' }, 'UnknownParameter', 'Colour'],
    ['a Boolean that is none', { Action: 'DescribeVpcs', DryRun: 'perhaps' }, 'InvalidParameterValue', 'DryRun'],
    ['a number that is none', { Action: 'DescribeVpcs', MaxResults: 'all' }, 'InvalidParameterValue', 'MaxResults'],
  ])('%s', async (_what, form, code, message) => {
    expect(await askForm({ ...form, ...ec2Version })).toMatchObject({
      status: 400,
      code,
      message: expect.stringContaining(message) as string,
    })
  })
})
