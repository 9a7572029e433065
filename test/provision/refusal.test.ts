import {
  APIGatewayClient,
  CreateRestApiCommand,
  CreateVpcLinkCommand,
  TagResourceCommand,
  UpdateRestApiCommand,
} from '@aws-sdk/client-api-gateway'
import {
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  EC2Client,
  ModifyVpcAttributeCommand,
  type VpcEndpoint,
} from '@aws-sdk/client-ec2'
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  ElasticLoadBalancingV2Client,
  type LoadBalancer,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { applyPlan, planApply, type Config, type OnCall, type Problem } from '../../src/provision/index.ts'
import { credentials, orders, region, standUp, subnets, vpc, type Stand } from './stand-up.ts'

let stand: Stand
beforeEach(async () => {
  stand = await standUp()
})
afterEach(() => stand.close())

const client = (): { endpoint: string; region: string; credentials: typeof credentials } => ({
  endpoint: stand.sandbox.url,
  region,
  credentials,
})
const main = orders.endpoints.main ?? { kind: 'existing', id: '' }
const backend = orders.backends.orders ?? { kind: 'mock', status: 200, body: '', contentType: '' }

/** What the plan is refused with; nothing may have changed. */
async function refusal(config: Config): Promise<readonly Problem[]> {
  const before = stand.snapshot()
  const problems = await stand.plan(config).then(
    () => [],
    (error: unknown) => (error as { problems: readonly Problem[] }).problems,
  )
  expect(stand.snapshot().region).toEqual(before.region)
  return problems
}

describe('before anything changes', () => {
  test('another account, another Region, no account off this machine', async () => {
    expect(await refusal({ ...orders, account: '111122223333' })).toMatchObject([{ code: 'WRONG_ACCOUNT', pointer: '/account' }])
    expect(await refusal({ ...orders, region: 'us-east-1' })).toMatchObject([{ code: 'WRONG_REGION', pointer: '/region' }])
    const { account, ...anywhere } = orders
    expect(account).toBe('123456789012')
    expect(await refusal(anywhere)).toEqual([])
    const aws = { ...(await stand.connect()), onLoopback: false }
    await expect(planApply(anywhere, aws)).rejects.toMatchObject({
      code: 'ACCOUNT_REQUIRED',
      help: expect.stringContaining('123456789012') as string,
    })
  })

  test('a subnet of another VPC, one that is not there, two in one zone, a VPC that is not there: all at once', async () => {
    const ec2 = new EC2Client(client())
    const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.9.0.0/16' }))
    const { Subnet } = await ec2.send(
      new CreateSubnetCommand({ VpcId: Vpc?.VpcId, CidrBlock: '10.9.1.0/24', AvailabilityZone: `${region}b` }),
    )
    const twin = await ec2.send(new CreateSubnetCommand({ VpcId: vpc, CidrBlock: '10.0.9.0/24', AvailabilityZone: `${region}a` }))
    const other = Subnet?.SubnetId ?? ''
    const problems = await refusal({
      ...orders,
      endpoints: {
        main: { ...main, subnets: [subnets[0], other] } as typeof main,
        gone: { ...main, privateDns: false, vpc: 'vpc-00000000000000000', subnets: [] } as typeof main,
      },
      backends: {
        orders: { ...backend, subnets: [subnets[0], twin.Subnet?.SubnetId ?? ''] } as typeof backend,
        health: { ...backend, subnets: ['subnet-00000000000000000'] } as typeof backend,
      },
    })
    expect(problems).toMatchObject([
      {
        code: 'SUBNET_IN_OTHER_VPC',
        pointer: '/endpoints/main/subnets/1',
        message: `subnet \`${other}\` is in \`${Vpc?.VpcId ?? ''}\`, not in \`${vpc}\``,
      },
      { code: 'VPC_NOT_FOUND', pointer: '/endpoints/gone/vpc' },
      { code: 'SUBNETS_IN_ONE_ZONE', pointer: '/backends/orders/loadBalancer/subnets/1' },
      { code: 'SUBNET_NOT_FOUND', pointer: '/backends/health/loadBalancer/subnets/0' },
    ])
  })

  test('private DNS in a VPC without DNS hostnames (PA-87), or twice in one VPC', async () => {
    expect(await refusal({ ...orders, endpoints: { main, second: main } })).toMatchObject([
      { code: 'PRIVATE_DNS_TWICE', pointer: '/endpoints/second/privateDns' },
    ])
    await new EC2Client(client()).send(new ModifyVpcAttributeCommand({ VpcId: vpc, EnableDnsHostnames: { Value: false } }))
    expect(await refusal(orders)).toMatchObject([{ code: 'VPC_WITHOUT_DNS', pointer: '/endpoints/main/privateDns' }])
    expect(await refusal({ ...orders, endpoints: { main: { ...main, privateDns: false } as typeof main } })).toEqual([])
  })

  test('access for nobody', async () => {
    expect(await refusal({ ...orders, access: [] })).toMatchObject([{ code: 'EMPTY_ACCESS' }])
  })

  test('two APIs that carry the tag: both are named', async () => {
    const { outputs } = await stand.apply(orders)
    const apigateway = new APIGatewayClient(client())
    const twin = await apigateway.send(new CreateRestApiCommand({ name: 'copy', tags: { 'apply-private-api:stack': 'orders' } }))
    const problems = await refusal(orders)
    expect(problems).toMatchObject([{ code: 'DUPLICATES' }])
    expect(problems[0]?.message).toContain(outputs?.apiId)
    expect(problems[0]?.message).toContain(twin.id)
    await expect(stand.destroy(orders)).rejects.toMatchObject({ code: 'DUPLICATES' })
  })

  test('an API of the stack that is not private any more', async () => {
    const { outputs } = await stand.apply(orders)
    await new APIGatewayClient(client()).send(
      new UpdateRestApiCommand({
        restApiId: outputs?.apiId,
        patchOperations: [
          ...Object.values(outputs?.endpoints ?? {}).map((value) => ({
            op: 'remove' as const,
            path: '/endpointConfiguration/vpcEndpointIds',
            value,
          })),
          { op: 'replace', path: '/endpointConfiguration/types/PRIVATE', value: 'REGIONAL' },
        ],
      }),
    )
    expect(await refusal(orders)).toMatchObject([{ code: 'NOT_PRIVATE' }])
  })

  test('an endpoint or a load balancer that is named and not fit', async () => {
    expect(
      await refusal({
        ...orders,
        endpoints: { main: { kind: 'existing', id: 'vpce-00000000000000000' } },
        backends: { ...orders.backends, orders: { kind: 'existing-load-balancer', arn: 'arn:aws:elasticloadbalancing:x', port: 80 } },
      }),
    ).toMatchObject([
      { code: 'ENDPOINT_NOT_FOUND', pointer: '/endpoints/main/id' },
      { code: 'LOAD_BALANCER_NOT_FOUND', pointer: '/backends/orders/loadBalancer' },
    ])
    await stand.apply(orders)
    const id = Object.keys(stand.region().vpcEndpoints)[0] ?? ''
    expect(await refusal({ ...orders, endpoints: { main: { kind: 'existing', id } } })).toMatchObject([{ code: 'ENDPOINT_IS_OWN' }])
  })
})

