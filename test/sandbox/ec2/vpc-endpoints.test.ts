import type { CreateVpcEndpointCommandInput } from '@aws-sdk/client-ec2'
import { describe, expect, test } from 'vitest'
import { defaultGroup, given, openNetwork, refusalOf, service, subnetA, subnetB, vpc } from './open-network.ts'

const network = openNetwork()

const wanted: CreateVpcEndpointCommandInput = {
  VpcId: vpc,
  ServiceName: service,
  VpcEndpointType: 'Interface',
  SubnetIds: [subnetA, subnetB],
  SecurityGroupIds: [defaultGroup],
}

async function make(more: Partial<CreateVpcEndpointCommandInput> = {}): Promise<string> {
  return given((await network.ec2.createVpcEndpoint({ ...wanted, ...more })).VpcEndpoint?.VpcEndpointId)
}

async function states(): Promise<readonly unknown[]> {
  return given((await network.ec2.describeVpcEndpoints({})).VpcEndpoints).map((endpoint) => endpoint.State)
}

const policy = (effect: string): string => JSON.stringify({ Statement: [{ Effect: effect, Principal: '*', Action: '*', Resource: '*' }] })

// @see PA-104; the wire has always said `available`, whatever the SDK's enum says.
test('an endpoint is pending, available, deleting and gone as time passes', async () => {
  const { pass, ec2 } = network
  const id = await make()
  expect(await states()).toEqual(['pending'])
  await pass(59)
  expect(await states()).toEqual(['pending'])
  await pass(1)
  expect(await states()).toEqual(['available'])
  expect((await ec2.deleteVpcEndpoints({ VpcEndpointIds: [id, 'vpce-00000000000000000'] })).Unsuccessful).toEqual([
    {
      ResourceId: 'vpce-00000000000000000',
      Error: { Code: 'InvalidVpcEndpointId.NotFound', Message: "The Vpc Endpoint Id 'vpce-00000000000000000' does not exist" },
    },
  ])
  await pass(59)
  await ec2.deleteVpcEndpoints({ VpcEndpointIds: [id] })
  expect(await states()).toEqual(['deleting'])
  expect((await ec2.describeNetworkInterfaces({})).NetworkInterfaces).toHaveLength(2)
  await pass(1)
  expect(await states()).toEqual([])
  expect((await ec2.describeNetworkInterfaces({})).NetworkInterfaces).toEqual([])
  expect(await refusalOf(ec2.describeVpcEndpoints({ VpcEndpointIds: [id] }))).toMatchObject({ code: 'InvalidVpcEndpointId.NotFound' })
})

test('what is gone is forgotten at the next change', async () => {
  const { pass, ec2, region } = network
  await ec2.deleteVpcEndpoints({ VpcEndpointIds: [await make()] })
  await pass(60)
  const kept = await make({ SubnetIds: [subnetA] })
  expect(Object.keys(region().vpcEndpoints)).toEqual([kept])
  expect(Object.values(region().networkInterfaces).map((each) => each.owner)).toEqual([kept])
})

test('it has an interface in each subnet, with a free address of it and the security groups', async () => {
  const { ec2 } = network
  const id = await make()
  const { VpcEndpoints: endpoints } = await ec2.describeVpcEndpoints({ VpcEndpointIds: [id] })
  const { NetworkInterfaces: interfaces } = await ec2.describeNetworkInterfaces({
    NetworkInterfaceIds: given(endpoints?.[0]?.NetworkInterfaceIds),
  })
  expect(interfaces?.map((each) => [each.SubnetId, each.PrivateIpAddress, each.Status])).toEqual([
    [subnetA, '10.0.1.254', 'in-use'],
    [subnetB, '10.0.2.254', 'in-use'],
  ])
  expect(interfaces?.[0]).toMatchObject({
    Description: `VPC Endpoint Interface ${id}`,
    InterfaceType: 'vpc_endpoint',
    RequesterManaged: true,
    Groups: [{ GroupId: defaultGroup, GroupName: 'default' }],
  })
})

