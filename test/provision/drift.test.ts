import {
  APIGatewayClient,
  CreateDeploymentCommand,
  CreateStageCommand,
  UpdateRestApiCommand,
  UpdateStageCommand,
} from '@aws-sdk/client-api-gateway'
import { AuthorizeSecurityGroupIngressCommand, DeleteVpcEndpointsCommand, EC2Client } from '@aws-sdk/client-ec2'
import {
  DeregisterTargetsCommand,
  ElasticLoadBalancingV2Client,
  ModifyLoadBalancerAttributesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { OnCall } from '../../src/provision/index.ts'
import { admitted, openings } from './never-open.ts'
import { credentials, orders, region, standUp, type Stand } from './stand-up.ts'

let stand: Stand
let apigateway: APIGatewayClient
let restApiId: string
beforeEach(async () => {
  stand = await standUp()
  restApiId = (await stand.apply(orders)).outputs?.apiId ?? ''
  apigateway = new APIGatewayClient(client())
})
afterEach(() => stand.close())

const client = (): { endpoint: string; region: string; credentials: typeof credentials } => ({
  endpoint: stand.sandbox.url,
  region,
  credentials,
})
const open = JSON.stringify({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' },
})
const savePolicy = (policy: string): Promise<unknown> =>
  apigateway.send(new UpdateRestApiCommand({ restApiId, patchOperations: [{ op: 'replace', path: '/policy', value: policy }] }))

test('a policy that was saved by hand is put right, and is never deployed', async () => {
  await savePolicy(open)
  expect(openings(stand.region())).toEqual([])
  const { plan } = await stand.apply(orders)
  expect(plan.changes.map(({ kind, address }) => `${kind} ${address}`)).toEqual(['update rest-api.api'])
  expect(openings(stand.region())).toEqual([])
  expect((await stand.plan(orders)).changes).toEqual([])
})

test('a policy that was saved and deployed by hand is replaced by the deployment that was there', async () => {
  await savePolicy(open)
  await apigateway.send(new CreateDeploymentCommand({ restApiId, stageName: 'prod' }))
  expect(openings(stand.region())).not.toEqual([])
  const { plan } = await stand.apply(orders)
  expect(plan.changes.map(({ kind, resource }) => `${kind} ${resource}`)).toEqual(['update rest-api', 'update stage', 'delete deployment'])
  expect(openings(stand.region())).toEqual([])
  expect((await stand.plan(orders)).changes).toEqual([])
})

test('a deployment that carries the desired name but serves another policy is deployed anew', async () => {
  const api = stand.region().restApis[restApiId]
  const served = api?.deployments[api.stages.prod?.deploymentId ?? '']
  if (api === undefined || served === undefined) throw new Error('nothing is served')
  api.deployments[served.id] = { ...served, snapshot: { ...served.snapshot, policy: open.replace('execute-api:/*', '*') } }
  expect(openings(stand.region())).not.toEqual([])
  const { plan } = await stand.apply(orders)
  expect(plan.changes).toMatchObject([
    {
      kind: 'create',
      resource: 'deployment',
      attributes: [{ after: `${served.description ?? ''}.2` }],
      reason: 'the deployed policy is not as desired',
    },
    { kind: 'update', resource: 'stage' },
    { kind: 'delete', resource: 'deployment' },
  ])
  expect(openings(stand.region())).toEqual([])
  expect((await stand.plan(orders)).changes).toEqual([])
})

test('where an export carries no policy, a change of it is deployed all the same, and a warning says what was not compared', async () => {
  const onCall: OnCall = async ({ name }, proceed) => {
    const output = await proceed()
    if (name !== 'GetExport') return output
    const document = JSON.parse(new TextDecoder().decode((output as { body: Uint8Array }).body)) as Record<string, unknown>
    delete document['x-amazon-apigateway-policy']
    return { body: new TextEncoder().encode(JSON.stringify(document)) }
  }
  const narrow = { ...orders, access: [{ endpoint: 'main', methods: ['POST'] }] }
  expect(admitted(stand.region())).toHaveLength(1)
  const { events } = await stand.apply(narrow, { onCall })
  expect(admitted(stand.region())).toEqual([])
  expect(events).toContainEqual(expect.objectContaining({ kind: 'warning', address: 'stage.prod' }))
})

test('a stage that points elsewhere, or was added, is put right', async () => {
  const { id = '' } = await apigateway.send(new CreateDeploymentCommand({ restApiId, description: 'by hand' }))
  await apigateway.send(new CreateStageCommand({ restApiId, stageName: 'test', deploymentId: id }))
  await apigateway.send(
    new UpdateStageCommand({ restApiId, stageName: 'prod', patchOperations: [{ op: 'replace', path: '/deploymentId', value: id }] }),
  )
  const { plan } = await stand.apply(orders)
  expect(plan.changes.map(({ kind, resource }) => `${kind} ${resource}`)).toEqual(['update stage', 'delete stage', 'delete deployment'])
  expect(stand.inventory()).toMatchObject({ stages: 1, deployments: 1 })
})

test('somebody who saves another policy between reading it back and deploying gets nothing deployed', async () => {
  const narrow = { ...orders, access: [{ endpoint: 'main', methods: ['GET'] }] }
  const run = stand.apply(narrow, {
    onCall: async ({ name }, proceed) => {
      if (name === 'CreateDeployment') await savePolicy(open)
      return proceed()
    },
  })
  await expect(run).rejects.toMatchObject({ code: 'DRAFT_CHANGED' })
  expect(openings(stand.region())).toEqual([])
  expect(stand.inventory()).toMatchObject({ deployments: 1 })
  await stand.apply(narrow)
  expect((await stand.plan(narrow)).changes).toEqual([])
})

test('an endpoint that was deleted by hand is made again, with the policy that names it', async () => {
  const ec2 = new EC2Client(client())
  const [gone] = Object.keys(stand.region().vpcEndpoints)
  await ec2.send(new DeleteVpcEndpointsCommand({ VpcEndpointIds: [gone ?? ''] }))
  const { plan } = await stand.apply(orders)
  expect(plan.changes.map(({ kind, resource }) => `${kind} ${resource}`)).toEqual([
    'create vpc-endpoint',
    'update rest-api',
    'create deployment',
    'update stage',
    'delete deployment',
    'delete vpc-endpoint',
  ])
  expect(admitted(stand.region())).not.toContain(gone)
  expect(stand.inventory()).toMatchObject({ vpcEndpoints: 1, deployments: 1 })
  expect((await stand.plan(orders)).changes).toEqual([])
})

test('a security group that was opened and a target that was taken out are put right', async () => {
  const group = Object.values(stand.region().securityGroups).find(({ groupName }) => groupName === 'orders-main-execute-api')
  const [targetGroup] = Object.keys(stand.region().targetGroups)
  await new EC2Client(client()).send(
    new AuthorizeSecurityGroupIngressCommand({
      GroupId: group?.groupId,
      IpPermissions: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
    }),
  )
  await new ElasticLoadBalancingV2Client(client()).send(
    new DeregisterTargetsCommand({ TargetGroupArn: targetGroup, Targets: [{ Id: '10.0.1.10', Port: 80 }] }),
  )
  const { plan } = await stand.apply(orders)
  expect(plan.changes).toMatchObject([
    {
      address: 'security-group.main',
      attributes: [{ before: ['all from 0.0.0.0/0', 'tcp 443 from 10.0.0.0/16'], after: ['tcp 443 from 10.0.0.0/16'] }],
    },
    { address: 'target-group.orders', attributes: [{ before: [], after: ['10.0.1.10:80'] }] },
  ])
  expect((await stand.plan(orders)).changes).toEqual([])
})

test('PA-133: every node of a load balancer reaches the targets of every zone, and again after somebody turned that off', async () => {
  const [balancer] = Object.values(stand.region().loadBalancers)
  expect(balancer?.attributes).toMatchObject({ 'load_balancing.cross_zone.enabled': 'true' })
  await new ElasticLoadBalancingV2Client(client()).send(
    new ModifyLoadBalancerAttributesCommand({
      LoadBalancerArn: balancer?.arn,
      Attributes: [{ Key: 'load_balancing.cross_zone.enabled', Value: 'false' }],
    }),
  )
  const { plan } = await stand.apply(orders)
  expect(plan.changes.map(({ kind, address, attributes }) => ({ kind, address, attributes }))).toEqual([
    { kind: 'update', address: 'load-balancer.orders', attributes: [{ name: 'crossZone', before: false, after: true }] },
  ])
  expect((await stand.plan(orders)).changes).toEqual([])
})
