import type { DescribeVpcEndpointsRequest, DescribeVpcEndpointsResult, VpcEndpoint as WireVpcEndpoint } from '@aws-sdk/client-ec2'
import type { Call, VpcEndpoint } from '../../world/index.ts'
import type { FilterFields } from './filter.ts'
import { filterBy, tagFields } from './filter.ts'
import { find } from './identify.ts'
import { pageOf } from './page.ts'
import { printTags } from './tag.ts'
import { liveVpcEndpoints, vpcEndpointState } from './vpc-endpoint-life.ts'
import { dnsEntriesOf } from './vpc-endpoint-service.ts'

/** Answers DescribeVpcEndpoints: those that are being deleted are listed until they are gone. */
export function describeVpcEndpoints(input: DescribeVpcEndpointsRequest, call: Call): DescribeVpcEndpointsResult {
  const live = liveVpcEndpoints(call)
  const byId = Object.fromEntries(live.map((endpoint) => [endpoint.vpcEndpointId, endpoint]))
  const chosen = input.VpcEndpointIds?.map((id) => find('vpc-endpoint', byId, id)) ?? live
  const page = pageOf(filterBy(chosen, input.Filters, fieldsFor(call)), input, 1)
  return { VpcEndpoints: page.items.map((endpoint) => printVpcEndpoint(endpoint, call)), NextToken: page.nextToken }
}

/** Gives an endpoint as EC2 sends it. */
export function printVpcEndpoint(endpoint: VpcEndpoint, call: Call): WireVpcEndpoint {
  return {
    VpcEndpointId: endpoint.vpcEndpointId,
    VpcEndpointType: endpoint.vpcEndpointType as WireVpcEndpoint['VpcEndpointType'],
    VpcId: endpoint.vpcId,
    ServiceName: endpoint.serviceName,
    ServiceRegion: call.region.name,
    State: wireState(endpoint, call),
    PolicyDocument: endpoint.policyDocument,
    RouteTableIds: endpoint.routeTableIds,
    SubnetIds: endpoint.subnetIds,
    Groups: endpoint.securityGroupIds.map((id) => ({ GroupId: id, GroupName: call.region.securityGroups[id]?.groupName })),
    IpAddressType: endpoint.ipAddressType as WireVpcEndpoint['IpAddressType'],
    DnsOptions: { DnsRecordIpType: 'ipv4' },
    PrivateDnsEnabled: endpoint.privateDnsEnabled,
    RequesterManaged: false,
    NetworkInterfaceIds: endpoint.networkInterfaceIds,
    DnsEntries: dnsEntriesOf(endpoint, call),
    CreationTimestamp: new Date(endpoint.createdAt),
    Tags: printTags(endpoint.tags),
    OwnerId: call.account,
  }
}

function fieldsFor(call: Call): FilterFields<VpcEndpoint> {
  return {
    ...tagFields(),
    'ip-address-type': (endpoint) => [endpoint.ipAddressType],
    'service-name': (endpoint) => [endpoint.serviceName],
    'service-region': () => [call.region.name],
    'vpc-id': (endpoint) => [endpoint.vpcId],
    'vpc-endpoint-id': (endpoint) => [endpoint.vpcEndpointId],
    'vpc-endpoint-state': (endpoint) => [wireState(endpoint, call)],
    'vpc-endpoint-type': (endpoint) => [endpoint.vpcEndpointType],
  }
}

// Why: the SDK's enum has `Available`, the wire has always had `available`.
function wireState(endpoint: VpcEndpoint, call: Call): WireVpcEndpoint['State'] {
  return vpcEndpointState(endpoint, call.now) as WireVpcEndpoint['State']
}
