import { expect, test } from 'vitest'
import { given, openNetwork, refusalOf, service, subnetA, vpc } from './open-network.ts'

const network = openNetwork()

test('a new VPC has DNS support, a default security group, a main route table and a default network ACL', async () => {
  const { ec2 } = network
  const { Vpc: made } = await ec2.createVpc({
    CidrBlock: '10.9.3.0/16',
    TagSpecifications: [{ ResourceType: 'vpc', Tags: [{ Key: 'Name', Value: 'nine' }] }],
  })
  const id = given(made?.VpcId)
  const { Vpcs: vpcs } = await ec2.describeVpcs({ Filters: [{ Name: 'tag:Name', Values: ['nine'] }] })
  expect(vpcs).toEqual([made])
  expect(made).toMatchObject({ CidrBlock: '10.9.0.0/16', State: 'available', IsDefault: false, OwnerId: '123456789012' })

  const ofVpc = [{ Name: 'vpc-id', Values: [id] }]
  const { SecurityGroups: groups } = await ec2.describeSecurityGroups({ Filters: [...ofVpc, { Name: 'group-name', Values: ['default'] }] })
  expect(groups).toHaveLength(1)
  expect(groups?.[0]?.IpPermissions?.[0]?.UserIdGroupPairs?.[0]?.GroupId).toBe(groups?.[0]?.GroupId)
  const { RouteTables: tables } = await ec2.describeRouteTables({ Filters: [...ofVpc, { Name: 'association.main', Values: ['true'] }] })
  expect(tables?.map((table) => table.Routes?.[0]?.DestinationCidrBlock)).toEqual(['10.9.0.0/16'])
  const { NetworkAcls: acls } = await ec2.describeNetworkAcls({ Filters: [...ofVpc, { Name: 'default', Values: ['true'] }] })
  expect(acls).toHaveLength(1)
  expect((await ec2.describeInternetGateways({})).InternetGateways).toEqual([])
})

test('the DNS attributes are read and changed one at a time', async () => {
  const { ec2 } = network
  const { Vpc: made } = await ec2.createVpc({ CidrBlock: '10.9.0.0/16' })
  const VpcId = given(made?.VpcId)
  const read = async (): Promise<readonly (boolean | undefined)[]> => [
    (await ec2.describeVpcAttribute({ VpcId, Attribute: 'enableDnsSupport' })).EnableDnsSupport?.Value,
    (await ec2.describeVpcAttribute({ VpcId, Attribute: 'enableDnsHostnames' })).EnableDnsHostnames?.Value,
  ]
  expect(await read()).toEqual([true, false])
  await ec2.modifyVpcAttribute({ VpcId, EnableDnsHostnames: { Value: true } })
  expect(await read()).toEqual([true, true])
  await ec2.modifyVpcAttribute({ VpcId, EnableDnsSupport: { Value: false } })
  expect(await read()).toEqual([false, true])
})

test('a subnet takes a zone, counts its free addresses, and keeps the flag for public addresses', async () => {
  const { ec2 } = network
  const { Subnet: made } = await ec2.createSubnet({ VpcId: vpc, CidrBlock: '10.0.3.0/28', AvailabilityZone: 'us-east-1c' })
  expect(made).toMatchObject({ AvailabilityZoneId: 'use1-az3', AvailableIpAddressCount: 11, MapPublicIpOnLaunch: false })
  const SubnetId = given(made?.SubnetId)
  await ec2.modifySubnetAttribute({ SubnetId, MapPublicIpOnLaunch: { Value: true } })
  await ec2.createVpcEndpoint({ VpcId: vpc, ServiceName: service, VpcEndpointType: 'Interface', SubnetIds: [SubnetId] })
  const { Subnets: subnets } = await ec2.describeSubnets({ SubnetIds: [SubnetId] })
  expect(subnets?.[0]).toMatchObject({ AvailableIpAddressCount: 10, MapPublicIpOnLaunch: true })
})

test('two VPCs may have the same addresses', async () => {
  const { ec2 } = network
  const VpcId = given((await ec2.createVpc({ CidrBlock: '10.0.0.0/16' })).Vpc?.VpcId)
  const { Subnet: made } = await ec2.createSubnet({ VpcId, CidrBlock: '10.0.1.0/24' })
  expect(made?.VpcId).toBe(VpcId)
})

test('subnets, VPCs and groups go only when nothing holds them', async () => {
  const { ec2, pass } = network
  const VpcId = given((await ec2.createVpc({ CidrBlock: '10.9.0.0/16' })).Vpc?.VpcId)
  const SubnetId = given((await ec2.createSubnet({ VpcId, CidrBlock: '10.9.1.0/24' })).Subnet?.SubnetId)
  const GroupId = given((await ec2.createSecurityGroup({ VpcId, GroupName: 'g', Description: 'g' })).GroupId)
  const { VpcEndpoint: endpoint } = await ec2.createVpcEndpoint({
    VpcId,
    ServiceName: service,
    VpcEndpointType: 'Interface',
    SubnetIds: [SubnetId],
    SecurityGroupIds: [GroupId],
  })
  const held = async (sending: Promise<unknown>): Promise<void> => {
    expect(await refusalOf(sending)).toMatchObject({ code: 'DependencyViolation' })
  }
  await ec2.deleteVpcEndpoints({ VpcEndpointIds: [given(endpoint?.VpcEndpointId)] })
  await pass(59)
  await held(ec2.deleteSubnet({ SubnetId }))
  await held(ec2.deleteSecurityGroup({ GroupId }))
  await held(ec2.deleteVpc({ VpcId }))
  await pass(1)
  await ec2.deleteSubnet({ SubnetId })
  await held(ec2.deleteVpc({ VpcId }))
  await ec2.deleteSecurityGroup({ GroupId })
  await ec2.deleteVpc({ VpcId })
  expect(await refusalOf(ec2.describeVpcs({ VpcIds: [VpcId] }))).toMatchObject({ code: 'InvalidVpcID.NotFound' })
  expect((await ec2.describeSecurityGroups({ Filters: [{ Name: 'vpc-id', Values: [VpcId] }] })).SecurityGroups).toEqual([])
})

test('zones, prefix lists and account attributes are there for clients that ask', async () => {
  const { ec2 } = network
  const { AvailabilityZones: zones } = await ec2.describeAvailabilityZones({ Filters: [{ Name: 'zone-id', Values: ['use1-az2'] }] })
  expect(zones?.map((zone) => zone.ZoneName)).toEqual(['us-east-1b'])
  expect((await ec2.describePrefixLists({ Filters: [{ Name: 'prefix-list-name', Values: [service] }] })).PrefixLists).toEqual([])
  const { AccountAttributes: attributes } = await ec2.describeAccountAttributes({ AttributeNames: ['supported-platforms'] })
  expect(attributes?.[0]?.AttributeValues?.[0]?.AttributeValue).toBe('VPC')
})

test('a dry run says that it would have succeeded, and does nothing', async () => {
  const { ec2 } = network
  expect(await refusalOf(ec2.deleteSubnet({ SubnetId: subnetA, DryRun: true }))).toEqual({
    code: 'DryRunOperation',
    message: 'Request would have succeeded, but DryRun flag is set.',
  })
  expect((await ec2.describeSubnets({ SubnetIds: [subnetA] })).Subnets).toHaveLength(1)
})
