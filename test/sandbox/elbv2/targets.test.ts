import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { given, openNetwork, refusalOf, subnetA, vpc } from '../ec2/open-network.ts'
import { makeBalancer, makeGroup, makeListener } from './given-balancer.ts'

const network = openNetwork()
const target = { Id: '10.0.1.10', Port: 8080 }

async function health(group: string): Promise<readonly unknown[]> {
  const { TargetHealthDescriptions: found } = await network.elbv2.describeTargetHealth({ TargetGroupArn: group })
  return given(found).map(({ Target: of, TargetHealth: state }) =>
    [of?.Id, of?.Port, state?.State, state?.Reason].filter((each) => each !== undefined).join(' '),
  )
}

/** A load balancer that is active and forwards to a target group. */
async function givenForwarding(): Promise<string> {
  const loadBalancer = await makeBalancer(network)
  const group = await makeGroup(network)
  await makeListener(network, loadBalancer, group)
  await network.pass(120)
  return group
}

test('a target is unused, initial, unhealthy, healthy, draining and gone', async () => {
  const { elbv2, pass, sandbox } = network
  const loadBalancer = await makeBalancer(network)
  const group = await makeGroup(network)
  await pass(120)
  await elbv2.registerTargets({ TargetGroupArn: group, Targets: [target] })
  expect(await health(group)).toEqual(['10.0.1.10 8080 unused Target.NotInUse'])
  await makeListener(network, loadBalancer, group)
  expect(await health(group)).toEqual(['10.0.1.10 8080 initial Elb.InitialHealthChecking'])
  await pass(30)
  expect(await health(group)).toEqual(['10.0.1.10 8080 unhealthy Target.FailedHealthChecks'])

  const server = createServer((_, response) => response.end())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  sandbox.stand('10.0.1.10', 8080, { host: '127.0.0.1', port: (server.address() as AddressInfo).port })
  expect(await health(group)).toEqual(['10.0.1.10 8080 healthy'])
  await new Promise((resolve) => server.close(resolve))
  expect(await health(group)).toEqual(['10.0.1.10 8080 unhealthy Target.FailedHealthChecks'])

  await elbv2.deregisterTargets({ TargetGroupArn: group, Targets: [target] })
  expect(await health(group)).toEqual(['10.0.1.10 8080 draining Target.DeregistrationInProgress'])
  await pass(299)
  expect(await health(group)).toHaveLength(1)
  await pass(1)
  expect(await health(group)).toEqual([])
})

test('no target is healthy before its load balancer is active', async () => {
  const { elbv2, pass } = network
  const loadBalancer = await makeBalancer(network)
  const group = await makeGroup(network)
  await makeListener(network, loadBalancer, group)
  await elbv2.registerTargets({ TargetGroupArn: group, Targets: [target] })
  await pass(120)
  expect(await health(group)).toEqual(['10.0.1.10 8080 initial Elb.InitialHealthChecking'])
  await pass(30)
  expect(await health(group)).toEqual(['10.0.1.10 8080 unhealthy Target.FailedHealthChecks'])
})

test('health is checked on the port of the health check', async () => {
  const { elbv2, pass, sandbox } = network
  const group = await givenForwarding()
  await elbv2.modifyTargetGroup({ TargetGroupArn: group, HealthCheckPort: '9000' })
  await elbv2.registerTargets({ TargetGroupArn: group, Targets: [target] })
  await pass(30)
  const server = createServer((_, response) => response.end())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  sandbox.stand('10.0.1.10', 9000, { host: '127.0.0.1', port: (server.address() as AddressInfo).port })
  expect(await health(group)).toEqual(['10.0.1.10 8080 healthy'])
  await new Promise((resolve) => server.close(resolve))
})

test('the same target is registered once; a draining one starts again', async () => {
  const { elbv2, pass } = network
  const group = await givenForwarding()
  const register = (): Promise<unknown> => elbv2.registerTargets({ TargetGroupArn: group, Targets: [target, { Id: '10.0.1.10' }] })
  await register()
  await pass(30)
  await register()
  expect(await health(group)).toEqual(['10.0.1.10 8080 unhealthy Target.FailedHealthChecks'])
  await elbv2.deregisterTargets({ TargetGroupArn: group, Targets: [{ Id: '10.0.1.10' }] })
  await register()
  expect(await health(group)).toEqual(['10.0.1.10 8080 initial Elb.InitialHealthChecking'])
})

test('a target that no listener reaches goes at once; one that is not there is no error', async () => {
  const { elbv2 } = network
  const group = await makeGroup(network)
  await elbv2.registerTargets({ TargetGroupArn: group, Targets: [target, { Id: '10.0.2.10' }] })
  await elbv2.deregisterTargets({ TargetGroupArn: group, Targets: [target, { Id: '10.0.1.99' }] })
  expect(await health(group)).toEqual(['10.0.2.10 8080 unused Target.NotInUse'])
  const { TargetHealthDescriptions: asked } = await elbv2.describeTargetHealth({ TargetGroupArn: group, Targets: [target] })
  expect(asked?.map((each) => each.TargetHealth?.Reason)).toEqual(['Target.NotRegistered'])
})

