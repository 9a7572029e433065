import type {
  SetSecurityGroupsInput,
  SetSecurityGroupsOutput,
  SetSubnetsInput,
  SetSubnetsOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import type { Call } from '../../world/index.ts'
import { ServiceError } from '../../world/index.ts'
import { printLoadBalancer } from './describe-load-balancers.ts'
import { findLoadBalancer } from './find.ts'
import { chooseSecurityGroups, chooseSubnets, matchInterfaces } from './load-balancer-network.ts'

/**
 * Answers SetSecurityGroups, with the switch that says whether they hold for traffic from PrivateLink, and so from VPC Links.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_SetSecurityGroups.html
 */
export function setSecurityGroups(input: SetSecurityGroupsInput, call: Call): SetSecurityGroupsOutput {
  const loadBalancer = findLoadBalancer(input.LoadBalancerArn ?? '', call)
  const network = loadBalancer.type === 'network'
  const groups = chooseSecurityGroups(input.SecurityGroups ?? [], loadBalancer.vpcId, call)
  if (network && loadBalancer.securityGroupIds.length === 0)
    throw new ServiceError(
      'InvalidConfigurationRequest',
      'You cannot set security groups for a Network Load Balancer that was created without security groups',
    )
  if (groups.length === 0) throw new ServiceError('InvalidConfigurationRequest', 'At least one security group must be specified')
  const enforce = input.EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic
  if (enforce !== undefined && !network)
    throw new ServiceError(
      'InvalidConfigurationRequest',
      'EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic is only supported for Network Load Balancers',
    )
  loadBalancer.securityGroupIds = groups
  loadBalancer.enforceInboundOnPrivateLink = enforce ?? loadBalancer.enforceInboundOnPrivateLink
  matchInterfaces(loadBalancer, call)
  return {
    SecurityGroupIds: groups,
    EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: network
      ? (loadBalancer.enforceInboundOnPrivateLink as SetSecurityGroupsInput['EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic'])
      : undefined,
  }
}

/** Answers SetSubnets: the list replaces the subnets that the load balancer has; they stay in its VPC. */
export function setSubnets(input: SetSubnetsInput, call: Call): SetSubnetsOutput {
  const loadBalancer = findLoadBalancer(input.LoadBalancerArn ?? '', call)
  if ((input.IpAddressType ?? 'ipv4') !== 'ipv4' || input.EnablePrefixForIpv6SourceNat === 'on')
    throw new ServiceError('UnsupportedOperation', 'The sandbox imitates only load balancers with IPv4 addresses')
  const subnets = chooseSubnets(input, loadBalancer.type, call, loadBalancer.subnetIds)
  if (subnets[0].vpcId !== loadBalancer.vpcId)
    throw new ServiceError('InvalidSubnet', `The subnet ID '${subnets[0].subnetId}' is not in the VPC of the load balancer`)
  loadBalancer.subnetIds = subnets.map((subnet) => subnet.subnetId)
  matchInterfaces(loadBalancer, call)
  return { AvailabilityZones: printLoadBalancer(loadBalancer, call).AvailabilityZones, IpAddressType: 'ipv4' }
}
