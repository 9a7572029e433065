import { createHash } from 'node:crypto'
import type {
  DescribeCapacityReservationInput,
  DescribeCapacityReservationOutput,
  DescribeLoadBalancersInput,
  DescribeLoadBalancersOutput,
  LoadBalancer as WireLoadBalancer,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import type { Call, LoadBalancer } from '../../world/index.ts'
import { ServiceError } from '../../world/index.ts'
import { findLoadBalancer } from './find.ts'
import { pageOf } from './page.ts'

/** Answers DescribeLoadBalancers: all, or those with the names or ARNs that are given. */
export function describeLoadBalancers(input: DescribeLoadBalancersInput, call: Call): DescribeLoadBalancersOutput {
  const page = pageOf(choose(input, call), input)
  return { LoadBalancers: page.items.map((each) => printLoadBalancer(each, call)), NextMarker: page.nextMarker }
}

/** Answers DescribeCapacityReservation: no capacity is ever reserved in the sandbox. */
export function describeCapacityReservation(input: DescribeCapacityReservationInput, call: Call): DescribeCapacityReservationOutput {
  findLoadBalancer(input.LoadBalancerArn ?? '', call)
  return { CapacityReservationState: [] }
}

/** Gives a load balancer as it is sent. */
export function printLoadBalancer(each: LoadBalancer, call: Call): WireLoadBalancer {
  return {
    LoadBalancerArn: each.arn,
    LoadBalancerName: each.name,
    DNSName: each.dnsName,
    CanonicalHostedZoneId: hostedZoneOf(each, call),
    CreatedTime: new Date(each.createdAt),
    Scheme: each.scheme as WireLoadBalancer['Scheme'],
    Type: each.type as WireLoadBalancer['Type'],
    VpcId: each.vpcId,
    State: { Code: call.now < each.activeAt ? 'provisioning' : 'active' },
    AvailabilityZones: each.subnetIds.map((id) => ({
      SubnetId: id,
      ZoneName: call.region.subnets[id]?.availabilityZone,
      LoadBalancerAddresses: [],
    })),
    SecurityGroups: each.securityGroupIds,
    IpAddressType: each.ipAddressType as WireLoadBalancer['IpAddressType'],
    EnablePrefixForIpv6SourceNat: each.type === 'network' ? 'off' : undefined,
    EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic:
      each.enforceInboundOnPrivateLink === '' ? undefined : each.enforceInboundOnPrivateLink,
  }
}

function choose(input: DescribeLoadBalancersInput, call: Call): readonly LoadBalancer[] {
  const all = Object.values(call.region.loadBalancers)
  const { LoadBalancerArns: arns = [], Names: names = [] } = input
  if (arns.length > 0 && names.length > 0)
    throw new ServiceError('ValidationError', 'Load balancer names and load balancer ARNs cannot be specified at the same time')
  if (arns.length > 0) return arns.map((arn) => findLoadBalancer(arn, call))
  if (names.length === 0) return all
  const missing = names.filter((name) => all.every((each) => each.name !== name))
  if (missing.length > 0) throw new ServiceError('LoadBalancerNotFound', `Load balancers '[${missing.join(', ')}]' not found`)
  return all.filter((each) => names.includes(each.name))
}

// Why derived: AWS has a fixed zone for each Region and type; its real ids are of no use here.
function hostedZoneOf({ type }: LoadBalancer, call: Call): string {
  const digits = createHash('sha256').update(`${call.region.name}/${type}`).digest('hex')
  return `Z${BigInt(`0x${digits}`).toString(36).toUpperCase().slice(-13)}`
}
