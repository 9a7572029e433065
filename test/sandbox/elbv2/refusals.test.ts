import type { CreateListenerCommandInput } from '@aws-sdk/client-elastic-load-balancing-v2'
import { beforeEach, expect, test } from 'vitest'
import { defaultGroup, given, openNetwork, refusalOf, subnetA, vpc, type Network } from '../ec2/open-network.ts'
import { balancer, group, makeBalancer, makeGroup } from './given-balancer.ts'

const network = openNetwork()

let loadBalancer: string
let targetGroup: string
beforeEach(async () => {
  loadBalancer = await makeBalancer(network)
  targetGroup = await makeGroup(network)
})

const elbv2 = (): Network['elbv2'] => network.elbv2
const absent = (kind: string): string => `arn:aws:elasticloadbalancing:us-east-1:123456789012:${kind}/net/x/0000000000000000`

function listen(more: Partial<CreateListenerCommandInput>): Promise<unknown> {
  const DefaultActions = [{ Type: 'forward' as const, TargetGroupArn: targetGroup }]
  return elbv2().createListener({ LoadBalancerArn: loadBalancer, Port: 80, Protocol: 'TCP', DefaultActions, ...more })
}

type Row = [name: string, send: () => Promise<unknown>, code: string, message?: string]

/** What Elastic Load Balancing refuses, with its codes; the texts are those that AWS is known to send. */
const rows: readonly Row[] = [
  [
    'a load balancer without a name',
    () => elbv2().createLoadBalancer({ Name: undefined }),
    'ValidationError',
    "1 validation error detected: Value null at 'name' failed to satisfy constraint: Member must not be null",
  ],
  ['a name that is too long', () => elbv2().createLoadBalancer({ ...balancer, Name: 'x'.repeat(33) }), 'ValidationError'],
  ['a name with a dot', () => elbv2().createLoadBalancer({ ...balancer, Name: 'a.b' }), 'ValidationError'],
  ['a name with a hyphen at its end', () => elbv2().createLoadBalancer({ ...balancer, Name: 'a-' }), 'ValidationError'],
  ['a reserved name', () => elbv2().createLoadBalancer({ ...balancer, Name: 'internal-a' }), 'ValidationError'],
  [
    'a type that there is not',
    () => elbv2().createLoadBalancer({ ...balancer, Type: 'nlb' as 'network' }),
    'ValidationError',
    "1 validation error detected: Value 'nlb' at 'type' failed to satisfy constraint: Member must satisfy enum value set: [application, gateway, network]",
  ],
  ['a type that is not imitated', () => elbv2().createLoadBalancer({ ...balancer, Name: 'a', Type: 'gateway' }), 'UnsupportedOperation'],
  ['no subnets', () => elbv2().createLoadBalancer({ ...balancer, Name: 'a', Subnets: [] }), 'ValidationError'],
  [
    'an unknown subnet',
    () => elbv2().createLoadBalancer({ ...balancer, Name: 'a', Subnets: ['subnet-00000000000000000'] }),
    'SubnetNotFoundException',
    "The subnet ID 'subnet-00000000000000000' does not exist",
  ],
  [
    'one subnet for an application load balancer',
    () => elbv2().createLoadBalancer({ ...balancer, Name: 'a', Type: 'application', Subnets: [subnetA] }),
    'ValidationError',
    'At least two subnets in two different Availability Zones must be specified',
  ],
  [
    'a fixed address',
    () =>
      elbv2().createLoadBalancer({ Name: 'a', Type: 'network', SubnetMappings: [{ SubnetId: subnetA, PrivateIPv4Address: '10.0.1.9' }] }),
    'UnsupportedOperation',
  ],
  [
    'an unknown security group',
    () => elbv2().createLoadBalancer({ ...balancer, Name: 'a', SecurityGroups: ['sg-00000000000000000'] }),
    'InvalidSecurityGroupException',
  ],
  [
    'a tag twice',
    () =>
      elbv2().createLoadBalancer({
        ...balancer,
        Name: 'a',
        Tags: [
          { Key: 'k', Value: '1' },
          { Key: 'k', Value: '2' },
        ],
      }),
    'DuplicateTagKeysException',
  ],
  [
    'too many tags',
    () =>
      elbv2().addTags({
        ResourceArns: [loadBalancer],
        Tags: Array.from({ length: 51 }, (_, index) => ({ Key: `k${String(index)}`, Value: '' })),
      }),
    'TooManyTagsException',
  ],
  [
    'an ARN that is none',
    () => elbv2().describeLoadBalancers({ LoadBalancerArns: ['orders'] }),
    'ValidationError',
    "'orders' is not a valid load balancer ARN",
  ],
  [
    'an unknown load balancer',
    () => elbv2().describeLoadBalancers({ LoadBalancerArns: [absent('loadbalancer')] }),
    'LoadBalancerNotFoundException',
    'One or more load balancers not found',
  ],
  [
    'names and ARNs together',
    () => elbv2().describeLoadBalancers({ LoadBalancerArns: [loadBalancer], Names: ['orders'] }),
    'ValidationError',
  ],
  ['a page size out of bounds', () => elbv2().describeLoadBalancers({ PageSize: 401 }), 'ValidationError'],
  ['a marker that is none', () => elbv2().describeLoadBalancers({ Marker: 'x' }), 'ValidationError'],

  [
    'a target group without a protocol',
    () => elbv2().createTargetGroup({ ...group, Name: 'a', Protocol: undefined }),
    'ValidationError',
    'A protocol must be specified',
  ],
  [
    'a target group without a port',
    () => elbv2().createTargetGroup({ ...group, Name: 'a', Port: undefined }),
    'ValidationError',
    'A port must be specified',
  ],
  [
    'a target group without a VPC',
    () => elbv2().createTargetGroup({ ...group, Name: 'a', VpcId: undefined }),
    'ValidationError',
    'A VPC ID must be specified',
  ],
  [
    'a target group in no VPC',
    () => elbv2().createTargetGroup({ ...group, Name: 'a', VpcId: 'vpc-00000000000000000' }),
    'ValidationError',
    "The VPC ID 'vpc-00000000000000000' is not found",
  ],
  ['a port out of bounds', () => elbv2().createTargetGroup({ ...group, Name: 'a', Port: 65_536 }), 'ValidationError'],
  ['a protocol that there is not', () => elbv2().createTargetGroup({ ...group, Name: 'a', Protocol: 'tcp' as 'TCP' }), 'ValidationError'],
  [
    'a target type that is not imitated',
    () => elbv2().createTargetGroup({ ...group, Name: 'a', TargetType: 'lambda' }),
    'UnsupportedOperation',
  ],
  [
    'a health check interval out of bounds',
    () => elbv2().createTargetGroup({ ...group, Name: 'a', HealthCheckIntervalSeconds: 4 }),
    'ValidationError',
  ],
  [
    'a path for a TCP health check',
    () => elbv2().createTargetGroup({ ...group, Name: 'a', HealthCheckPath: '/' }),
    'InvalidConfigurationRequestException',
  ],
  [
    'a health check protocol that is none',
    () => elbv2().createTargetGroup({ ...group, Name: 'a', HealthCheckProtocol: 'UDP' }),
    'ValidationError',
  ],
  [
    'a health check port that is none',
    () => elbv2().modifyTargetGroup({ TargetGroupArn: targetGroup, HealthCheckPort: 'http' }),
    'ValidationError',
  ],
  ['no health check', () => elbv2().modifyTargetGroup({ TargetGroupArn: targetGroup, HealthCheckEnabled: false }), 'ValidationError'],
  [
    'an unknown target group',
    () => elbv2().describeTargetGroups({ TargetGroupArns: [absent('targetgroup')] }),
    'TargetGroupNotFoundException',
    'One or more target groups not found',
  ],
  ['an unknown target group by name', () => elbv2().describeTargetGroups({ Names: ['x'] }), 'TargetGroupNotFoundException'],
  [
    'targets of an unknown target group',
    () => elbv2().registerTargets({ TargetGroupArn: absent('targetgroup'), Targets: [{ Id: '10.0.1.10' }] }),
    'TargetGroupNotFoundException',
  ],
  [
    'a target without an id',
    () => elbv2().registerTargets({ TargetGroupArn: targetGroup, Targets: [{ Id: undefined }] }),
    'ValidationError',
  ],
  [
    'an attribute that there is not',
    () =>
      elbv2().modifyTargetGroupAttributes({
        TargetGroupArn: targetGroup,
        Attributes: [{ Key: 'slow_start.duration_seconds', Value: '30' }],
      }),
    'ValidationError',
    "Target group attribute key 'slow_start.duration_seconds' is not recognized",
  ],

  ['a listener of an unknown load balancer', () => listen({ LoadBalancerArn: absent('loadbalancer') }), 'LoadBalancerNotFoundException'],
  [
    'a listener for another kind of load balancer',
    () => listen({ Protocol: 'HTTP' }),
    'ValidationError',
    "Listener protocol 'HTTP' must be one of 'TCP, TLS, UDP, TCP_UDP, QUIC, TCP_QUIC'",
  ],
  ['a listener without a port', () => listen({ Port: undefined }), 'ValidationError'],
  ['a listener port out of bounds', () => listen({ Port: 0 }), 'ValidationError'],
  ['TLS without a certificate', () => listen({ Protocol: 'TLS' }), 'ValidationError', 'A certificate must be specified for TLS listeners'],
  [
    'a certificate that there is not',
    () => listen({ Protocol: 'TLS', Certificates: [{ CertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/x' }] }),
    'CertificateNotFoundException',
  ],
  ['a protocol that the target group cannot take', () => listen({ Protocol: 'UDP' }), 'IncompatibleProtocolsException'],
  [
    'an action that is not imitated',
    () => listen({ DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '200' } }] }),
    'UnsupportedOperation',
  ],
  [
    'an action without a target group',
    () => listen({ DefaultActions: [{ Type: 'forward' }] }),
    'ValidationError',
    'A target group ARN must be specified',
  ],
  [
    'an action to an unknown target group',
    () => listen({ DefaultActions: [{ Type: 'forward', TargetGroupArn: absent('targetgroup') }] }),
    'TargetGroupNotFoundException',
  ],
  ['a word that is no action', () => listen({ DefaultActions: [{ Type: 'send' as 'forward' }] }), 'ValidationError'],
  [
    'an unknown listener',
    () => elbv2().deleteListener({ ListenerArn: absent('listener') }),
    'ListenerNotFoundException',
    'One or more listeners not found',
  ],
  [
    'listeners of everything',
    () => elbv2().describeListeners({}),
    'ValidationError',
    'You must specify either listener ARNs or a load balancer ARN',
  ],
  [
    'an enforcement that there is not',
    () =>
      elbv2().setSecurityGroups({
        LoadBalancerArn: loadBalancer,
        SecurityGroups: [defaultGroup],
        EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: 'yes' as 'on',
      }),
    'ValidationError',
  ],
]

test.each(rows)('%s is refused, and changes nothing', async (_, send, code, message) => {
  const before = JSON.stringify(network.region())
  const refusal = await refusalOf(send())
  expect(refusal.code).toBe(code)
  if (message !== undefined) expect(refusal.message).toBe(message)
  expect(JSON.stringify(network.region())).toBe(before)
})

test('security groups are of the VPC of the subnets', async () => {
  const { ec2 } = network
  const VpcId = given((await ec2.createVpc({ CidrBlock: '10.9.0.0/16' })).Vpc?.VpcId)
  const foreign = given((await ec2.createSecurityGroup({ VpcId, GroupName: 'g', Description: 'g' })).GroupId)
  const making = makeBalancer(network, { Name: 'a', SecurityGroups: [foreign] })
  expect(await refusalOf(making)).toMatchObject({ code: 'InvalidConfigurationRequestException' })
})

test('subnets are of one VPC, and of different zones', async () => {
  const { ec2 } = network
  const VpcId = given((await ec2.createVpc({ CidrBlock: '10.9.0.0/16' })).Vpc?.VpcId)
  const foreign = await ec2.createSubnet({ VpcId, CidrBlock: '10.9.1.0/24', AvailabilityZone: 'us-east-1b' })
  const sameZone = await ec2.createSubnet({ VpcId: vpc, CidrBlock: '10.0.9.0/24', AvailabilityZone: 'us-east-1a' })
  for (const { Subnet: subnet } of [foreign, sameZone]) {
    const making = makeBalancer(network, { Name: 'a', Subnets: [subnetA, given(subnet?.SubnetId)] })
    expect(await refusalOf(making)).toMatchObject({ code: 'InvalidConfigurationRequestException' })
  }
  const moving = network.elbv2.setSubnets({ LoadBalancerArn: loadBalancer, Subnets: [given(foreign.Subnet?.SubnetId)] })
  expect(await refusalOf(moving)).toMatchObject({ code: 'InvalidSubnetException' })
})
