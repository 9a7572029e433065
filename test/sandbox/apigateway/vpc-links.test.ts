import {
  CreateDeploymentCommand,
  CreateVpcLinkCommand,
  DeleteIntegrationCommand,
  DeleteMethodCommand,
  DeleteStageCommand,
  DeleteVpcLinkCommand,
  GetVpcLinkCommand,
  GetVpcLinksCommand,
  UpdateVpcLinkCommand,
  type CreateVpcLinkCommandInput,
  type PatchOperation,
} from '@aws-sdk/client-api-gateway'
import { beforeEach, describe, expect, test } from 'vitest'
import { durations } from '../../../src/sandbox/world/index.ts'
import { openApiGateway, refusalOf } from './open-api-gateway.ts'
import { makeApi, makeMethod, putLoadBalancer } from './topology.ts'

const gateway = openApiGateway()
let nlb: string

beforeEach(() => {
  for (const id of Object.keys(gateway.region().vpcLinks)) delete gateway.region().vpcLinks[id]
  nlb = putLoadBalancer(gateway.region(), 'one')
})

const create = (input: Partial<CreateVpcLinkCommandInput> = {}) =>
  gateway.client().send(new CreateVpcLinkCommand({ name: 'orders', targetArns: [nlb], ...input }))
const read = (vpcLinkId = '') => gateway.client().send(new GetVpcLinkCommand({ vpcLinkId }))
const remove = (vpcLinkId = '') => gateway.client().send(new DeleteVpcLinkCommand({ vpcLinkId }))
const update = (vpcLinkId: string | undefined, ...patchOperations: PatchOperation[]) =>
  gateway.client().send(new UpdateVpcLinkCommand({ vpcLinkId, patchOperations }))
const sleep = (ms: number) => gateway.sandbox().clock.sleep(ms)
const noLink = { code: 'NotFoundException', message: 'Invalid Vpc Link identifier specified', status: 404 }

describe('a VPC link', () => {
  test('is PENDING, then AVAILABLE, then DELETING, then gone (PA-109)', async () => {
    const made = await create({ description: 'd', tags: { t: '1' } })
    expect(made).toMatchObject({ name: 'orders', description: 'd', targetArns: [nlb], tags: { t: '1' }, status: 'PENDING' })
    expect(made.id).toMatch(/^[a-z0-9]{6}$/)
    await sleep(durations.vpcLinkPending - 1000)
    expect((await read(made.id)).status).toBe('PENDING')
    await sleep(1000)
    expect(await read(made.id)).toMatchObject({ status: 'AVAILABLE', targetArns: [nlb] })
    await remove(made.id)
    expect((await read(made.id)).status).toBe('DELETING')
    await sleep(durations.vpcLinkDeleting - 1000)
    await remove(made.id)
    expect((await read(made.id)).status).toBe('DELETING')
    await sleep(1000)
    expect(await refusalOf(read(made.id))).toEqual(noLink)
    expect(await refusalOf(remove(made.id))).toEqual(noLink)
    expect(await refusalOf(update(made.id))).toEqual(noLink)
    expect((await gateway.client().send(new GetVpcLinksCommand())).items ?? []).toEqual([])
    const next = await create()
    expect(Object.keys(gateway.region().vpcLinks)).toEqual([next.id])
  })

  test('FAILS where another has the load balancer, until that is gone (PA-110)', async () => {
    const first = await create()
    const second = await create()
    expect((await read(second.id)).status).toBe('PENDING')
    expect((await read(second.id)).statusMessage).toBeUndefined()
    await sleep(durations.vpcLinkPending)
    expect((await read(first.id)).status).toBe('AVAILABLE')
    expect(await read(second.id)).toMatchObject({
      status: 'FAILED',
      statusMessage: 'NLB is already associated with another VPC Endpoint Service',
    })
    await remove(first.id)
    const early = await create()
    await sleep(durations.vpcLinkPending)
    expect((await read(early.id)).status).toBe('FAILED')
    const late = await create()
    await sleep(durations.vpcLinkPending)
    expect((await read(late.id)).status).toBe('AVAILABLE')
  })

  test('is renamed, but never moved to another load balancer', async () => {
    const { id } = await create()
    await update(id, { op: 'replace', path: '/name', value: 'new' }, { op: 'replace', path: '/description', value: 'd' })
    expect(await read(id)).toMatchObject({ name: 'new', description: 'd' })
    const path = '/targetArns/0'
    const moved = await refusalOf(update(id, { op: 'replace', path: '/targetArns', value: putLoadBalancer(gateway.region(), 'two') }))
    expect(moved).toEqual({ code: 'BadRequestException', message: 'Target arns are not allowed to be changed/added.', status: 400 })
    expect((await refusalOf(update(id, { op: 'replace', path, value: 'x' }))).message).toBe(
      "Invalid patch path  '/targetArns/0' specified for op 'replace'. Must be one of: [/description, /name, /targetArns]",
    )
  })

  test('is one of a paged list', async () => {
    const made: string[] = []
    for (const name of ['a', 'b', 'c']) made.push((await create({ name, targetArns: [putLoadBalancer(gateway.region(), name)] })).id ?? '')
    const first = await gateway.client().send(new GetVpcLinksCommand({ limit: 2 }))
    const second = await gateway.client().send(new GetVpcLinksCommand({ limit: 2, position: first.position }))
    expect([...(first.items ?? []), ...(second.items ?? [])].map(({ id }) => id).sort()).toEqual(made.sort())
  })
})

