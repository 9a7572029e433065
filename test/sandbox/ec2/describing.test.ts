import { expect, test } from 'vitest'
import { given, openNetwork, refusalOf, service, subnetA, subnetB, vpc } from './open-network.ts'

const network = openNetwork()

async function subnetsBy(Name: string, ...Values: string[]): Promise<readonly unknown[]> {
  return given((await network.ec2.describeSubnets({ Filters: [{ Name, Values }] })).Subnets).map((subnet) => subnet.SubnetId)
}

test.each([
  ['subnet-id', [subnetA], [subnetA]],
  ['cidr-block', ['10.0.*'], [subnetA, subnetB]],
  ['cidr-block', ['10.0.?.0/24'], [subnetA, subnetB]],
  ['cidr-block', ['10.0.?'], []],
  ['cidr-block', ['10?0.1.0/24'], [subnetA]],
  ['cidr-block', ['10x0.1.0/24'], []],
  ['availability-zone', ['us-east-1b', 'us-east-1c'], [subnetB]],
  ['map-public-ip-on-launch', ['false'], [subnetA, subnetB]],
  ['tag:Name', ['sandbox-a'], [subnetA]],
  ['tag:Name', ['Sandbox-a'], []],
  ['tag:Name', ['sandbox-\\*'], []],
  ['tag-key', ['Nam?'], [subnetA, subnetB]],
  ['tag:absent', ['*'], []],
])('the filter %s with %j finds %j', async (name, values, expected) => {
  expect(await subnetsBy(name, ...values)).toEqual(expected)
})

test('all filters must pass', async () => {
  const { Subnets: subnets } = await network.ec2.describeSubnets({
    Filters: [
      { Name: 'vpc-id', Values: [vpc] },
      { Name: 'availability-zone-id', Values: ['use1-az2'] },
    ],
  })
  expect(subnets?.map((subnet) => subnet.SubnetId)).toEqual([subnetB])
})

test.each([
  [
    'a filter that there is not',
    { Filters: [{ Name: 'colour', Values: ['red'] }] },
    'InvalidParameterValue',
    "The filter 'colour' is invalid",
  ],
  ['a filter without values', { Filters: [{ Name: 'vpc-id' }] }, 'MissingParameter', undefined],
  ['a page too small', { MaxResults: 4 }, 'InvalidParameterValue', undefined],
  ['a token that is none', { NextToken: 'x' }, 'InvalidNextToken', undefined],
])('%s is refused', async (_, input, code, message) => {
  const refusal = await refusalOf(network.ec2.describeSubnets(input))
  expect(refusal.code).toBe(code)
  if (message !== undefined) expect(refusal.message).toBe(message)
})

test('pages put together are the list', async () => {
  const { ec2 } = network
  for (let index = 3; index < 14; index += 1) await ec2.createSubnet({ VpcId: vpc, CidrBlock: `10.0.${String(index)}.0/24` })
  const pages: (readonly unknown[])[] = []
  let token: string | undefined
  do {
    const page = await ec2.describeSubnets({ MaxResults: 5, NextToken: token })
    pages.push(given(page.Subnets))
    token = page.NextToken
  } while (token !== undefined)
  expect(pages.map((page) => page.length)).toEqual([5, 5, 3])
  expect(pages.flat()).toEqual((await ec2.describeSubnets({})).Subnets)
})

test('endpoints are found by what the tags and filters say', async () => {
  const { ec2, pass } = network
  const make = async (stack: string): Promise<string> => {
    const { VpcEndpoint: endpoint } = await ec2.createVpcEndpoint({
      VpcId: vpc,
      ServiceName: service,
      VpcEndpointType: 'Interface',
      SubnetIds: [subnetA],
      TagSpecifications: [{ ResourceType: 'vpc-endpoint', Tags: [{ Key: 'stack', Value: stack }] }],
    })
    return given(endpoint?.VpcEndpointId)
  }
  const by = async (Name: string, value: string): Promise<readonly unknown[]> =>
    given((await ec2.describeVpcEndpoints({ Filters: [{ Name, Values: [value] }] })).VpcEndpoints).map(({ VpcEndpointId }) => VpcEndpointId)
  const first = await make('a')
  await pass(60)
  const second = await make('b')
  expect(await by('tag:stack', 'b')).toEqual([second])
  expect(await by('vpc-endpoint-state', 'available')).toEqual([first])
  expect(await by('service-name', service)).toEqual([first, second])
  expect(await by('vpc-endpoint-type', 'Gateway')).toEqual([])
  const page = await ec2.describeVpcEndpoints({ MaxResults: 1 })
  expect(page.VpcEndpoints?.map(({ VpcEndpointId }) => VpcEndpointId)).toEqual([first])
  expect((await ec2.describeVpcEndpoints({ MaxResults: 1, NextToken: page.NextToken })).VpcEndpoints?.[0]?.VpcEndpointId).toBe(second)
})

test('tags are added, listed, and taken away by key or by key and value', async () => {
  const { ec2 } = network
  await ec2.createTags({
    Resources: [subnetA, vpc],
    Tags: [
      { Key: 'team', Value: 'x' },
      { Key: 'Name', Value: 'new' },
    ],
  })
  const list = async (): Promise<readonly unknown[]> =>
    given((await ec2.describeTags({ Filters: [{ Name: 'resource-id', Values: [subnetA] }] })).Tags).map(
      ({ Key, Value, ResourceType }) => `${String(ResourceType)} ${String(Key)}=${String(Value)}`,
    )
  expect(await list()).toEqual(['subnet Name=new', 'subnet team=x'])
  await ec2.deleteTags({ Resources: [subnetA], Tags: [{ Key: 'team', Value: 'other' }, { Key: 'Name' }] })
  expect(await list()).toEqual(['subnet team=x'])
  await ec2.deleteTags({ Resources: [subnetA] })
  expect(await list()).toEqual([])
  const missing = ec2.createTags({ Resources: [vpc, 'subnet-00000000000000000'], Tags: [{ Key: 'k', Value: 'v' }] })
  expect(await refusalOf(missing)).toMatchObject({ code: 'InvalidSubnetID.NotFound' })
  expect((await ec2.describeTags({ Filters: [{ Name: 'key', Values: ['k'] }] })).Tags).toEqual([])
})
