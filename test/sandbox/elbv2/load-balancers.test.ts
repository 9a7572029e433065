import { describe, expect, test } from 'vitest'
import { defaultGroup, given, openNetwork, refusalOf, subnetA, subnetB, vpc } from '../ec2/open-network.ts'
import { makeBalancer, makeGroup, makeListener } from './given-balancer.ts'

const network = openNetwork()

async function describeOne(arn: string): Promise<Record<string, unknown>> {
  const { LoadBalancers: found } = await network.elbv2.describeLoadBalancers({ LoadBalancerArns: [arn] })
  return { ...given(found?.[0]) }
}

async function interfaces(): Promise<readonly unknown[]> {
  const { NetworkInterfaces: found } = await network.ec2.describeNetworkInterfaces({
    Filters: [{ Name: 'attachment.instance-owner-id', Values: ['amazon-elb'] }],
  })
  return given(found).map((each) => [each.Description, each.InterfaceType, each.SubnetId, each.Groups?.map(({ GroupId }) => GroupId)])
}

test('a load balancer is provisioning, then active', async () => {
  const { pass } = network
  const arn = await makeBalancer(network)
  expect(arn).toMatch(/^arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer\/net\/orders\/[0-9a-f]{16}$/)
  expect(await describeOne(arn)).toMatchObject({ State: { Code: 'provisioning' }, Type: 'network', Scheme: 'internal', VpcId: vpc })
  await pass(119)
  expect(await describeOne(arn)).toMatchObject({ State: { Code: 'provisioning' } })
  await pass(1)
  expect(await describeOne(arn)).toMatchObject({
    State: { Code: 'active' },
    DNSName: `orders-${arn.slice(-16)}.elb.us-east-1.amazonaws.com`,
    AvailabilityZones: [
      { ZoneName: 'us-east-1a', SubnetId: subnetA },
      { ZoneName: 'us-east-1b', SubnetId: subnetB },
    ],
  })
})

test('an interface stands in each subnet until the load balancer goes', async () => {
  const { elbv2 } = network
  const arn = await makeBalancer(network)
  const description = `ELB net/orders/${arn.slice(-16)}`
  expect(await interfaces()).toEqual([
    [description, 'network_load_balancer', subnetA, []],
    [description, 'network_load_balancer', subnetB, []],
  ])
  await elbv2.setSubnets({ LoadBalancerArn: arn, Subnets: [subnetB] })
  expect(await interfaces()).toEqual([[description, 'network_load_balancer', subnetB, []]])
  await elbv2.deleteLoadBalancer({ LoadBalancerArn: arn })
  expect(await interfaces()).toEqual([])
})

describe('idempotency', () => {
  test('the same name with the same settings gives the one that is there', async () => {
    const arn = await makeBalancer(network)
    expect(await makeBalancer(network, { Subnets: [subnetB, subnetA] })).toBe(arn)
    expect((await network.elbv2.describeLoadBalancers({})).LoadBalancers).toHaveLength(1)
    expect(await interfaces()).toHaveLength(2)
  })

  test.each([
    ['scheme', { Scheme: 'internet-facing' }],
    ['subnets', { Subnets: [subnetA] }],
    ['type', { Type: 'application' }],
    ['security groups', { SecurityGroups: [defaultGroup] }],
  ] as const)('the same name with other %s is refused', async (_, other) => {
    await makeBalancer(network)
    expect(
      await refusalOf(makeBalancer(network, { ...other, ...('Subnets' in other ? { Subnets: [...other.Subnets] } : {}) } as object)),
    ).toEqual({
      code: 'DuplicateLoadBalancerNameException',
      message: "A load balancer with the same name 'orders' exists, but with different settings",
    })
  })

  test('to delete what is not there is no error', async () => {
    const arn = await makeBalancer(network)
    await network.elbv2.deleteLoadBalancer({ LoadBalancerArn: arn })
    await network.elbv2.deleteLoadBalancer({ LoadBalancerArn: arn })
    expect(await refusalOf(describeOne(arn))).toMatchObject({ code: 'LoadBalancerNotFoundException' })
  })
})

test('its listeners go with it, its target groups stay', async () => {
  const { elbv2 } = network
  const arn = await makeBalancer(network)
  const group = await makeGroup(network)
  const listener = await makeListener(network, arn, group)
  await elbv2.deleteLoadBalancer({ LoadBalancerArn: arn })
  expect(await refusalOf(elbv2.describeListeners({ ListenerArns: [listener] }))).toMatchObject({ code: 'ListenerNotFoundException' })
  const { TargetGroups: groups } = await elbv2.describeTargetGroups({ TargetGroupArns: [group] })
  expect(groups?.[0]?.LoadBalancerArns).toEqual([])
})

// @see PA-108: a VPC Link makes an endpoint service on the load balancer.
test.each([
  ['a link', {}, true],
  ['a link that is being deleted', { deletedAt: 60_000 }, true],
  ['a link that is gone', { deletedAt: 0 }, false],
  ['a link that failed', { failure: 'NLB is already associated with another VPC Endpoint Service' }, false],
])('%s holds its load balancer: %j %s', async (_, { deletedAt, ...link }: { deletedAt?: number; failure?: string }, holds) => {
  const { elbv2, region, sandbox } = network
  const arn = await makeBalancer(network)
  const now = sandbox.clock.now()
  region().vpcLinks.link12 = {
    id: 'link12',
    name: 'orders',
    targetArns: [arn],
    tags: {},
    settledAt: now,
    ...link,
    ...(deletedAt === undefined ? {} : { deletedAt: now + deletedAt }),
  }
  const deleting = elbv2.deleteLoadBalancer({ LoadBalancerArn: arn })
  if (holds)
    expect(await refusalOf(deleting)).toEqual({
      code: 'ResourceInUseException',
      message: `Load balancer '${arn}' cannot be deleted because it is currently associated with another service`,
    })
  else await deleting
})

