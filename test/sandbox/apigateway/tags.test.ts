import {
  CreateDeploymentCommand,
  CreateVpcLinkCommand,
  GetAccountCommand,
  GetRestApiCommand,
  GetStageCommand,
  GetTagsCommand,
  GetVpcLinkCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-api-gateway'
import { beforeAll, describe, expect, test } from 'vitest'
import { openApiGateway, refusalOf } from './open-api-gateway.ts'
import { makeApi, makeMethod, putLoadBalancer } from './topology.ts'

const gateway = openApiGateway()
const arns: Record<string, string> = {}
let restApiId: string
let vpcLinkId: string

beforeAll(async () => {
  const client = gateway.client()
  const api = await makeApi(client)
  restApiId = api.restApiId
  await makeMethod(client, restApiId, api.root)
  await client.send(new CreateDeploymentCommand({ restApiId, stageName: 'prod' }))
  vpcLinkId = (await client.send(new CreateVpcLinkCommand({ name: 'l', targetArns: [putLoadBalancer(gateway.region(), 'l')] }))).id ?? ''
  arns.api = `arn:aws:apigateway:us-east-1::/restapis/${restApiId}`
  arns.stage = `${arns.api}/stages/prod`
  arns.link = `arn:aws:apigateway:us-east-1::/vpclinks/${vpcLinkId}`
})

const tag = (resourceArn: string, tags: Record<string, string>) => gateway.client().send(new TagResourceCommand({ resourceArn, tags }))
const read = async (resourceArn: string) => (await gateway.client().send(new GetTagsCommand({ resourceArn }))).tags ?? {}

describe('tags', () => {
  test.each(['api', 'stage', 'link'])('of an %s are added, overwritten and removed by its ARN', async (kind) => {
    const resourceArn = arns[kind] ?? ''
    await tag(resourceArn, { a: '1', b: '2' })
    await tag(resourceArn, { b: '3', 'c:d': '/x' })
    expect(await read(resourceArn)).toEqual({ a: '1', b: '3', 'c:d': '/x' })
    await gateway.client().send(new UntagResourceCommand({ resourceArn, tagKeys: ['a', 'c:d', 'none'] }))
    expect(await read(resourceArn)).toEqual({ b: '3' })
  })

  test('are those that the resource itself answers with', async () => {
    for (const [kind, arn] of Object.entries(arns)) await tag(arn, { kind })
    expect((await gateway.client().send(new GetRestApiCommand({ restApiId }))).tags).toMatchObject({ kind: 'api' })
    expect((await gateway.client().send(new GetStageCommand({ restApiId, stageName: 'prod' }))).tags).toMatchObject({ kind: 'stage' })
    expect((await gateway.client().send(new GetVpcLinkCommand({ vpcLinkId }))).tags).toMatchObject({ kind: 'link' })
  })

  test.each<[string, () => string, string, string]>([
    [
      'another service',
      () => 'arn:aws:ec2:us-east-1:123456789012:vpc/vpc-1',
      'BadRequestException',
      'Invalid ARN specified in the request',
    ],
    [
      'another Region',
      () => (arns.api ?? '').replace('us-east-1', 'eu-west-1'),
      'BadRequestException',
      'Invalid ARN specified in the request',
    ],
    ['a resource of an API', () => `${arns.api ?? ''}/resources/abcdef`, 'BadRequestException', 'Invalid ARN specified in the request'],
    [
      'an unknown API',
      () => 'arn:aws:apigateway:us-east-1::/restapis/nothing',
      'NotFoundException',
      'Invalid API identifier specified 123456789012:nothing',
    ],
    ['an unknown stage', () => `${arns.api ?? ''}/stages/test`, 'NotFoundException', 'Invalid stage identifier specified'],
    [
      'an unknown link',
      () => 'arn:aws:apigateway:us-east-1::/vpclinks/nolink',
      'NotFoundException',
      'Invalid Vpc Link identifier specified',
    ],
  ])('of %s are refused', async (_, arn, code, message) => {
    expect(await refusalOf(tag(arn(), { a: '1' }))).toMatchObject({ code, message })
  })

  test.each<[string, Record<string, string>, string]>([
    ['a key of AWS', { 'aws:a': '1' }, 'Invalid tag key specified: aws: prefixed tag key names are not allowed.'],
    ['a key of 129 characters', { ['k'.repeat(129)]: '1' }, 'Invalid tag key specified: it must have 1 to 128 characters.'],
    ['a value of 257 characters', { a: 'v'.repeat(257) }, 'Invalid tag value specified: it must have at most 256 characters.'],
    [
      'more than 50',
      Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`k${String(index)}`, '1'])),
      'Invalid tags specified: a resource has at most 50 tags.',
    ],
  ])('are refused with %s, and stay', async (_, tags, message) => {
    const before = await read(arns.api ?? '')
    expect(await refusalOf(tag(arns.api ?? '', tags))).toEqual({ code: 'BadRequestException', message, status: 400 })
    expect(await read(arns.api ?? '')).toEqual(before)
  })
})

test('GetAccount answers with the default throttle', async () => {
  expect((await gateway.client().send(new GetAccountCommand())).throttleSettings).toEqual({ burstLimit: 5000, rateLimit: 10_000 })
})
