import type { Call, Subnet, VpcEndpoint } from '../../world/index.ts'
import { ServiceError } from '../../world/index.ts'
import { find } from './identify.ts'
import { addNetworkInterface, freeAddress } from './network-interface.ts'
import { vpcEndpointState } from './vpc-endpoint-life.ts'
import { executeApiDomain } from './vpc-endpoint-service.ts'

/**
 * Finds the subnets of an endpoint: of its VPC, no two in one zone, each with a free address.
 *
 * @param taken ids of the subnets that it has already
 * @throws ServiceError
 */
export function endpointSubnets(ids: readonly string[], vpcId: string, call: Call, taken: readonly string[] = []): readonly Subnet[] {
  const zones = new Set(taken.map((id) => call.region.subnets[id]?.availabilityZone))
  return ids.map((id) => {
    const subnet = find('subnet', call.region.subnets, id)
    if (subnet.vpcId !== vpcId)
      throw new ServiceError('InvalidParameter', `The subnet ${id} and the VPC ${vpcId} belong to different networks.`)
    if (zones.has(subnet.availabilityZone))
      throw new ServiceError(
        'DuplicateSubnetsInSameZone',
        `Found another VPC endpoint subnet in the availability zone of ${id}. VPC endpoint subnets should be in different availability zones supported by the VPC endpoint service.`,
      )
    freeAddress(subnet, call)
    zones.add(subnet.availabilityZone)
    return subnet
  })
}

/** Finds the security groups of an endpoint: of its VPC; the VPC's default group where none are given. */
export function endpointGroups(ids: readonly string[] | undefined, vpcId: string, call: Call): string[] {
  const groups = call.region.securityGroups
  if (ids === undefined || ids.length === 0)
    return Object.values(groups)
      .filter((group) => group.vpcId === vpcId && group.groupName === 'default')
      .map((group) => group.groupId)
  return [...new Set(ids)].map((id) => {
    const group = find('security-group', groups, id)
    if (group.vpcId !== vpcId)
      throw new ServiceError('InvalidParameter', `Security group ${id} and VPC ${vpcId} belong to different networks.`)
    return group.groupId
  })
}

/**
 * Refuses private DNS where the VPC lacks a DNS attribute, or where another endpoint has the domain already.
 *
 * @throws ServiceError `InvalidParameter`
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html
 */
export function checkPrivateDns(vpcId: string, call: Call): void {
  const vpc = find('vpc', call.region.vpcs, vpcId)
  if (!vpc.enableDnsSupport || !vpc.enableDnsHostnames)
    throw new ServiceError(
      'InvalidParameter',
      `Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for ${vpcId}`,
    )
  const holder = Object.values(call.region.vpcEndpoints).find(
    (endpoint) => endpoint.vpcId === vpcId && endpoint.privateDnsEnabled && vpcEndpointState(endpoint, call.now) !== undefined,
  )
  if (holder !== undefined)
    throw new ServiceError(
      'InvalidParameter',
      `private-dns-enabled cannot be set because there is already a conflicting DNS domain for ${executeApiDomain(call)} in the VPC ${vpcId}`,
    )
}

/** Puts an interface of the endpoint into each of the subnets. */
export function addEndpointInterfaces(endpoint: VpcEndpoint, subnets: readonly Subnet[], call: Call): void {
  for (const subnet of subnets) {
    const made = addNetworkInterface(
      {
        subnet,
        securityGroupIds: endpoint.securityGroupIds,
        description: `VPC Endpoint Interface ${endpoint.vpcEndpointId}`,
        interfaceType: 'vpc_endpoint',
        owner: endpoint.vpcEndpointId,
      },
      call,
    )
    endpoint.subnetIds.push(subnet.subnetId)
    endpoint.networkInterfaceIds.push(made.networkInterfaceId)
  }
}
