import { isRefusal } from '../aws/aws-failure.ts'
import type { Aws } from '../aws/aws.ts'

/** A subnet, as far as a plan must know it. */
export interface ObservedSubnet {
  readonly id: string
  readonly vpc: string
  readonly zone: string
}

/** A VPC, as far as private DNS names need it. */
export interface ObservedVpc {
  readonly id: string
  readonly dnsSupport: boolean
  readonly dnsHostnames: boolean
}

/** The subnets with these ids; what does not exist is left out. */
export async function observeSubnets(aws: Aws, ids: readonly string[]): Promise<readonly ObservedSubnet[]> {
  if (ids.length === 0) return []
  // Why: a filter leaves out what is not there, where a list of ids is refused as a whole.
  const { Subnets = [] } = await aws.call('DescribeSubnets', { Filters: [{ Name: 'subnet-id', Values: [...ids] }] })
  return Subnets.map((subnet) => ({ id: subnet.SubnetId ?? '', vpc: subnet.VpcId ?? '', zone: subnet.AvailabilityZone ?? '' }))
}

/** The VPCs with these ids and what DNS does in them; what does not exist is left out. */
export async function observeVpcs(aws: Aws, ids: readonly string[]): Promise<readonly ObservedVpc[]> {
  const found: ObservedVpc[] = []
  for (const id of ids) {
    try {
      const support = await aws.call('DescribeVpcAttribute', { VpcId: id, Attribute: 'enableDnsSupport' })
      const hostnames = await aws.call('DescribeVpcAttribute', { VpcId: id, Attribute: 'enableDnsHostnames' })
      found.push({ id, dnsSupport: support.EnableDnsSupport?.Value ?? false, dnsHostnames: hostnames.EnableDnsHostnames?.Value ?? false })
    } catch (error) {
      if (!isRefusal(error, 'InvalidVpcID.NotFound', 'InvalidVpcID.Malformed')) throw error
    }
  }
  return found
}
