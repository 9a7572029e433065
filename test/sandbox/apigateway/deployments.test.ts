import {
  CreateDeploymentCommand,
  DeleteDeploymentCommand,
  DeleteMethodCommand,
  DeleteStageCommand,
  GetDeploymentCommand,
  GetDeploymentsCommand,
  GetExportCommand,
  GetStageCommand,
  PutMethodCommand,
  UpdateDeploymentCommand,
  UpdateRestApiCommand,
  type CreateDeploymentCommandInput,
} from '@aws-sdk/client-api-gateway'
import { beforeEach, describe, expect, test } from 'vitest'
import { openApiGateway, refusalOf } from './open-api-gateway.ts'
import { makeApi, makeMethod, makeResource, policyFor, putLoadBalancer } from './topology.ts'

const gateway = openApiGateway()
const vpce = 'vpce-0123456789abcdef0'
let restApiId: string
let root: string

beforeEach(async () => {
  ;({ restApiId, root } = await makeApi(gateway.client(), { endpointConfiguration: { types: ['PRIVATE'] }, policy: policyFor(vpce) }))
})

const deploy = (input: Partial<CreateDeploymentCommandInput> = {}) =>
  gateway.client().send(new CreateDeploymentCommand({ restApiId, ...input }))
const stage = (stageName: string) => gateway.client().send(new GetStageCommand({ restApiId, stageName }))
const served = async (stageName: string): Promise<Record<string, unknown>> => {
  const { body } = await gateway
    .client()
    .send(new GetExportCommand({ restApiId, stageName, exportType: 'oas30', parameters: { extensions: 'apigateway' } }))
  return JSON.parse(new TextDecoder().decode(body)) as Record<string, unknown>
}

describe('a deployment', () => {
  test('is a snapshot: nothing done to the draft changes what a stage serves (PA-45, PA-79)', async () => {
    const method = await makeMethod(gateway.client(), restApiId, root)
    const { id } = await deploy({ stageName: 'prod' })
    const before = await served('prod')
    const kept = structuredClone(gateway.region().restApis[restApiId]?.deployments[id ?? ''])

    await gateway.client().send(
      new UpdateRestApiCommand({
        restApiId,
        patchOperations: [
          { op: 'replace', path: '/policy', value: policyFor('vpce-0fedcba9876543210') },
          { op: 'replace', path: '/endpointConfiguration/types/PRIVATE', value: 'REGIONAL' },
        ],
      }),
    )
    await makeMethod(gateway.client(), restApiId, await makeResource(gateway.client(), restApiId, root, 'new'))
    await gateway.client().send(new DeleteMethodCommand(method))
    expect(await served('prod')).toEqual(before)
    expect(gateway.region().restApis[restApiId]?.deployments[id ?? '']).toEqual(kept)

    await deploy({ stageName: 'prod' })
    const after = await served('prod')
    expect(JSON.stringify(after['x-amazon-apigateway-policy'])).toContain('vpce-0fedcba9876543210')
    expect(Object.keys(after.paths as object)).toEqual(['/new'])
  })

  test('is made for no stage, for a new stage, or for one that is there', async () => {
    await makeMethod(gateway.client(), restApiId, root)
    const first = await deploy({ description: 'one' })
    expect(first).toMatchObject({ description: 'one' })
    expect(first.id).toMatch(/^[a-z0-9]{6}$/)
    expect((await refusalOf(stage('prod'))).message).toBe('Invalid stage identifier specified')

    const second = await deploy({ stageName: 'prod', stageDescription: 'the stage', variables: { a: '1' }, tracingEnabled: true })
    expect(await stage('prod')).toMatchObject({
      deploymentId: second.id,
      description: 'the stage',
      variables: { a: '1' },
      tracingEnabled: true,
      cacheClusterEnabled: false,
      cacheClusterStatus: 'NOT_AVAILABLE',
    })
    await gateway.sandbox().clock.sleep(5000)
    const third = await deploy({ stageName: 'prod' })
    const now = await stage('prod')
    expect(now).toMatchObject({ deploymentId: third.id, description: 'the stage', variables: { a: '1' } })
    expect((now.lastUpdatedDate?.getTime() ?? 0) - (now.createdDate?.getTime() ?? 0)).toBeGreaterThanOrEqual(5000)
    await deploy({ stageName: 'prod', variables: { b: '2' }, stageDescription: 'again' })
    expect(await stage('prod')).toMatchObject({ description: 'again', variables: { b: '2' } })
  })

  test('is read, listed in pages, described anew and deleted', async () => {
    await makeMethod(gateway.client(), restApiId, root)
    const ids: string[] = []
    for (const description of ['a', 'b', 'c']) ids.push((await deploy({ description })).id ?? '')
    const first = await gateway.client().send(new GetDeploymentsCommand({ restApiId, limit: 2 }))
    const second = await gateway.client().send(new GetDeploymentsCommand({ restApiId, limit: 2, position: first.position }))
    expect([...(first.items ?? []), ...(second.items ?? [])].map(({ id = '' }) => id).sort()).toEqual([...ids].sort())
    expect(second.position).toBeUndefined()

    const deploymentId = ids[0] ?? ''
    const patchOperations = [{ op: 'replace', path: '/description', value: 'z' } as const]
    await gateway.client().send(new UpdateDeploymentCommand({ restApiId, deploymentId, patchOperations }))
    expect(await gateway.client().send(new GetDeploymentCommand({ restApiId, deploymentId, embed: ['apisummary'] }))).toMatchObject({
      id: deploymentId,
      description: 'z',
      apiSummary: { '/': { GET: { authorizationType: 'NONE', apiKeyRequired: false } } },
    })
    await gateway.client().send(new DeleteDeploymentCommand({ restApiId, deploymentId }))
    expect(await refusalOf(gateway.client().send(new GetDeploymentCommand({ restApiId, deploymentId })))).toEqual({
      code: 'NotFoundException',
      message: 'Invalid Deployment identifier specified',
      status: 404,
    })
  })

  test('cannot be deleted while a stage serves it', async () => {
    await makeMethod(gateway.client(), restApiId, root)
    const { id: deploymentId } = await deploy({ stageName: 'prod' })
    const remove = () => gateway.client().send(new DeleteDeploymentCommand({ restApiId, deploymentId }))
    expect(await refusalOf(remove())).toEqual({
      code: 'BadRequestException',
      message: 'Active stages pointing to this deployment must be moved or deleted',
      status: 400,
    })
    await gateway.client().send(new DeleteStageCommand({ restApiId, stageName: 'prod' }))
    await remove()
  })
})

