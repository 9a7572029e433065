import type { DescribeSubnetsRequest, DescribeSubnetsResult, Subnet as WireSubnet } from '@aws-sdk/client-ec2'
import type { Call, Subnet } from '../../world/index.ts'
import { parseCidr, sizeOf } from './cidr.ts'
import type { FilterFields } from './filter.ts'
import { filterBy, tagFields } from './filter.ts'
import { find } from './identify.ts'
import { liveNetworkInterfaces } from './network-interface.ts'
import { pageOf } from './page.ts'
import { printTags } from './tag.ts'

/** Answers DescribeSubnets. */
export function describeSubnets(input: DescribeSubnetsRequest, call: Call): DescribeSubnetsResult {
  const { subnets } = call.region
  const chosen = input.SubnetIds?.map((id) => find('subnet', subnets, id)) ?? Object.values(subnets)
  const page = pageOf(filterBy(chosen, input.Filters, fieldsFor(call)), input)
  return { Subnets: page.items.map((subnet) => printSubnet(subnet, call)), NextToken: page.nextToken }
}

/** Gives a subnet as EC2 sends it. */
export function printSubnet(subnet: Subnet, call: Call): WireSubnet {
  return {
    SubnetId: subnet.subnetId,
    SubnetArn: arnOf(subnet, call),
    VpcId: subnet.vpcId,
    CidrBlock: subnet.cidrBlock,
    Ipv6CidrBlockAssociationSet: [],
    AvailabilityZone: subnet.availabilityZone,
    AvailabilityZoneId: subnet.availabilityZoneId,
    AvailableIpAddressCount: freeAddresses(subnet, call),
    DefaultForAz: false,
    MapPublicIpOnLaunch: subnet.mapPublicIpOnLaunch,
    MapCustomerOwnedIpOnLaunch: false,
    AssignIpv6AddressOnCreation: false,
    EnableDns64: false,
    Ipv6Native: false,
    PrivateDnsNameOptionsOnLaunch: {
      HostnameType: 'ip-name',
      EnableResourceNameDnsARecord: false,
      EnableResourceNameDnsAAAARecord: false,
    },
    OwnerId: call.account,
    State: 'available',
    Tags: printTags(subnet.tags),
  }
}

function fieldsFor(call: Call): FilterFields<Subnet> {
  return {
    ...tagFields(),
    'availability-zone': (subnet) => [subnet.availabilityZone],
    availabilityZone: (subnet) => [subnet.availabilityZone],
    'availability-zone-id': (subnet) => [subnet.availabilityZoneId],
    'available-ip-address-count': (subnet) => [freeAddresses(subnet, call)],
    'cidr-block': (subnet) => [subnet.cidrBlock],
    cidr: (subnet) => [subnet.cidrBlock],
    'default-for-az': () => [false],
    'map-public-ip-on-launch': (subnet) => [subnet.mapPublicIpOnLaunch],
    'owner-id': () => [call.account],
    state: () => ['available'],
    'subnet-arn': (subnet) => [arnOf(subnet, call)],
    'subnet-id': (subnet) => [subnet.subnetId],
    'vpc-id': (subnet) => [subnet.vpcId],
  }
}

// Why: EC2 keeps the first four addresses of a subnet and the last one for itself.
function freeAddresses(subnet: Subnet, call: Call): number {
  const cidr = parseCidr(subnet.cidrBlock)
  const taken = liveNetworkInterfaces(call).filter(({ subnetId }) => subnetId === subnet.subnetId).length
  return cidr === undefined ? 0 : sizeOf(cidr.prefix) - 5 - taken
}

function arnOf(subnet: Subnet, call: Call): string {
  return `arn:${call.partition}:ec2:${call.region.name}:${call.account}:subnet/${subnet.subnetId}`
}
