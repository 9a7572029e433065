import type { EC2 } from '@aws-sdk/client-ec2'
import { expect, test } from 'vitest'
import { defaultGroup, given, openNetwork, refusalOf, service, subnetA, subnetB, vpc } from './open-network.ts'

const network = openNetwork()

const absent = '00000000000000000'
const endpoint = { VpcId: vpc, ServiceName: service, VpcEndpointType: 'Interface' } as const
const range = [{ CidrIp: '10.0.0.0/16' }]

type Row = [name: string, send: (ec2: EC2) => Promise<unknown>, code: string, message?: string]

/** What EC2 refuses, with its codes; the texts are those that AWS is known to send. */
const rows: readonly Row[] = [
  [
    'an id that is none',
    (ec2) => ec2.describeVpcs({ VpcIds: ['orders'] }),
    'InvalidVpcID.Malformed',
    'Invalid id: "orders" (expecting "vpc-...")',
  ],
  [
    'an unknown VPC',
    (ec2) => ec2.describeVpcs({ VpcIds: [`vpc-${absent}`] }),
    'InvalidVpcID.NotFound',
    `The vpc ID 'vpc-${absent}' does not exist`,
  ],
  [
    'an unknown subnet',
    (ec2) => ec2.describeSubnets({ SubnetIds: [`subnet-${absent}`] }),
    'InvalidSubnetID.NotFound',
    `The subnet ID 'subnet-${absent}' does not exist`,
  ],
  [
    'an unknown group',
    (ec2) => ec2.describeSecurityGroups({ GroupIds: [`sg-${absent}`] }),
    'InvalidGroup.NotFound',
    `The security group 'sg-${absent}' does not exist`,
  ],
  [
    'a group id that is none',
    (ec2) => ec2.describeSecurityGroups({ GroupIds: ['web'] }),
    'InvalidGroupId.Malformed',
    'Invalid id: "web" (expecting "sg-...")',
  ],
  [
    'an unknown rule',
    (ec2) => ec2.describeSecurityGroupRules({ SecurityGroupRuleIds: [`sgr-${absent}`] }),
    'InvalidSecurityGroupRuleId.NotFound',
  ],
  ['an unknown endpoint', (ec2) => ec2.describeVpcEndpoints({ VpcEndpointIds: [`vpce-${absent}`] }), 'InvalidVpcEndpointId.NotFound'],
  [
    'an unknown interface',
    (ec2) => ec2.describeNetworkInterfaces({ NetworkInterfaceIds: [`eni-${absent}`] }),
    'InvalidNetworkInterfaceID.NotFound',
  ],
  [
    'a zone of another Region',
    (ec2) => ec2.describeAvailabilityZones({ ZoneNames: ['eu-west-1a'] }),
    'InvalidParameterValue',
    'Invalid availability zone: [eu-west-1a]',
  ],

  [
    'a VPC block that is none',
    (ec2) => ec2.createVpc({ CidrBlock: '10.0.0' }),
    'InvalidParameterValue',
    'Value (10.0.0) for parameter cidrBlock is invalid. This is not a valid CIDR block.',
  ],
  [
    'a VPC that is too large',
    (ec2) => ec2.createVpc({ CidrBlock: '10.0.0.0/15' }),
    'InvalidVpc.Range',
    "The CIDR '10.0.0.0/15' is invalid.",
  ],
  ['a VPC that is too small', (ec2) => ec2.createVpc({ CidrBlock: '10.0.0.0/29' }), 'InvalidVpc.Range'],
  ['a VPC without a block', (ec2) => ec2.createVpc({}), 'MissingParameter'],
  ['a VPC with IPv6', (ec2) => ec2.createVpc({ CidrBlock: '10.0.0.0/16', AmazonProvidedIpv6CidrBlock: true }), 'UnsupportedOperation'],
  [
    'a tenancy that there is not',
    (ec2) => ec2.createVpc({ CidrBlock: '10.0.0.0/16', InstanceTenancy: 'shared' as 'default' }),
    'InvalidParameterValue',
  ],
  [
    'tags of another type',
    (ec2) => ec2.createVpc({ CidrBlock: '10.0.0.0/16', TagSpecifications: [{ ResourceType: 'subnet', Tags: [] }] }),
    'InvalidParameterValue',
    "'subnet' is not a valid taggable resource type for this operation.",
  ],
  [
    'a reserved tag',
    (ec2) => ec2.createTags({ Resources: [vpc], Tags: [{ Key: 'aws:x', Value: '' }] }),
    'InvalidParameterValue',
    "Tag keys starting with 'aws:' are reserved for internal use",
  ],
  [
    'too many tags',
    (ec2) =>
      ec2.createTags({ Resources: [vpc], Tags: Array.from({ length: 50 }, (_, index) => ({ Key: `k${String(index)}`, Value: '' })) }),
    'TagLimitExceeded',
  ],
  [
    'two attributes at once',
    (ec2) => ec2.modifyVpcAttribute({ VpcId: vpc, EnableDnsSupport: { Value: true }, EnableDnsHostnames: { Value: true } }),
    'InvalidParameterCombination',
    'Fields for multiple attribute types specified: EnableDnsSupport, EnableDnsHostnames',
  ],

  [
    'a subnet outside the VPC',
    (ec2) => ec2.createSubnet({ VpcId: vpc, CidrBlock: '10.1.0.0/24' }),
    'InvalidSubnet.Range',
    "The CIDR '10.1.0.0/24' is invalid.",
  ],
  [
    'a subnet that is too small',
    (ec2) => ec2.createSubnet({ VpcId: vpc, CidrBlock: '10.0.9.0/29' }),
    'InvalidSubnet.Range',
    "The CIDR '10.0.9.0/29' is invalid.",
  ],
  [
    'a subnet that overlaps',
    (ec2) => ec2.createSubnet({ VpcId: vpc, CidrBlock: '10.0.1.128/25' }),
    'InvalidSubnet.Conflict',
    "The CIDR '10.0.1.128/25' conflicts with another subnet",
  ],
  [
    'a zone that there is not',
    (ec2) => ec2.createSubnet({ VpcId: vpc, CidrBlock: '10.0.9.0/24', AvailabilityZone: 'us-east-1z' }),
    'InvalidParameterValue',
    'Value (us-east-1z) for parameter availabilityZone is invalid. Subnets can currently only be created in the following availability zones: us-east-1a, us-east-1b, us-east-1c.',
  ],
  [
    'a subnet attribute that is not imitated',
    (ec2) => ec2.modifySubnetAttribute({ SubnetId: subnetA, EnableDns64: { Value: true } }),
    'UnsupportedOperation',
    'The sandbox does not imitate the parameter EnableDns64.',
  ],

  ['a group without a VPC', (ec2) => ec2.createSecurityGroup({ GroupName: 'g', Description: 'g' }), 'VPCIdNotSpecified'],
  [
    'a group name like an id',
    (ec2) => ec2.createSecurityGroup({ VpcId: vpc, GroupName: 'sg-1', Description: 'g' }),
    'InvalidParameterValue',
    'Value (sg-1) for parameter GroupName is invalid. Group names may not be in the format sg-*.',
  ],
  [
    'the reserved group name',
    (ec2) => ec2.createSecurityGroup({ VpcId: vpc, GroupName: 'default', Description: 'g' }),
    'InvalidGroup.Reserved',
  ],
  [
    'letters that a description may not have',
    (ec2) => ec2.createSecurityGroup({ VpcId: vpc, GroupName: 'g', Description: 'café' }),
    'InvalidParameterValue',
  ],
  [
    'to delete the default group',
    (ec2) => ec2.deleteSecurityGroup({ GroupId: defaultGroup }),
    'CannotDelete',
    `the specified group: "${defaultGroup}" name: "default" cannot be deleted by a user`,
  ],
  [
    'ports without a protocol',
    (ec2) => ec2.authorizeSecurityGroupIngress({ GroupId: defaultGroup, IpPermissions: [{ FromPort: 1, ToPort: 1, IpRanges: range }] }),
    'MissingParameter',
  ],
  [
    'TCP without ports',
    (ec2) => ec2.authorizeSecurityGroupIngress({ GroupId: defaultGroup, IpPermissions: [{ IpProtocol: 'tcp', IpRanges: range }] }),
    'InvalidParameterValue',
    "Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange.",
  ],
  [
    'ports the wrong way round',
    (ec2) =>
      ec2.authorizeSecurityGroupIngress({
        GroupId: defaultGroup,
        IpPermissions: [{ IpProtocol: 'tcp', FromPort: 2, ToPort: 1, IpRanges: range }],
      }),
    'InvalidParameterValue',
    'Invalid TCP/UDP port range (2:1)',
  ],
  [
    'a protocol that there is not',
    (ec2) => ec2.authorizeSecurityGroupIngress({ GroupId: defaultGroup, IpPermissions: [{ IpProtocol: 'http', IpRanges: range }] }),
    'InvalidParameterValue',
  ],
  [
    'a rule block that is none',
    (ec2) =>
      ec2.authorizeSecurityGroupIngress({
        GroupId: defaultGroup,
        IpPermissions: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '10.0.0.0' }] }],
      }),
    'InvalidParameterValue',
    'CIDR block 10.0.0.0 is malformed',
  ],
  [
    'an IPv6 block that is none',
    (ec2) =>
      ec2.authorizeSecurityGroupIngress({
        GroupId: defaultGroup,
        IpPermissions: [{ IpProtocol: '-1', Ipv6Ranges: [{ CidrIpv6: 'fd00::/129' }] }],
      }),
    'InvalidParameterValue',
    'CIDR block fd00::/129 is malformed',
  ],
  [
    'a rule without a source',
    (ec2) => ec2.authorizeSecurityGroupIngress({ GroupId: defaultGroup, IpPermissions: [{ IpProtocol: '-1' }] }),
    'MissingParameter',
  ],
  [
    'a prefix list',
    (ec2) =>
      ec2.authorizeSecurityGroupIngress({
        GroupId: defaultGroup,
        IpPermissions: [{ IpProtocol: '-1', PrefixListIds: [{ PrefixListId: `pl-${absent}` }] }],
      }),
    'InvalidPrefixListID.NotFound',
  ],
  [
    'a rule for an unknown group',
    (ec2) =>
      ec2.authorizeSecurityGroupIngress({
        GroupId: defaultGroup,
        IpPermissions: [{ IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: `sg-${absent}` }] }],
      }),
    'InvalidGroup.NotFound',
  ],
  [
    'more rules than a group may have',
    (ec2) =>
      ec2.authorizeSecurityGroupIngress({
        GroupId: defaultGroup,
        IpPermissions: [
          { IpProtocol: '-1', IpRanges: Array.from({ length: 60 }, (_, index) => ({ CidrIp: `10.${String(index)}.0.0/16` })) },
        ],
      }),
    'RulesPerSecurityGroupLimitExceeded',
  ],

  ['an endpoint in no VPC', (ec2) => ec2.createVpcEndpoint({ ...endpoint, VpcId: `vpc-${absent}` }), 'InvalidVpcID.NotFound'],
  ['an endpoint without a service', (ec2) => ec2.createVpcEndpoint({ VpcId: vpc, VpcEndpointType: 'Interface' }), 'MissingParameter'],
  [
    'an endpoint for another service',
    (ec2) => ec2.createVpcEndpoint({ ...endpoint, ServiceName: 'com.amazonaws.us-east-1.nothing' }),
    'InvalidServiceName',
    "The Vpc Endpoint Service 'com.amazonaws.us-east-1.nothing' does not exist",
  ],
  [
    'an endpoint for another Region',
    (ec2) => ec2.createVpcEndpoint({ ...endpoint, ServiceName: 'com.amazonaws.eu-west-1.execute-api' }),
    'InvalidServiceName',
  ],
  [
    'an endpoint without a type',
    (ec2) => ec2.createVpcEndpoint({ VpcId: vpc, ServiceName: service }),
    'InvalidParameter',
    'Endpoint type (Gateway) does not match available service types ([Interface]).',
  ],
  [
    'a type that there is not',
    (ec2) => ec2.createVpcEndpoint({ ...endpoint, VpcEndpointType: 'interface' as 'Interface' }),
    'InvalidParameterValue',
  ],
  [
    'an unknown subnet of an endpoint',
    (ec2) => ec2.createVpcEndpoint({ ...endpoint, SubnetIds: [`subnet-${absent}`] }),
    'InvalidSubnetID.NotFound',
  ],
  ['a policy that is none', (ec2) => ec2.createVpcEndpoint({ ...endpoint, PolicyDocument: 'allow' }), 'InvalidPolicyDocument'],
  [
    'a policy that is too long',
    (ec2) => ec2.createVpcEndpoint({ ...endpoint, PolicyDocument: `{"Statement":[]}${' '.repeat(20_480)}` }),
    'InvalidPolicyDocument',
  ],
  [
    'an address type that is not imitated',
    (ec2) => ec2.createVpcEndpoint({ ...endpoint, IpAddressType: 'dualstack' }),
    'UnsupportedOperation',
  ],
  ['a token that is too long', (ec2) => ec2.createVpcEndpoint({ ...endpoint, ClientToken: 'x'.repeat(65) }), 'InvalidParameterValue'],
  [
    'to change an unknown endpoint',
    (ec2) => ec2.modifyVpcEndpoint({ VpcEndpointId: `vpce-${absent}`, ResetPolicy: true }),
    'InvalidVpcEndpointId.NotFound',
  ],
  [
    'to describe another service',
    (ec2) => ec2.describeVpcEndpointServices({ ServiceNames: ['com.amazonaws.us-east-1.nothing'] }),
    'InvalidServiceName',
  ],
]

