import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  contains,
  ec2,
  holdsAddress,
  liveNetworkInterfaces,
  liveVpcEndpoints,
  overlaps,
  parseCidr,
} from '../../../src/sandbox/services/ec2/index.ts'
import { elbv2 } from '../../../src/sandbox/services/elbv2/index.ts'
import type { Call } from '../../../src/sandbox/world/index.ts'
import { newWorld, ServiceError } from '../../../src/sandbox/world/index.ts'
import { makeCall, testTime } from '../make-call.ts'
import { service } from './open-network.ts'

/** One step: picks among what is there by number, so that most steps make sense and some do not. */
type Step = (
  call: Call,
  pick: (from: Readonly<Record<string, unknown>>) => string,
  number: number,
) => readonly [operation: string, input: object]

const steps: readonly Step[] = [
  (_, __, n) => ['CreateVpc', { CidrBlock: `10.${String(n % 4)}.0.0/16` }],
  ({ region }, pick) => ['DeleteVpc', { VpcId: pick(region.vpcs) }],
  ({ region }, pick, n) => ['ModifyVpcAttribute', { VpcId: pick(region.vpcs), EnableDnsHostnames: { Value: n % 3 > 0 } }],
  ({ region }, pick, n) => [
    'CreateSubnet',
    {
      VpcId: pick(region.vpcs),
      CidrBlock: `10.${String(n % 4)}.${String(n % 7)}.0/${String(24 + (n % 5))}`,
      AvailabilityZone: `us-east-1${'abc'[n % 3] ?? 'a'}`,
    },
  ],
  ({ region }, pick) => ['DeleteSubnet', { SubnetId: pick(region.subnets) }],
  ({ region }, pick, n) => ['CreateSecurityGroup', { VpcId: pick(region.vpcs), GroupName: `g${String(n % 5)}`, Description: 'g' }],
  ({ region }, pick) => ['DeleteSecurityGroup', { GroupId: pick(region.securityGroups) }],
  ({ region }, pick, n) => [
    n % 4 === 0 ? 'RevokeSecurityGroupIngress' : 'AuthorizeSecurityGroupIngress',
    {
      GroupId: pick(region.securityGroups),
      IpPermissions: [{ IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: pick(region.securityGroups) }] }],
    },
  ],
  ({ region }, pick, n) => [
    'CreateVpcEndpoint',
    {
      VpcId: pick(region.vpcs),
      ServiceName: service,
      VpcEndpointType: 'Interface',
      SubnetIds: [pick(region.subnets), pick(region.subnets)].slice(n % 2),
      SecurityGroupIds: n % 3 === 0 ? undefined : [pick(region.securityGroups)],
      PrivateDnsEnabled: n % 2 === 0,
    },
  ],
  ({ region }, pick, n) => [
    'ModifyVpcEndpoint',
    {
      VpcEndpointId: pick(region.vpcEndpoints),
      PrivateDnsEnabled: n % 2 === 0,
      AddSubnetIds: [pick(region.subnets)],
      RemoveSubnetIds: n % 3 === 0 ? [pick(region.subnets)] : [],
      AddSecurityGroupIds: [pick(region.securityGroups)],
    },
  ],
  ({ region }, pick) => ['DeleteVpcEndpoints', { VpcEndpointIds: [pick(region.vpcEndpoints)] }],
  ({ region }, pick, n) => [
    'CreateLoadBalancer',
    { Name: `b${String(n % 3)}`, Type: 'network', Scheme: 'internal', Subnets: [pick(region.subnets), pick(region.subnets)].slice(n % 2) },
  ],
  ({ region }, pick) => ['SetSubnets', { LoadBalancerArn: pick(region.loadBalancers), Subnets: [pick(region.subnets)] }],
  ({ region }, pick) => ['DeleteLoadBalancer', { LoadBalancerArn: pick(region.loadBalancers) }],
  ({ region }, pick, n) => [
    'CreateTargetGroup',
    { Name: `t${String(n % 3)}`, Protocol: 'TCP', Port: 80, VpcId: pick(region.vpcs), TargetType: 'ip' },
  ],
  ({ region }, pick) => ['DeleteTargetGroup', { TargetGroupArn: pick(region.targetGroups) }],
  ({ region }, pick, n) => [
    'CreateListener',
    {
      LoadBalancerArn: pick(region.loadBalancers),
      Port: 80 + (n % 2),
      Protocol: 'TCP',
      DefaultActions: [{ Type: 'forward', TargetGroupArn: pick(region.targetGroups) }],
    },
  ],
  ({ region }, pick) => ['DeleteListener', { ListenerArn: pick(region.listeners) }],
]