test('its DNS names have the form of AWS, the private ones with private DNS', async () => {
  const { ec2 } = network
  const id = await make({ PrivateDnsEnabled: true })
  const { VpcEndpoints: endpoints } = await ec2.describeVpcEndpoints({ VpcEndpointIds: [id] })
  const names = given(endpoints?.[0]?.DnsEntries).map((entry) => given(entry.DnsName).replace(/-[a-z0-9]{8}(?=[-.])/, '-RANDOM'))
  expect(names).toEqual([
    `${id}-RANDOM.execute-api.us-east-1.vpce.amazonaws.com`,
    `${id}-RANDOM-us-east-1a.execute-api.us-east-1.vpce.amazonaws.com`,
    `${id}-RANDOM-us-east-1b.execute-api.us-east-1.vpce.amazonaws.com`,
    'execute-api.us-east-1.amazonaws.com',
    '*.execute-api.us-east-1.amazonaws.com',
  ])
})

describe('client tokens', () => {
  test('the same token with the same parameters gives the endpoint that is there', async () => {
    const [first, second] = [await make({ ClientToken: 't' }), await make({ ClientToken: 't' })]
    expect(second).toBe(first)
    expect(await states()).toHaveLength(1)
    expect(await make({ ClientToken: 'u' })).not.toBe(first)
    expect(await make()).not.toBe(await make())
  })

  test('the same token with other parameters is refused', async () => {
    await make({ ClientToken: 't' })
    expect(await refusalOf(make({ ClientToken: 't', SubnetIds: [subnetA] }))).toMatchObject({ code: 'IdempotentParameterMismatch' })
  })
})

describe('private DNS', () => {
  // @see control-plane.md: one execute-api endpoint with private DNS in a VPC.
  test('only one endpoint of a VPC has it, until that one is gone', async () => {
    const { ec2, pass } = network
    const first = await make({ PrivateDnsEnabled: true })
    const conflict = {
      code: 'InvalidParameter',
      message: `private-dns-enabled cannot be set because there is already a conflicting DNS domain for execute-api.us-east-1.amazonaws.com in the VPC ${vpc}`,
    }
    expect(await refusalOf(make({ PrivateDnsEnabled: true }))).toEqual(conflict)
    const second = await make({ PrivateDnsEnabled: false })
    await pass(60)
    const turnOn = (): Promise<unknown> => ec2.modifyVpcEndpoint({ VpcEndpointId: second, PrivateDnsEnabled: true })
    expect(await refusalOf(turnOn())).toEqual(conflict)
    await ec2.deleteVpcEndpoints({ VpcEndpointIds: [first] })
    expect(await refusalOf(turnOn())).toEqual(conflict)
    await pass(60)
    await turnOn()
    await turnOn()
  })

  test('each VPC has its own', async () => {
    const { ec2 } = network
    await make({ PrivateDnsEnabled: true })
    const VpcId = given((await ec2.createVpc({ CidrBlock: '10.9.0.0/16' })).Vpc?.VpcId)
    await ec2.modifyVpcAttribute({ VpcId, EnableDnsHostnames: { Value: true } })
    await make({ VpcId, SubnetIds: [], SecurityGroupIds: [], PrivateDnsEnabled: true })
  })

  // @see PA-87
  test.each(['EnableDnsSupport', 'EnableDnsHostnames'])('it needs %s', async (attribute) => {
    await network.ec2.modifyVpcAttribute({ VpcId: vpc, [attribute]: { Value: false } })
    expect(await refusalOf(make({ PrivateDnsEnabled: true }))).toMatchObject({
      code: 'InvalidParameter',
      message: expect.stringContaining('enableDnsSupport and enableDnsHostnames') as string,
    })
    await make({ PrivateDnsEnabled: false })
  })
})