test('a target in a zone without the load balancer is unused', async () => {
  const { elbv2, pass } = network
  const loadBalancer = await makeBalancer(network, { Subnets: [subnetA] })
  const group = await makeGroup(network)
  await makeListener(network, loadBalancer, group)
  await elbv2.registerTargets({
    TargetGroupArn: group,
    Targets: [{ Id: '10.0.1.10' }, { Id: '10.0.2.10' }, { Id: '172.16.0.1', AvailabilityZone: 'all' }],
  })
  await pass(150)
  expect(await health(group)).toEqual([
    '10.0.1.10 8080 unhealthy Target.FailedHealthChecks',
    '10.0.2.10 8080 unused Target.NotInUse',
    '172.16.0.1 8080 unhealthy Target.FailedHealthChecks',
  ])
})

test('a target group has the health check and attributes of its protocol', async () => {
  const { elbv2 } = network
  const describe = async (arn: string): Promise<unknown> => (await elbv2.describeTargetGroups({ TargetGroupArns: [arn] })).TargetGroups?.[0]
  const attributes = async (arn: string): Promise<object> =>
    Object.fromEntries(
      given((await elbv2.describeTargetGroupAttributes({ TargetGroupArn: arn })).Attributes).map(({ Key = '', Value }) => [Key, Value]),
    )
  const tcp = await makeGroup(network)
  expect(await describe(tcp)).toMatchObject({
    HealthCheckProtocol: 'TCP',
    HealthCheckPort: 'traffic-port',
    HealthCheckIntervalSeconds: 30,
    HealthCheckTimeoutSeconds: 10,
    HealthyThresholdCount: 5,
    UnhealthyThresholdCount: 2,
  })
  expect(await attributes(tcp)).toMatchObject({ 'preserve_client_ip.enabled': 'false', 'deregistration_delay.timeout_seconds': '300' })
  const http = await makeGroup(network, { Name: 'web', Protocol: 'HTTP', Port: 80 })
  expect(await describe(http)).toMatchObject({ HealthCheckPath: '/', Matcher: { HttpCode: '200' }, ProtocolVersion: 'HTTP1' })
  expect(await attributes(http)).toMatchObject({ 'stickiness.type': 'lb_cookie' })
  await elbv2.modifyTargetGroupAttributes({
    TargetGroupArn: tcp,
    Attributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '0' }],
  })
  expect(await attributes(tcp)).toMatchObject({ 'deregistration_delay.timeout_seconds': '0' })
})

test('a target group is made once for the same settings, and goes when no listener forwards to it', async () => {
  const { elbv2 } = network
  const arn = await makeGroup(network)
  expect(await makeGroup(network)).toBe(arn)
  for (const other of [{ Port: 80 }, { Protocol: 'UDP' }, { HealthCheckIntervalSeconds: 10 }] as const)
    expect(await refusalOf(makeGroup(network, other))).toMatchObject({ code: 'DuplicateTargetGroupNameException' })
  const listener = await makeListener(network, await makeBalancer(network), arn)
  expect(await refusalOf(elbv2.deleteTargetGroup({ TargetGroupArn: arn }))).toEqual({
    code: 'ResourceInUseException',
    message: `Target group '${arn}' is currently in use by a listener or a rule`,
  })
  await elbv2.deleteListener({ ListenerArn: listener })
  await elbv2.deleteTargetGroup({ TargetGroupArn: arn })
  await elbv2.deleteTargetGroup({ TargetGroupArn: arn })
  expect((await elbv2.describeTargetGroups({})).TargetGroups).toEqual([])
})

test.each([
  ['10.9.0.1', undefined, "The Availability Zone is required for IP address '10.9.0.1' because it is not in the VPC"],
  [
    '10.0.1.10',
    'all',
    "The IP address '10.0.1.10' is within the VPC, and cannot have its Availability Zone overridden to 'all' from 'us-east-1a'",
  ],
  ['orders', undefined, "The IP address 'orders' is not a valid IPv4 address"],
  ['8.8.8.8', 'all', undefined],
])('the target %s with the zone %s is refused', async (Id, AvailabilityZone, message) => {
  const group = await makeGroup(network)
  const refusal = await refusalOf(network.elbv2.registerTargets({ TargetGroupArn: group, Targets: [{ Id, AvailabilityZone }] }))
  expect(refusal.code).toBe('ValidationError')
  if (message !== undefined) expect(refusal.message).toBe(message)
  expect(await health(group)).toEqual([])
})

test('no instance runs in the sandbox', async () => {
  const group = await makeGroup(network, { TargetType: 'instance', VpcId: vpc })
  const registering = network.elbv2.registerTargets({ TargetGroupArn: group, Targets: [{ Id: 'i-00000000000000000' }] })
  expect(await refusalOf(registering)).toMatchObject({ code: 'InvalidTargetException' })
})