/** What the state is to everyone who looks: without what has been deleted for good. */
function visible(call: Call): string {
  const region = { ...call.region, vpcEndpoints: liveVpcEndpoints(call), networkInterfaces: liveNetworkInterfaces(call) }
  return JSON.stringify(region)
}

/** What must hold whatever was asked for, and whatever was refused. */
function check(call: Call): void {
  const { region } = call
  const interfaces = liveNetworkInterfaces(call)
  const subnetsOf = (owner: string): readonly string[] => interfaces.filter((each) => each.owner === owner).map((each) => each.subnetId)

  for (const each of interfaces) {
    expect(holdsAddress(region.subnets[each.subnetId]?.cidrBlock ?? '', each.privateIpAddress)).toBe(true)
    for (const group of each.securityGroupIds) expect(region.securityGroups[group]?.vpcId).toBe(each.vpcId)
  }
  const addresses = interfaces.map((each) => `${each.vpcId} ${each.privateIpAddress}`)
  expect(new Set(addresses).size).toBe(addresses.length)

  for (const endpoint of liveVpcEndpoints(call))
    expect([...subnetsOf(endpoint.vpcEndpointId)].sort()).toEqual([...endpoint.subnetIds].sort())
  const dns = liveVpcEndpoints(call).filter((endpoint) => endpoint.privateDnsEnabled)
  expect(new Set(dns.map((endpoint) => endpoint.vpcId)).size).toBe(dns.length)

  for (const balancer of Object.values(region.loadBalancers))
    expect([...subnetsOf(balancer.arn)].sort()).toEqual([...balancer.subnetIds].sort())
  for (const listener of Object.values(region.listeners)) {
    expect(region.loadBalancers).toHaveProperty([listener.loadBalancerArn])
    for (const action of listener.defaultActions)
      expect(region.targetGroups[action.targetGroupArn]?.vpcId).toBe(region.loadBalancers[listener.loadBalancerArn]?.vpcId)
  }
  const forwards = Object.values(region.listeners).map((each) => `${each.defaultActions[0]?.targetGroupArn ?? ''} ${each.loadBalancerArn}`)
  expect(new Set(forwards.map((each) => each.split(' ')[0])).size).toBe(new Set(forwards).size)

  const blocks = Object.values(region.subnets).map((each) => ({ ...each, block: parseCidr(each.cidrBlock) }))
  for (const [index, { vpcId, block }] of blocks.entries()) {
    const outer = parseCidr(region.vpcs[vpcId]?.cidrBlock ?? '')
    expect(outer !== undefined && block !== undefined && contains(outer, block)).toBe(true)
    for (const other of blocks.slice(index + 1))
      expect(other.vpcId === vpcId && block !== undefined && other.block !== undefined && overlaps(block, other.block)).toBe(false)
  }
  for (const group of Object.values(region.securityGroups)) {
    expect(region.vpcs).toHaveProperty([group.vpcId])
    for (const rule of group.rules)
      if (rule.referencedGroupId !== undefined) expect(region.securityGroups).toHaveProperty([rule.referencedGroupId])
  }
}

const step = fc.record({
  which: fc.nat(steps.length - 1),
  numbers: fc.array(fc.nat(1000), { minLength: 6, maxLength: 6 }),
  seconds: fc.nat(70),
})

test('whatever is asked for, nothing dangles, nothing is taken twice, and a refusal changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 60 }), async (all) => {
      const world = newWorld('123456789012', testTime)
      let now = testTime
      for (const { which, numbers, seconds } of all) {
        now += seconds * 1000
        const call = makeCall({ world, now })
        const left = [...numbers]
        const pick = (from: Readonly<Record<string, unknown>>): string => {
          const keys = Object.keys(from)
          return keys[(left.shift() ?? 0) % Math.max(keys.length, 1)] ?? 'nothing'
        }
        const [operation, input] = steps[which]?.(call, pick, numbers[5] ?? 0) ?? ['', {}]
        const before = visible(call)
        try {
          const handler = ec2.handlers[operation] ?? elbv2.handlers[operation]
          if (handler === undefined) throw new Error(`there is no handler for ${operation}`)
          await handler(structuredClone(input), call)
        } catch (error) {
          if (!(error instanceof ServiceError)) throw error
          expect(visible(call)).toBe(before)
        }
        check(call)
      }
    }),
    { numRuns: 300 },
  )
})