describe('CreateDeployment refuses', () => {
  const patch = (path: string, value: string) =>
    gateway.client().send(new UpdateRestApiCommand({ restApiId, patchOperations: [{ op: 'replace', path, value }] }))

  test.each<[string, () => Promise<unknown>, Partial<CreateDeploymentCommandInput>, string]>([
    ['an API without methods', () => Promise.resolve(), {}, "The REST API doesn't contain any methods"],
    [
      'a private API without a policy (PA-75)',
      async () => {
        await makeMethod(gateway.client(), restApiId, root)
        await patch('/policy', '')
      },
      {},
      "Private REST API doesn't have a resource policy attached to it",
    ],
    [
      'a method without an integration',
      async () => {
        await makeMethod(gateway.client(), restApiId, root)
        await gateway.client().send(new PutMethodCommand({ restApiId, resourceId: root, httpMethod: 'PUT', authorizationType: 'NONE' }))
      },
      {},
      'No integration defined for method',
    ],
    [
      'a stage name with a dot',
      () => makeMethod(gateway.client(), restApiId, root),
      { stageName: 'v1.0' },
      'Stage name only allows a-zA-Z0-9_-',
    ],
    [
      'a stage variable with a blank',
      () => makeMethod(gateway.client(), restApiId, root),
      { stageName: 'prod', variables: { a: 'b c' } },
      'Stage variable values must match the regular expression [A-Za-z0-9-._~:/?#&=,]+',
    ],
  ])('%s, and leaves nothing behind', async (_, prepare, input, message) => {
    await prepare()
    expect(await refusalOf(deploy(input))).toEqual({ code: 'BadRequestException', message, status: 400 })
    const { deployments, stages } = gateway.region().restApis[restApiId] ?? {}
    expect({ deployments, stages }).toEqual({ deployments: {}, stages: {} })
  })

  test('an API that is not there', async () => {
    expect(await refusalOf(deploy({ restApiId: 'nothing' }))).toMatchObject({ code: 'NotFoundException', status: 404 })
  })

  test('a canary, by name', async () => {
    const refusal = await refusalOf(deploy({ canarySettings: { percentTraffic: 5 } }))
    expect(refusal).toMatchObject({ code: 'NotImplemented', status: 501 })
    expect(refusal.message).toContain('canarySettings')
  })

  test('a public API is deployed without a policy', async () => {
    await makeMethod(gateway.client(), restApiId, root)
    await patch('/endpointConfiguration/types/0', 'REGIONAL')
    await patch('/policy', '')
    expect((await deploy()).id).toBeDefined()
  })

  test.each([
    ['AVAILABLE', { settledAt: 0 }, undefined],
    ['PENDING', { settledAt: Number.MAX_SAFE_INTEGER }, undefined],
    ['FAILED', { settledAt: 0, failure: 'x' }, "Vpc link 'link01' cannot be used by a deployment: it is in status FAILED"],
    [
      'DELETING',
      { settledAt: 0, deletedAt: Number.MAX_SAFE_INTEGER },
      "Vpc link 'link01' cannot be used by a deployment: it is in status DELETING",
    ],
    ['gone', { settledAt: 0, deletedAt: 1 }, 'Invalid Vpc Link identifier specified: link01'],
  ])('or takes a VPC link that is %s (PA-109)', async (_, times, message) => {
    const link = { id: 'link01', name: 'l', targetArns: [putLoadBalancer(gateway.region(), 'l')], tags: {} }
    gateway.region().vpcLinks.link01 = { ...link, settledAt: 0 }
    const integration = {
      type: 'HTTP_PROXY',
      integrationHttpMethod: 'GET',
      uri: 'http://l',
      connectionType: 'VPC_LINK',
      connectionId: 'link01',
    } as const
    await makeMethod(gateway.client(), restApiId, root, 'GET', integration)
    gateway.region().vpcLinks.link01 = { ...link, ...times }
    if (message === undefined) expect((await deploy()).id).toBeDefined()
    else expect(await refusalOf(deploy())).toEqual({ code: 'BadRequestException', message, status: 400 })
  })
})
