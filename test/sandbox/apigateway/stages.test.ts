import {
  CreateDeploymentCommand,
  CreateStageCommand,
  DeleteStageCommand,
  GetStageCommand,
  GetStagesCommand,
  UpdateStageCommand,
  type CreateStageCommandInput,
  type PatchOperation,
} from '@aws-sdk/client-api-gateway'
import { beforeEach, describe, expect, test } from 'vitest'
import { openApiGateway, refusalOf } from './open-api-gateway.ts'
import { makeApi, makeMethod } from './topology.ts'

const gateway = openApiGateway()
let restApiId: string
let first: string
let second: string

beforeEach(async () => {
  const api = await makeApi(gateway.client())
  restApiId = api.restApiId
  await makeMethod(gateway.client(), restApiId, api.root)
  first = await deploy()
  second = await deploy()
})

const deploy = async (): Promise<string> => (await gateway.client().send(new CreateDeploymentCommand({ restApiId }))).id ?? ''
const create = (input: Partial<CreateStageCommandInput> = {}) =>
  gateway.client().send(new CreateStageCommand({ restApiId, stageName: 'prod', deploymentId: first, ...input }))
const read = (stageName = 'prod') => gateway.client().send(new GetStageCommand({ restApiId, stageName }))
const update = (...patchOperations: PatchOperation[]) =>
  gateway.client().send(new UpdateStageCommand({ restApiId, stageName: 'prod', patchOperations }))

describe('a stage', () => {
  test('answers with what it was made of', async () => {
    await create({
      description: 'd',
      variables: { a: 'http://x' },
      tags: { t: '1' },
      tracingEnabled: true,
      cacheClusterEnabled: true,
      cacheClusterSize: '0.5',
    })
    expect(await read()).toMatchObject({
      stageName: 'prod',
      deploymentId: first,
      description: 'd',
      variables: { a: 'http://x' },
      tags: { t: '1' },
      tracingEnabled: true,
      cacheClusterEnabled: true,
      cacheClusterSize: '0.5',
      cacheClusterStatus: 'AVAILABLE',
      methodSettings: {},
    })
  })

  test('is one of a list, whole or by deployment, and is gone when it is deleted', async () => {
    await create({ stageName: 'a' })
    await create({ stageName: 'b', deploymentId: second })
    const names = async (deploymentId?: string) =>
      ((await gateway.client().send(new GetStagesCommand({ restApiId, deploymentId }))).item ?? []).map(({ stageName }) => stageName)
    expect(await names()).toEqual(['a', 'b'])
    expect(await names(second)).toEqual(['b'])
    await gateway.client().send(new DeleteStageCommand({ restApiId, stageName: 'a' }))
    expect(await names()).toEqual(['b'])
    const refusal = { code: 'NotFoundException', message: 'Invalid stage identifier specified', status: 404 }
    expect(await refusalOf(read('a'))).toEqual(refusal)
    expect(await refusalOf(gateway.client().send(new DeleteStageCommand({ restApiId, stageName: 'a' })))).toEqual(refusal)
  })

  test('is switched to another deployment, and patched otherwise', async () => {
    await create({ variables: { a: '1', b: '2' } })
    await gateway.sandbox().clock.sleep(2000)
    await update(
      { op: 'replace', path: '/deploymentId', value: second },
      { op: 'replace', path: '/description', value: 'new' },
      { op: 'replace', path: '/variables/a', value: '3' },
      { op: 'remove', path: '/variables/b' },
      { op: 'replace', path: '/tracingEnabled', value: 'true' },
      { op: 'replace', path: '/cacheClusterEnabled', value: 'true' },
      { op: 'replace', path: '/cacheClusterSize', value: '1.6' },
      { op: 'replace', path: '/accessLogSettings/format', value: '$context.requestId' },
      { op: 'replace', path: '/accessLogSettings/destinationArn', value: 'arn:aws:logs:us-east-1:123456789012:log-group:a' },
    )
    const stage = await read()
    expect(stage).toMatchObject({
      deploymentId: second,
      description: 'new',
      variables: { a: '3' },
      tracingEnabled: true,
      cacheClusterEnabled: true,
      cacheClusterSize: '1.6',
      accessLogSettings: { format: '$context.requestId', destinationArn: 'arn:aws:logs:us-east-1:123456789012:log-group:a' },
    })
    expect(stage.variables).toEqual({ a: '3' })
    expect((stage.lastUpdatedDate?.getTime() ?? 0) - (stage.createdDate?.getTime() ?? 0)).toBeGreaterThanOrEqual(2000)
    await update({ op: 'remove', path: '/accessLogSettings' })
    expect((await read()).accessLogSettings).toBeUndefined()
  })
})