describe('changes', () => {
  test('the policy is replaced and reset', async () => {
    const { ec2, pass } = network
    const id = await make({ PolicyDocument: policy('Deny') })
    const read = async (): Promise<unknown> => (await ec2.describeVpcEndpoints({ VpcEndpointIds: [id] })).VpcEndpoints?.[0]?.PolicyDocument
    await pass(60)
    expect(await read()).toBe(policy('Deny'))
    await ec2.modifyVpcEndpoint({ VpcEndpointId: id, PolicyDocument: policy('Allow') })
    expect(await read()).toBe(policy('Allow'))
    await ec2.modifyVpcEndpoint({ VpcEndpointId: id, ResetPolicy: true })
    expect(await read()).toBe('{"Statement":[{"Action":"*","Effect":"Allow","Principal":"*","Resource":"*"}]}')
    const bad = ec2.modifyVpcEndpoint({ VpcEndpointId: id, PolicyDocument: '{' })
    expect(await refusalOf(bad)).toMatchObject({ code: 'InvalidPolicyDocument' })
  })

  test('subnets and security groups come and go with their interfaces', async () => {
    const { ec2, pass } = network
    const id = await make({ SubnetIds: [subnetA] })
    await pass(60)
    const GroupId = given((await ec2.createSecurityGroup({ VpcId: vpc, GroupName: 'g', Description: 'g' })).GroupId)
    await ec2.modifyVpcEndpoint({
      VpcEndpointId: id,
      AddSubnetIds: [subnetB],
      RemoveSubnetIds: [subnetA],
      AddSecurityGroupIds: [GroupId],
      RemoveSecurityGroupIds: [defaultGroup],
    })
    const { NetworkInterfaces: interfaces } = await ec2.describeNetworkInterfaces({})
    expect(interfaces?.map((each) => [each.SubnetId, each.Groups?.[0]?.GroupId])).toEqual([[subnetB, GroupId]])
    const { VpcEndpoints: endpoints } = await ec2.describeVpcEndpoints({ VpcEndpointIds: [id] })
    expect(endpoints?.[0]?.SubnetIds).toEqual([subnetB])
    expect(endpoints?.[0]?.NetworkInterfaceIds).toEqual(interfaces?.map((each) => each.NetworkInterfaceId))
    await ec2.modifyVpcEndpoint({ VpcEndpointId: id, AddSecurityGroupIds: [defaultGroup], RemoveSecurityGroupIds: [GroupId] })
    const { NetworkInterfaces: kept } = await ec2.describeNetworkInterfaces({})
    expect(kept?.map((each) => [each.NetworkInterfaceId, each.Groups?.[0]?.GroupId])).toEqual([
      [interfaces?.[0]?.NetworkInterfaceId, defaultGroup],
    ])
  })

  test('an endpoint that is not available cannot be changed', async () => {
    const id = await make()
    const change = network.ec2.modifyVpcEndpoint({ VpcEndpointId: id, ResetPolicy: true })
    expect(await refusalOf(change)).toMatchObject({ code: 'IncorrectState' })
  })
})

test('a full subnet refuses an endpoint and leaves nothing of it', async () => {
  const { ec2, region } = network
  const { Subnet: small } = await ec2.createSubnet({ VpcId: vpc, CidrBlock: '10.0.3.0/28', AvailabilityZone: 'us-east-1c' })
  const SubnetIds = [given(small?.SubnetId)]
  for (let index = 0; index < 11; index += 1) await make({ SubnetIds })
  expect(await refusalOf(make({ SubnetIds: [subnetA, ...SubnetIds] }))).toMatchObject({ code: 'InsufficientFreeAddressesInSubnet' })
  const interfaces = Object.values(region().networkInterfaces)
  expect(interfaces).toHaveLength(11)
  expect(new Set(interfaces.map((each) => each.privateIpAddress)).size).toBe(11)
})

test('the service is described to whoever asks for it', async () => {
  const { ServiceDetails: details } = await network.ec2.describeVpcEndpointServices({ ServiceNames: [service] })
  expect(details).toMatchObject([{ ServiceName: service, Owner: 'amazon', PrivateDnsName: '*.execute-api.us-east-1.amazonaws.com' }])
})