describe('CreateVpcLink refuses', () => {
  test.each<[string, () => Partial<CreateVpcLinkCommandInput>, string | RegExp]>([
    ['two load balancers (PA-107)', () => ({ targetArns: [nlb, nlb] }), 'More than one target arn specified for vpc link.'],
    ['no load balancer', () => ({ targetArns: [] }), 'No target arn specified for vpc link.'],
    [
      'an Application Load Balancer (PA-107)',
      () => ({ targetArns: [putLoadBalancer(gateway.region(), 'a', 'application')] }),
      /is no Network Load Balancer\.$/,
    ],
    [
      'a load balancer that is not there',
      () => ({ targetArns: [nlb.replace('one', 'none')] }),
      /is no load balancer of this account and Region\.$/,
    ],
    ['an empty name', () => ({ name: '' }), 'Vpc link name cannot be empty.'],
    ['no name', () => ({ name: undefined }), "Invalid request input: missing required parameter 'name'"],
    ['no targets', () => ({ targetArns: undefined }), "Invalid request input: missing required parameter 'targetArns'"],
    ['a tag of AWS', () => ({ tags: { 'aws:x': '1' } }), 'Invalid tag key specified: aws: prefixed tag key names are not allowed.'],
  ])('%s', async (_, input, message) => {
    const refusal = await refusalOf(create(input()))
    expect(refusal).toMatchObject({ code: 'BadRequestException', status: 400 })
    expect(refusal.message).toMatch(message)
    expect(gateway.region().vpcLinks).toEqual({})
  })

  test('the twenty-first link (PA-114)', async () => {
    for (let number = 1; number <= 20; number += 1) await create()
    expect(await refusalOf(create())).toMatchObject({ code: 'LimitExceededException', status: 429 })
  })
})

describe('DeleteVpcLink refuses a link that is used (PA-114)', () => {
  test('by a draft, by a stage, and by a stage whose method is deleted since', async () => {
    const link = await create()
    const { restApiId, root } = await makeApi(gateway.client())
    const connection = { connectionType: 'VPC_LINK', connectionId: link.id } as const
    const method = await makeMethod(gateway.client(), restApiId, root, 'GET', {
      type: 'HTTP_PROXY',
      integrationHttpMethod: 'GET',
      uri: 'http://orders',
      ...connection,
    })
    const refusal = async (): Promise<string> => {
      const refused = await refusalOf(remove(link.id))
      expect(refused).toMatchObject({ code: 'BadRequestException', status: 400 })
      return refused.message
    }
    const start = `Cannot delete vpc link. Vpc link '${link.id ?? ''}', is referenced in`
    expect(await refusal()).toBe(`${start} [GET:${root}] in format of [Method:Resource].`)

    await gateway.client().send(new CreateDeploymentCommand({ restApiId, stageName: 'prod' }))
    const deployed = `${start} [${restApiId}:GET:${root}:prod] in format of [RESTApiId:Method:Resource:Stage].`
    expect(await refusal()).toBe(deployed)
    await gateway.client().send(new DeleteIntegrationCommand(method))
    expect(await refusal()).toBe(deployed)
    await gateway.client().send(new DeleteMethodCommand(method))
    expect(await refusal()).toBe(deployed)

    await gateway.client().send(new DeleteStageCommand({ restApiId, stageName: 'prod' }))
    await remove(link.id)
    expect((await read(link.id)).status).toBe('DELETING')
  })
})
