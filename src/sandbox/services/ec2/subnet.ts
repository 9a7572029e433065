import type { CreateSubnetRequest, CreateSubnetResult, DeleteSubnetRequest, ModifySubnetAttributeRequest } from '@aws-sdk/client-ec2'
import type { Call, Subnet } from '../../world/index.ts'
import { ServiceError } from '../../world/index.ts'
import type { Zone } from './availability-zone.ts'
import { zonesOf } from './availability-zone.ts'
import type { Cidr } from './cidr.ts'
import { contains, overlaps, parseCidr, printCidr } from './cidr.ts'
import { printSubnet } from './describe-subnets.ts'
import { find } from './identify.ts'
import { liveNetworkInterfaces } from './network-interface.ts'
import { refuseNotImitated } from './not-imitated.ts'
import { tagsFor } from './tag.ts'
import { sweepVpcEndpoints } from './vpc-endpoint-life.ts'

/**
 * Answers CreateSubnet: a block of the VPC's, /16 to /28, that overlaps no other subnet.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSubnet.html
 */
export function createSubnet(input: CreateSubnetRequest, call: Call): CreateSubnetResult {
  refuseNotImitated(input, ['Ipv6CidrBlock', 'Ipv6Native', 'OutpostArn', 'Ipv4IpamPoolId', 'Ipv4NetmaskLength', 'Ipv6IpamPoolId'])
  const vpc = find('vpc', call.region.vpcs, input.VpcId ?? '')
  const cidr = blockOf(input.CidrBlock)
  const outer = parseCidr(vpc.cidrBlock)
  if (outer === undefined || !contains(outer, cidr) || cidr.prefix > 28)
    throw new ServiceError('InvalidSubnet.Range', `The CIDR '${printCidr(cidr)}' is invalid.`)
  const zone = zoneOf(input, call.region.name)
  for (const other of Object.values(call.region.subnets)) {
    const taken = parseCidr(other.cidrBlock)
    if (other.vpcId === vpc.vpcId && taken !== undefined && overlaps(taken, cidr))
      throw new ServiceError('InvalidSubnet.Conflict', `The CIDR '${printCidr(cidr)}' conflicts with another subnet`)
  }
  const tags = tagsFor('subnet', input.TagSpecifications)
  const subnet: Subnet = {
    subnetId: `subnet-${call.hex()}`,
    vpcId: vpc.vpcId,
    cidrBlock: printCidr(cidr),
    availabilityZone: zone.name,
    availabilityZoneId: zone.id,
    mapPublicIpOnLaunch: false,
    tags,
  }
  call.region.subnets[subnet.subnetId] = subnet
  return { Subnet: printSubnet(subnet, call) }
}

/** Answers ModifySubnetAttribute: only MapPublicIpOnLaunch is kept; anything else is refused. */
export function modifySubnetAttribute(input: ModifySubnetAttributeRequest, call: Call): object {
  const subnet = find('subnet', call.region.subnets, input.SubnetId ?? '')
  const asked = Object.entries(input).filter(([name, value]) => !kept.includes(name) && !isDefault(value))
  refuseNotImitated(
    Object.fromEntries(asked),
    asked.map(([name]) => name),
  )
  subnet.mapPublicIpOnLaunch = input.MapPublicIpOnLaunch?.Value ?? subnet.mapPublicIpOnLaunch
  return {}
}

/** Answers DeleteSubnet: refused while a network interface is in it. */
export function deleteSubnet(input: DeleteSubnetRequest, call: Call): object {
  const { subnetId } = find('subnet', call.region.subnets, input.SubnetId ?? '')
  if (liveNetworkInterfaces(call).some((networkInterface) => networkInterface.subnetId === subnetId))
    throw new ServiceError('DependencyViolation', `The subnet '${subnetId}' has dependencies and cannot be deleted.`)
  sweepVpcEndpoints(call)
  delete call.region.subnets[subnetId]
  return {}
}

const kept = ['SubnetId', 'MapPublicIpOnLaunch']

function isDefault(value: unknown): boolean {
  return value === undefined || value === 'ip-name' || (value as { readonly Value?: boolean }).Value === false
}

function blockOf(text: string | undefined): Cidr {
  if (text === undefined) throw new ServiceError('MissingParameter', "Either 'cidrBlock' or 'ipv6CidrBlock' should be provided.")
  const cidr = parseCidr(text)
  if (cidr === undefined)
    throw new ServiceError('InvalidParameterValue', `Value (${text}) for parameter cidrBlock is invalid. This is not a valid CIDR block.`)
  return cidr
}

function zoneOf(input: CreateSubnetRequest, region: string): Zone {
  const zones = zonesOf(region)
  const zone = zones.find(
    (each) => each.name === (input.AvailabilityZone ?? each.name) && each.id === (input.AvailabilityZoneId ?? each.id),
  )
  if (zone !== undefined) return zone
  const [parameter, value, all] =
    input.AvailabilityZone === undefined
      ? ['availabilityZoneId', input.AvailabilityZoneId ?? '', zones.map(({ id }) => id)]
      : ['availabilityZone', input.AvailabilityZone, zones.map(({ name }) => name)]
  throw new ServiceError(
    'InvalidParameterValue',
    `Value (${value}) for parameter ${parameter} is invalid. Subnets can currently only be created in the following availability zones: ${all.join(', ')}.`,
  )
}