describe('CreateStage refuses', () => {
  test.each<[string, Partial<CreateStageCommandInput>, string, string, number]>([
    ['a name that is in use', { stageName: 'taken' }, 'ConflictException', 'Stage already exists', 409],
    ['an unknown deployment', { deploymentId: 'abcdef' }, 'NotFoundException', 'Invalid Deployment identifier specified', 404],
    ['a name with a slash', { stageName: 'a/b' }, 'BadRequestException', 'Stage name only allows a-zA-Z0-9_-', 400],
    ['an empty name', { stageName: '' }, 'BadRequestException', 'Stage name only allows a-zA-Z0-9_-', 400],
    [
      'no deployment',
      { deploymentId: undefined },
      'BadRequestException',
      "Invalid request input: missing required parameter 'deploymentId'",
      400,
    ],
    [
      'a variable with a bad name',
      { variables: { 'a-b': '1' } },
      'BadRequestException',
      'Stage variable names must match the regular expression [A-Za-z0-9_]+',
      400,
    ],
    [
      'an unknown cache size',
      { cacheClusterSize: '1' as '0.5' },
      'BadRequestException',
      "Invalid enumeration value '1' specified for 'cacheClusterSize'. Must be one of: [0.5, 1.6, 6.1, 13.5, 28.4, 58.2, 118, 237]",
      400,
    ],
    ['an unknown API', { restApiId: 'nothing' }, 'NotFoundException', 'Invalid API identifier specified 123456789012:nothing', 404],
  ])('%s', async (_, input, code, message, status) => {
    await create({ stageName: 'taken' })
    expect(await refusalOf(create({ stageName: 'new', ...input }))).toEqual({ code, message, status })
  })

  test('the eleventh stage', async () => {
    for (let number = 1; number <= 10; number += 1) await create({ stageName: `s${String(number)}` })
    expect(await refusalOf(create({ stageName: 's11' }))).toMatchObject({ code: 'LimitExceededException', status: 429 })
  })
})

test.each<[string, PatchOperation, string, string]>([
  [
    'an unknown path',
    { op: 'replace', path: '/stageName', value: 'x' },
    'BadRequestException',
    "Invalid patch path  '/stageName' specified for op 'replace'. Must be one of: [/accessLogSettings/destinationArn, /accessLogSettings/format, /cacheClusterEnabled, /cacheClusterSize, /deploymentId, /description, /tracingEnabled, /variables/{}]",
  ],
  [
    'an unknown deployment',
    { op: 'replace', path: '/deploymentId', value: 'abcdef' },
    'NotFoundException',
    'Invalid Deployment identifier specified',
  ],
  [
    'to remove the deployment',
    { op: 'remove', path: '/deploymentId' },
    'BadRequestException',
    "Invalid patch path  '/deploymentId' specified for op 'remove'. Please choose supported operations",
  ],
  [
    'an unknown cache size',
    { op: 'replace', path: '/cacheClusterSize', value: '1' },
    'BadRequestException',
    "Invalid patch value '1' specified for op 'replace' and path '/cacheClusterSize'. Must be one of: [0.5, 1.6, 6.1, 13.5, 28.4, 58.2, 118, 237]",
  ],
  [
    'a variable with a bad value',
    { op: 'replace', path: '/variables/a', value: 'b c' },
    'BadRequestException',
    'Stage variable values must match the regular expression [A-Za-z0-9-._~:/?#&=,]+',
  ],
])('UpdateStage refuses %s, and changes nothing', async (_, operation, code, message) => {
  await create()
  expect(await refusalOf(update({ op: 'replace', path: '/description', value: 'x' }, operation))).toMatchObject({ code, message })
  expect((await read()).description).toBeUndefined()
})
