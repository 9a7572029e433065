import type {
  DescribeNetworkInterfacesRequest,
  DescribeNetworkInterfacesResult,
  NetworkInterface as WireNetworkInterface,
} from '@aws-sdk/client-ec2'
import type { Call, NetworkInterface } from '../../world/index.ts'
import type { FilterFields } from './filter.ts'
import { filterBy } from './filter.ts'
import { find } from './identify.ts'
import { liveNetworkInterfaces, macAddressOf } from './network-interface.ts'
import { pageOf } from './page.ts'

/** Answers DescribeNetworkInterfaces: those of VPC endpoints and of load balancers, all managed by the service that made them. */
export function describeNetworkInterfaces(input: DescribeNetworkInterfacesRequest, call: Call): DescribeNetworkInterfacesResult {
  const live = liveNetworkInterfaces(call)
  const byId = Object.fromEntries(live.map((each) => [each.networkInterfaceId, each]))
  const chosen = input.NetworkInterfaceIds?.map((id) => find('network-interface', byId, id)) ?? live
  const page = pageOf(filterBy(chosen, input.Filters, fieldsFor(call)), input)
  return { NetworkInterfaces: page.items.map((each) => print(each, call)), NextToken: page.nextToken }
}

function fieldsFor(call: Call): FilterFields<NetworkInterface> {
  return {
    'tag-key': () => [],
    'addresses.primary': () => [true],
    'addresses.private-ip-address': (each) => [each.privateIpAddress],
    'attachment.attachment-id': (each) => [attachmentId(each)],
    'attachment.delete-on-termination': () => [false],
    'attachment.device-index': () => [1],
    'attachment.instance-id': () => [],
    'attachment.instance-owner-id': (each) => [instanceOwner(each)],
    'attachment.status': () => ['attached'],
    'availability-zone': (each) => [each.availabilityZone],
    description: (each) => [each.description],
    'group-id': (each) => each.securityGroupIds,
    'group-name': (each) => each.securityGroupIds.map((id) => call.region.securityGroups[id]?.groupName),
    'interface-type': (each) => [each.interfaceType],
    'mac-address': (each) => [macAddressOf(each.networkInterfaceId)],
    'network-interface-id': (each) => [each.networkInterfaceId],
    'owner-id': () => [call.account],
    'private-dns-name': (each) => [privateDnsName(each, call)],
    'private-ip-address': (each) => [each.privateIpAddress],
    'requester-id': (each) => [instanceOwner(each)],
    'requester-managed': () => [true],
    'source-dest-check': () => [false],
    status: () => ['in-use'],
    'subnet-id': (each) => [each.subnetId],
    'vpc-id': (each) => [each.vpcId],
  }
}

function print(each: NetworkInterface, call: Call): WireNetworkInterface {
  return {
    NetworkInterfaceId: each.networkInterfaceId,
    SubnetId: each.subnetId,
    VpcId: each.vpcId,
    AvailabilityZone: each.availabilityZone,
    Description: each.description,
    InterfaceType: each.interfaceType as WireNetworkInterface['InterfaceType'],
    MacAddress: macAddressOf(each.networkInterfaceId),
    OwnerId: call.account,
    PrivateIpAddress: each.privateIpAddress,
    PrivateDnsName: privateDnsName(each, call),
    PrivateIpAddresses: [{ Primary: true, PrivateIpAddress: each.privateIpAddress, PrivateDnsName: privateDnsName(each, call) }],
    Ipv6Addresses: [],
    Groups: each.securityGroupIds.map((id) => ({ GroupId: id, GroupName: call.region.securityGroups[id]?.groupName })),
    RequesterId: instanceOwner(each),
    RequesterManaged: true,
    SourceDestCheck: false,
    Status: 'in-use',
    Attachment: {
      AttachmentId: attachmentId(each),
      AttachTime: new Date(each.createdAt),
      DeleteOnTermination: false,
      DeviceIndex: 1,
      InstanceOwnerId: instanceOwner(each),
      Status: 'attached',
    },
    TagSet: [],
  }
}

function attachmentId(each: NetworkInterface): string {
  return each.networkInterfaceId.replace('eni-', 'ela-attach-')
}

// Why: Terraform waits for what a deleted load balancer leaves behind by this very name.
function instanceOwner(each: NetworkInterface): string {
  return each.owner.startsWith('vpce-') ? 'amazon-aws' : 'amazon-elb'
}

function privateDnsName(each: NetworkInterface, call: Call): string {
  const region = call.region.name
  const domain = region === 'us-east-1' ? 'ec2.internal' : `${region}.compute.internal`
  return `ip-${each.privateIpAddress.replaceAll('.', '-')}.${domain}`
}
