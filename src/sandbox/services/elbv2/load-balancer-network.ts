import type { SubnetMapping } from '@aws-sdk/client-elastic-load-balancing-v2'
import type { Call, LoadBalancer, Subnet } from '../../world/index.ts'
import { ServiceError } from '../../world/index.ts'
import { addNetworkInterface, freeAddress } from '../ec2/index.ts'
import { refuseNotImitated } from '../ec2/not-imitated.ts'
import { loadBalancerPath } from './arn.ts'

/** The members of an input that choose subnets. */
export interface SubnetChoice {
  readonly Subnets?: readonly string[] | undefined
  readonly SubnetMappings?: readonly SubnetMapping[] | undefined
}

/**
 * Finds the subnets of a load balancer: of one VPC, no two in one zone; an application load balancer has two or more.
 *
 * @param taken ids of the subnets that it has already
 * @throws ServiceError
 */
export function chooseSubnets(
  input: SubnetChoice,
  type: string,
  call: Call,
  taken: readonly string[] = [],
): readonly [Subnet, ...Subnet[]] {
  for (const mapping of input.SubnetMappings ?? [])
    refuseNotImitated(mapping, ['AllocationId', 'PrivateIPv4Address', 'IPv6Address', 'SourceNatIpv6Prefix'])
  const ids = input.Subnets ?? (input.SubnetMappings ?? []).map((mapping) => mapping.SubnetId ?? '')
  const [first, ...others] = [...new Set(ids)].map((id) => findSubnet(id, call))
  if (first === undefined) throw new ServiceError('ValidationError', 'At least one subnet must be specified')
  const all = [first, ...others] as const
  if (others.some((subnet) => subnet.vpcId !== first.vpcId))
    throw new ServiceError('InvalidConfigurationRequest', 'All subnets must belong to the same VPC')
  const zones = new Set(all.map((subnet) => subnet.availabilityZone))
  if (zones.size < all.length)
    throw new ServiceError(
      'InvalidConfigurationRequest',
      'A load balancer cannot be attached to multiple subnets in the same Availability Zone',
    )
  if (type === 'application' && zones.size < 2)
    throw new ServiceError('ValidationError', 'At least two subnets in two different Availability Zones must be specified')
  for (const subnet of all) if (!taken.includes(subnet.subnetId)) freeAddress(subnet, call)
  return all
}

/**
 * Finds the security groups of a load balancer, which are in its VPC.
 *
 * @throws ServiceError `InvalidSecurityGroup`, `InvalidConfigurationRequest`
 */
export function chooseSecurityGroups(ids: readonly string[], vpcId: string, call: Call): string[] {
  return [...new Set(ids)].map((id) => {
    const group = call.region.securityGroups[id]
    if (group === undefined) throw new ServiceError('InvalidSecurityGroup', `The security group '${id}' does not exist`)
    if (group.vpcId !== vpcId)
      throw new ServiceError(
        'InvalidConfigurationRequest',
        `One or more security groups are invalid: '${id}' is not in the VPC of the subnets`,
      )
    return id
  })
}

/** Gives the load balancer a network interface in each of its subnets, and takes away those in others. */
export function matchInterfaces(loadBalancer: LoadBalancer, call: Call): void {
  const { networkInterfaces, subnets } = call.region
  const mine = Object.values(networkInterfaces).filter((each) => each.owner === loadBalancer.arn)
  for (const each of mine) {
    if (loadBalancer.subnetIds.includes(each.subnetId)) each.securityGroupIds = [...loadBalancer.securityGroupIds]
    else delete networkInterfaces[each.networkInterfaceId]
  }
  for (const id of loadBalancer.subnetIds) {
    const subnet = subnets[id]
    if (subnet === undefined || mine.some((each) => each.subnetId === id)) continue
    addNetworkInterface(
      {
        subnet,
        securityGroupIds: loadBalancer.securityGroupIds,
        description: `ELB ${loadBalancerPath(loadBalancer.arn)}`,
        interfaceType: loadBalancer.type === 'network' ? 'network_load_balancer' : 'interface',
        owner: loadBalancer.arn,
      },
      call,
    )
  }
}

function findSubnet(id: string, call: Call): Subnet {
  const subnet = call.region.subnets[id]
  if (subnet === undefined) throw new ServiceError('SubnetNotFound', `The subnet ID '${id}' does not exist`)
  return subnet
}