test.each(rows)('%s is refused, and changes nothing', async (_, send, code, message) => {
  const before = JSON.stringify(network.region())
  const refusal = await refusalOf(send(network.ec2))
  expect(refusal.code).toBe(code)
  if (message !== undefined) expect(refusal.message).toBe(message)
  expect(JSON.stringify(network.region())).toBe(before)
})

test('what is in another VPC is refused for an endpoint', async () => {
  const { ec2 } = network
  const VpcId = given((await ec2.createVpc({ CidrBlock: '10.9.0.0/16' })).Vpc?.VpcId)
  const group = given((await ec2.createSecurityGroup({ VpcId, GroupName: 'g', Description: 'g' })).GroupId)
  for (const foreign of [{ SubnetIds: [subnetB] }, { SecurityGroupIds: [defaultGroup] }])
    expect(await refusalOf(ec2.createVpcEndpoint({ ...endpoint, VpcId, ...foreign }))).toMatchObject({ code: 'InvalidParameter' })
  const rule = { IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: group }] }
  expect(await refusalOf(ec2.authorizeSecurityGroupIngress({ GroupId: defaultGroup, IpPermissions: [rule] }))).toEqual({
    code: 'InvalidGroup.NotFound',
    message: 'You have specified two resources that belong to different networks.',
  })
})

test('an endpoint has at most one subnet in a zone', async () => {
  const { ec2 } = network
  const { Subnet: other } = await ec2.createSubnet({ VpcId: vpc, CidrBlock: '10.0.9.0/24', AvailabilityZone: 'us-east-1a' })
  const SubnetIds = [subnetA, given(other?.SubnetId)]
  expect(await refusalOf(ec2.createVpcEndpoint({ ...endpoint, SubnetIds }))).toMatchObject({ code: 'DuplicateSubnetsInSameZone' })
})

test('a group name is taken once in a VPC', async () => {
  const { ec2 } = network
  const wanted = { VpcId: vpc, GroupName: 'g', Description: 'g' }
  await ec2.createSecurityGroup(wanted)
  expect(await refusalOf(ec2.createSecurityGroup(wanted))).toEqual({
    code: 'InvalidGroup.Duplicate',
    message: `The security group 'g' already exists for VPC '${vpc}'`,
  })
})
