import { AuthorizeSecurityGroupIngressCommand, CreateVpcEndpointCommand, EC2Client } from '@aws-sdk/client-ec2'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Config } from '../../src/provision/index.ts'
import { admitted } from './never-open.ts'
import { credentials, orders, region, standUp, subnets, vpc, type Stand } from './stand-up.ts'

const defaultGroup = 'sg-0a1b2c3d4e5f60718'
let stand: Stand
let theirs: string
beforeEach(async () => {
  stand = await standUp()
  const { VpcEndpoint } = await ec2().send(
    new CreateVpcEndpointCommand({
      VpcId: vpc,
      VpcEndpointType: 'Interface',
      ServiceName: `com.amazonaws.${region}.execute-api`,
      SubnetIds: [subnets[0]],
      PrivateDnsEnabled: true,
    }),
  )
  theirs = VpcEndpoint?.VpcEndpointId ?? ''
  await stand.sandbox.clock.sleep(600_000)
})
afterEach(() => stand.close())

const ec2 = (): EC2Client => new EC2Client({ endpoint: stand.sandbox.url, region, credentials })

test('an endpoint with private DNS that is in the VPC already is used, noted, and left standing', async () => {
  const { plan, outputs } = await stand.apply(orders)
  expect(plan.changes.map(({ resource }) => resource)).not.toContain('vpc-endpoint')
  expect(plan.notes).toMatchObject([
    { kind: 'adopted', address: 'vpc-endpoint.main', message: expect.stringContaining(theirs) as string },
    {
      kind: 'warning',
      address: 'vpc-endpoint.main',
      message: expect.stringContaining(`(${defaultGroup}) lets \`10.0.0.0/16\` in`) as string,
    },
  ])
  expect(outputs?.endpoints).toEqual({ main: theirs })
  expect(admitted(stand.region())).toEqual([theirs])
  expect((await stand.plan(orders)).changes).toEqual([])
  const before = stand.region().vpcEndpoints[theirs]
  await stand.destroy(orders)
  expect(stand.region().vpcEndpoints[theirs]).toEqual(before)
  expect(stand.inventory()).toMatchObject({ vpcEndpoints: 1, securityGroups: 0, restApis: 0 })
})

test('its security groups are looked at', async () => {
  const permission = { IpProtocol: 'tcp', FromPort: 400, ToPort: 500, IpRanges: [{ CidrIp: '10.0.0.0/8' }] }
  await ec2().send(new AuthorizeSecurityGroupIngressCommand({ GroupId: defaultGroup, IpPermissions: [permission] }))
  const { notes } = await stand.plan(orders)
  expect(notes.map(({ kind }) => kind)).toEqual(['adopted'])
})

test('an endpoint that the config names by its id is used and left standing', async () => {
  const named: Config = { ...orders, endpoints: { main: { kind: 'existing', id: theirs } } }
  await stand.apply(named)
  expect(admitted(stand.region())).toEqual([theirs])
  expect((await stand.plan(named)).notes).toMatchObject([
    { kind: 'adopted', message: expect.stringContaining('named in the config') as string },
  ])
  await stand.destroy(named)
  expect(stand.inventory()).toMatchObject({ vpcEndpoints: 1, restApis: 0 })
})

test('without private DNS the stack makes its own beside it', async () => {
  const own: Config = {
    ...orders,
    endpoints: { main: { kind: 'managed', vpc, subnets, privateDns: false, allowFrom: ['10.0.0.0/16'] } },
  }
  await stand.apply(own)
  expect(stand.inventory()).toMatchObject({ vpcEndpoints: 2 })
  expect(admitted(stand.region())).not.toContain(theirs)
})
