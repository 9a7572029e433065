import {
  APIGatewayClient,
  CreateDeploymentCommand,
  CreateResourceCommand,
  CreateRestApiCommand,
  CreateVpcLinkCommand,
  PutIntegrationCommand,
  PutMethodCommand,
  UpdateRestApiCommand,
} from '@aws-sdk/client-api-gateway'
import { CreateVpcEndpointCommand, DeleteVpcEndpointsCommand, EC2Client } from '@aws-sdk/client-ec2'
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  ElasticLoadBalancingV2Client,
  RegisterTargetsCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { privateApiPolicy } from '../../../src/policy/index.ts'
import { initialInventory, probe, startSandbox, type ProbeRow, type Sandbox } from '../../../src/sandbox/index.ts'
import { credentials } from '../credentials.ts'
import { startBackend } from '../data-plane/backend.ts'

const region = 'us-east-1'
const { vpc, subnets } = initialInventory()
let sandbox: Sandbox
let ec2: EC2Client
let gateway: APIGatewayClient
let balancing: ElasticLoadBalancingV2Client

beforeAll(async () => {
  sandbox = await startSandbox()
  const options = { endpoint: sandbox.url, region, credentials, maxAttempts: 1 }
  ec2 = new EC2Client(options)
  gateway = new APIGatewayClient(options)
  balancing = new ElasticLoadBalancingV2Client(options)
})

afterAll(async () => {
  for (const client of [ec2, gateway, balancing]) client.destroy()
  await sandbox.close()
})

test('a private API in front of a real process, from the first call of the control plane to the last', async () => {
  const backend = await startBackend()
  const vpcEndpointId = await makeEndpoint()
  const { loadBalancer } = await makeLoadBalancer('10.0.1.10')
  const { id: linkId = '' } = await gateway.send(new CreateVpcLinkCommand({ name: 'orders', targetArns: [loadBalancer] }))
  const apiId = await makeApi(vpcEndpointId, linkId)
  const calls = async (): Promise<string[]> => {
    const rows = await probe(await sandbox.listeners(), {
      region,
      apiId,
      stage: 'prod',
      routes: [{ method: 'ANY', path: '/orders/{proxy+}' }],
      endpoints: [{ name: 'main', vpcEndpointId }],
    })
    return rows.map(said)
  }
  const refused = ['403 AccessDeniedException', '403 ForbiddenException']

  expect(await calls()).toEqual(['no listener stands for it', ...refused])
  await sandbox.clock.sleep(60_000)
  expect(await calls()).toEqual(['500 InternalServerErrorException', ...refused])
  await sandbox.clock.sleep(120_000)
  expect(await calls()).toEqual(['504 InternalServerErrorException', ...refused])
  sandbox.stand('10.0.1.10', 80, backend)
  expect(await calls()).toEqual(['200 from backend', ...refused])
  expect(backend.seen.map(({ method, url }) => `${method} ${url}`)).toEqual(['GET /v1/orders/1'])

  const open = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' }],
  })
  await gateway.send(new UpdateRestApiCommand({ restApiId: apiId, patchOperations: [{ op: 'replace', path: '/policy', value: open }] }))
  expect(await calls()).toEqual(['200 from backend', ...refused])
  await gateway.send(new CreateDeploymentCommand({ restApiId: apiId, stageName: 'prod' }))
  expect(await calls()).toEqual(['200 from backend', '200 from backend', '403 ForbiddenException'])

  await ec2.send(new DeleteVpcEndpointsCommand({ VpcEndpointIds: [vpcEndpointId] }))
  expect((await calls())[0]).toBe('no listener stands for it')
})

function said({ status, errorType, body }: ProbeRow): string {
  return status === 0 ? body : `${String(status)} ${errorType ?? body}`
}

async function makeEndpoint(): Promise<string> {
  const { VpcEndpoint } = await ec2.send(
    new CreateVpcEndpointCommand({
      VpcEndpointType: 'Interface',
      VpcId: vpc,
      ServiceName: `com.amazonaws.${region}.execute-api`,
      SubnetIds: [...subnets],
      PrivateDnsEnabled: true,
    }),
  )
  return VpcEndpoint?.VpcEndpointId ?? ''
}

async function makeLoadBalancer(address: string): Promise<{ readonly loadBalancer: string }> {
  const { LoadBalancers: [one] = [] } = await balancing.send(
    new CreateLoadBalancerCommand({ Name: 'orders', Type: 'network', Scheme: 'internal', Subnets: [...subnets] }),
  )
  const { TargetGroups: [group] = [] } = await balancing.send(
    new CreateTargetGroupCommand({ Name: 'orders', Protocol: 'TCP', Port: 80, VpcId: vpc, TargetType: 'ip' }),
  )
  await balancing.send(new RegisterTargetsCommand({ TargetGroupArn: group?.TargetGroupArn, Targets: [{ Id: address, Port: 80 }] }))
  await balancing.send(
    new CreateListenerCommand({
      LoadBalancerArn: one?.LoadBalancerArn,
      Protocol: 'TCP',
      Port: 80,
      DefaultActions: [{ Type: 'forward', TargetGroupArn: group?.TargetGroupArn }],
    }),
  )
  return { loadBalancer: one?.LoadBalancerArn ?? '' }
}

async function makeApi(vpcEndpointId: string, connectionId: string): Promise<string> {
  const { id: restApiId = '', rootResourceId } = await gateway.send(
    new CreateRestApiCommand({
      name: 'orders',
      endpointConfiguration: { types: ['PRIVATE'] },
      policy: JSON.stringify(privateApiPolicy({ vpceIds: [vpcEndpointId] })),
    }),
  )
  const orders = await gateway.send(new CreateResourceCommand({ restApiId, parentId: rootResourceId, pathPart: 'orders' }))
  const { id: resourceId } = await gateway.send(new CreateResourceCommand({ restApiId, parentId: orders.id, pathPart: '{proxy+}' }))
  const method = { restApiId, resourceId, httpMethod: 'ANY' }
  await gateway.send(
    new PutMethodCommand({ ...method, authorizationType: 'NONE', requestParameters: { 'method.request.path.proxy': true } }),
  )
  await gateway.send(
    new PutIntegrationCommand({
      ...method,
      type: 'HTTP_PROXY',
      integrationHttpMethod: 'ANY',
      uri: 'http://orders.internal/v1/orders/{proxy}',
      connectionType: 'VPC_LINK',
      connectionId,
      requestParameters: { 'integration.request.path.proxy': 'method.request.path.proxy' },
    }),
  )
  await gateway.send(new CreateDeploymentCommand({ restApiId, stageName: 'prod' }))
  return restApiId
}