describe('a plan that is out of date', () => {
  test('is refused, and nothing is changed', async () => {
    const aws = await stand.connect()
    const plan = await planApply(orders, aws)
    await stand.apply(orders)
    const before = stand.snapshot()
    await expect(applyPlan(plan, orders, aws).next()).rejects.toMatchObject({ code: 'STALE_PLAN' })
    expect(stand.snapshot().region).toEqual(before.region)
  })

  test('is applied all the same where only a wait is over', async () => {
    const aws = await stand.connect()
    const run = stand.apply(orders, {
      onCall: async ({ name }, proceed) => {
        const output = await proceed()
        if (name === 'CreateVpcEndpoint') throw new Error('stop')
        return output
      },
    })
    await expect(run).rejects.toThrow('stop')
    const plan = await planApply(orders, aws)
    expect(plan.changes[0]).toMatchObject({
      kind: 'update',
      address: 'vpc-endpoint.main',
      attributes: [{ before: 'pending', after: 'available' }],
    })
    await stand.sandbox.clock.sleep(3_600_000)
    for await (const event of applyPlan(plan, orders, aws)) expect(event.at).toBeGreaterThan(0)
    expect((await stand.plan(orders)).changes).toEqual([])
  })
})

describe('what ends badly', () => {
  test('a name that somebody else has taken', async () => {
    await new EC2Client(client()).send(
      new CreateSecurityGroupCommand({ GroupName: 'orders-main-execute-api', Description: 'x', VpcId: vpc }),
    )
    await expect(stand.apply(orders)).rejects.toMatchObject({ code: 'NAME_TAKEN' })
  })

  test('a link that ends FAILED: AWS’s reason, and at most one of it however often one tries (PA-110)', async () => {
    const arn = await otherLoadBalancer()
    const apigateway = new APIGatewayClient(client())
    const rival = await apigateway.send(new CreateVpcLinkCommand({ name: 'rival', targetArns: [arn] }))
    const config: Config = { ...orders, backends: { ...orders.backends, orders: { kind: 'existing-load-balancer', arn, port: 80 } } }
    for (const attempt of [1, 2, 3]) {
      await expect(stand.apply(config), String(attempt)).rejects.toMatchObject({
        code: 'LINK_FAILED',
        message: expect.stringContaining('NLB is already associated with another VPC Endpoint Service') as string,
        help: expect.stringContaining('serves one VPC link') as string,
      })
      expect(stand.inventory()).toMatchObject({ vpcLinks: 2, restApis: 0 })
    }
    await apigateway.send(
      new TagResourceCommand({ resourceArn: `arn:aws:apigateway:${region}::/vpclinks/${rival.id ?? ''}`, tags: { owner: 'rival' } }),
    )
    delete stand.region().vpcLinks[rival.id ?? '']
    const { plan } = await stand.apply(config)
    expect(plan.changes.find(({ address }) => address === 'vpc-link.orders')?.reason).toContain('which is FAILED')
    expect((await stand.plan(config)).changes).toEqual([])
    await stand.destroy(config)
    expect(stand.inventory()).toMatchObject({ vpcLinks: 0, loadBalancers: 1, listeners: 1, targetGroups: 1 })
  })

  test('a target that never gets healthy: which one and why; once it answers the next apply finishes', async () => {
    const config: Config = { ...orders, backends: { ...orders.backends, orders: { ...backend, targets: ['10.0.1.99'] } as typeof backend } }
    await expect(stand.apply(config)).rejects.toMatchObject({
      code: 'TARGETS_UNHEALTHY',
      message: expect.stringMatching(/target `10\.0\.1\.99:80` is unhealthy \(.+\) after 5 minutes/) as string,
    })
    expect(stand.inventory()).toMatchObject({ restApis: 0 })
    await stand.apply(orders)
    expect((await stand.plan(orders)).changes).toEqual([])
  })

  test('an endpoint that AWS fails: the reason; the next apply clears it away and makes another', async () => {
    let failed: string | undefined
    const fail: OnCall = async ({ name }, proceed) => {
      const output = (await proceed()) as { VpcEndpoint?: VpcEndpoint; VpcEndpoints?: VpcEndpoint[] }
      if (name === 'CreateVpcEndpoint') failed ??= output.VpcEndpoint?.VpcEndpointId
      for (const endpoint of output.VpcEndpoints ?? []) {
        if (endpoint.VpcEndpointId !== failed || endpoint.State === ('deleting' as string)) continue
        Object.assign(endpoint, { State: 'failed', LastError: { Message: 'no addresses left' } })
      }
      return output
    }
    await expect(stand.apply(orders, { onCall: fail })).rejects.toMatchObject({
      code: 'ENDPOINT_FAILED',
      message: expect.stringContaining('is failed: no addresses left') as string,
    })
    const { plan } = await stand.apply(orders, { onCall: fail })
    expect(plan.changes[0]).toMatchObject({
      kind: 'create',
      address: 'vpc-endpoint.main',
      reason: `replaces ${failed ?? ''}, which is failed`,
    })
    expect(stand.inventory()).toMatchObject({ vpcEndpoints: 1, securityGroups: 1 })
    expect(Object.values(stand.region().vpcEndpoints).find(({ deletedAt }) => deletedAt === undefined)?.vpcEndpointId).not.toBe(failed)
  })

  test('a load balancer that AWS fails: the reason', async () => {
    const fail: OnCall = async ({ name }, proceed) => {
      const output = (await proceed()) as { LoadBalancers?: LoadBalancer[] }
      if (name === 'DescribeLoadBalancers')
        for (const one of output.LoadBalancers ?? []) one.State = { Code: 'failed', Reason: 'no capacity' }
      return output
    }
    await expect(stand.apply(orders, { onCall: fail })).rejects.toMatchObject({
      code: 'LOAD_BALANCER_FAILED',
      message: expect.stringContaining('no capacity') as string,
    })
  })
})

async function otherLoadBalancer(): Promise<string> {
  const elb = new ElasticLoadBalancingV2Client(client())
  const { LoadBalancers } = await elb.send(
    new CreateLoadBalancerCommand({ Name: 'shared', Type: 'network', Scheme: 'internal', Subnets: [...subnets] }),
  )
  const arn = LoadBalancers?.[0]?.LoadBalancerArn ?? ''
  const { TargetGroups } = await elb.send(
    new CreateTargetGroupCommand({ Name: 'shared', Protocol: 'TCP', Port: 80, VpcId: vpc, TargetType: 'ip' }),
  )
  const TargetGroupArn = TargetGroups?.[0]?.TargetGroupArn
  await elb.send(
    new CreateListenerCommand({ LoadBalancerArn: arn, Protocol: 'TCP', Port: 80, DefaultActions: [{ Type: 'forward', TargetGroupArn }] }),
  )
  await stand.sandbox.clock.sleep(600_000)
  return arn
}