describe('security groups', () => {
  // @see PA-112
  test('hold for PrivateLink until that is turned off, and hold their group', async () => {
    const { ec2, elbv2 } = network
    const arn = await makeBalancer(network, { SecurityGroups: [defaultGroup] })
    const enforce = 'EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic'
    expect(await describeOne(arn)).toMatchObject({ SecurityGroups: [defaultGroup], [enforce]: 'on' })
    const GroupId = given((await ec2.createSecurityGroup({ VpcId: vpc, GroupName: 'g', Description: 'g' })).GroupId)
    await elbv2.setSecurityGroups({ LoadBalancerArn: arn, SecurityGroups: [GroupId], [enforce]: 'off' })
    expect(await describeOne(arn)).toMatchObject({ SecurityGroups: [GroupId], [enforce]: 'off' })
    expect(await refusalOf(ec2.deleteSecurityGroup({ GroupId }))).toMatchObject({ code: 'DependencyViolation' })
  })

  // @see PA-113
  test('can never be given to a network load balancer that was made without', async () => {
    const arn = await makeBalancer(network)
    expect(await describeOne(arn)).not.toHaveProperty('EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic')
    const setting = network.elbv2.setSecurityGroups({ LoadBalancerArn: arn, SecurityGroups: [defaultGroup] })
    expect(await refusalOf(setting)).toMatchObject({ code: 'InvalidConfigurationRequestException' })
  })

  test('an application load balancer has the default one, and no switch for PrivateLink', async () => {
    const arn = await makeBalancer(network, { Type: 'application' })
    expect(await describeOne(arn)).toMatchObject({ SecurityGroups: [defaultGroup] })
    expect(arn).toContain(':loadbalancer/app/orders/')
  })
})

test('attributes have their defaults until they are set; deletion protection protects', async () => {
  const { elbv2 } = network
  const arn = await makeBalancer(network)
  const read = async (): Promise<object> =>
    Object.fromEntries(
      given((await elbv2.describeLoadBalancerAttributes({ LoadBalancerArn: arn })).Attributes).map(({ Key = '', Value }) => [Key, Value]),
    )
  const before = await read()
  expect(before).toMatchObject({ 'deletion_protection.enabled': 'false', 'load_balancing.cross_zone.enabled': 'false' })
  const change = (Key: string, Value: string): Promise<unknown> =>
    elbv2.modifyLoadBalancerAttributes({ LoadBalancerArn: arn, Attributes: [{ Key, Value }] })
  await change('deletion_protection.enabled', 'true')
  expect(await read()).toEqual({ ...before, 'deletion_protection.enabled': 'true' })
  expect(await refusalOf(elbv2.deleteLoadBalancer({ LoadBalancerArn: arn }))).toMatchObject({ code: 'OperationNotPermittedException' })
  expect(await refusalOf(change('deletion_protection.enabled', 'yes'))).toMatchObject({ code: 'ValidationError' })
  expect(await refusalOf(change('idle_timeout.timeout_seconds', '60'))).toMatchObject({ code: 'ValidationError' })
  await change('deletion_protection.enabled', 'false')
  await elbv2.deleteLoadBalancer({ LoadBalancerArn: arn })
})

test('load balancers are listed in pages, by name and by ARN', async () => {
  const { elbv2 } = network
  const arns = [
    await makeBalancer(network, { Name: 'a' }),
    await makeBalancer(network, { Name: 'b' }),
    await makeBalancer(network, { Name: 'c' }),
  ]
  const first = await elbv2.describeLoadBalancers({ PageSize: 2 })
  const second = await elbv2.describeLoadBalancers({ PageSize: 2, Marker: first.NextMarker })
  expect([first, second].map((page) => page.LoadBalancers?.map((each) => each.LoadBalancerArn))).toEqual([arns.slice(0, 2), arns.slice(2)])
  expect(second.NextMarker).toBeUndefined()
  expect((await elbv2.describeLoadBalancers({ Names: ['b'] })).LoadBalancers?.map((each) => each.LoadBalancerArn)).toEqual([arns[1]])
  expect(await refusalOf(elbv2.describeLoadBalancers({ Names: ['b', 'x'] }))).toEqual({
    code: 'LoadBalancerNotFoundException',
    message: "Load balancers '[x]' not found",
  })
})

test('tags are added, listed and taken away', async () => {
  const { elbv2 } = network
  const arn = await makeBalancer(network, { Tags: [{ Key: 'a', Value: '1' }] })
  const group = await makeGroup(network)
  await elbv2.addTags({ ResourceArns: [arn, group], Tags: [{ Key: 'b', Value: '2' }] })
  await elbv2.removeTags({ ResourceArns: [arn], TagKeys: ['a', 'absent'] })
  const { TagDescriptions: described } = await elbv2.describeTags({ ResourceArns: [arn, group] })
  expect(described?.map(({ Tags }) => Tags)).toEqual([[{ Key: 'b', Value: '2' }], [{ Key: 'b', Value: '2' }]])
})
