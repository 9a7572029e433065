import type { DnsRecordIpType, HostnameType, IpAddressType, Tenancy, VpcAttributeName, VpcEndpointType } from '@aws-sdk/client-ec2'
import type { Service } from '../../world/index.ts'
import { ServiceError } from '../../world/index.ts'

const tenancy: readonly Tenancy[] = ['dedicated', 'default', 'host']
const vpcEndpointType: readonly VpcEndpointType[] = ['Gateway', 'GatewayLoadBalancer', 'Interface', 'Resource', 'ServiceNetwork', 'Tunnel']
const ipAddressType: readonly IpAddressType[] = ['dualstack', 'ipv4', 'ipv6']
const dnsRecordIpType: readonly DnsRecordIpType[] = ['dualstack', 'ipv4', 'ipv6', 'service-defined']
const hostnameType: readonly HostnameType[] = ['ip-name', 'resource-name']
const vpcAttributeName: readonly VpcAttributeName[] = ['enableDnsHostnames', 'enableDnsSupport', 'enableNetworkAddressUsageMetrics']

/** How EC2 refuses inputs that do not have the shape they should; a test holds the tables against the SDK's enums. */
export const validation: Service['validation'] = {
  missingMember: (member) => new ServiceError('MissingParameter', `The request must contain the parameter ${member}`),
  wrongEnum: (member, value, allowed) =>
    new ServiceError(
      'InvalidParameterValue',
      `Value (${String(value)}) for parameter ${member} is invalid. Valid values are: ${allowed.join(', ')}.`,
    ),
  enums: {
    CreateVpcRequest: { InstanceTenancy: tenancy },
    CreateVpcEndpointRequest: { VpcEndpointType: vpcEndpointType, IpAddressType: ipAddressType },
    ModifyVpcEndpointRequest: { IpAddressType: ipAddressType },
    DnsOptionsSpecification: { DnsRecordIpType: dnsRecordIpType },
    ModifySubnetAttributeRequest: { PrivateDnsHostnameTypeOnLaunch: hostnameType },
    DescribeVpcAttributeRequest: { Attribute: vpcAttributeName },
  },
}
