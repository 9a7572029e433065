import type {
  DeleteVpcEndpointsRequest,
  DeleteVpcEndpointsResult,
  ModifyVpcEndpointRequest,
  ModifyVpcEndpointResult,
  UnsuccessfulItem,
} from '@aws-sdk/client-ec2'
import type { Call, VpcEndpoint } from '../../world/index.ts'
import { durations, ServiceError } from '../../world/index.ts'
import { find } from './identify.ts'
import { refuseNotImitated } from './not-imitated.ts'
import { liveVpcEndpoints, sweepVpcEndpoints, vpcEndpointState } from './vpc-endpoint-life.ts'
import { addEndpointInterfaces, checkPrivateDns, endpointGroups, endpointSubnets } from './vpc-endpoint-network.ts'
import { checkEndpointPolicy, fullAccessPolicy } from './vpc-endpoint-policy.ts'

/**
 * Answers ModifyVpcEndpoint: the policy, private DNS, subnets and security groups. All of it is checked before any of it is done.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpcEndpoint.html
 */
export function modifyVpcEndpoint(input: ModifyVpcEndpointRequest, call: Call): ModifyVpcEndpointResult {
  sweepVpcEndpoints(call)
  refuseNotImitated(input, ['AddRouteTableIds', 'RemoveRouteTableIds', 'SubnetConfigurations'])
  const endpoint = find('vpc-endpoint', call.region.vpcEndpoints, input.VpcEndpointId ?? '')
  const state = vpcEndpointState(endpoint, call.now)
  if (state !== 'available')
    throw new ServiceError(
      'IncorrectState',
      `The VPC endpoint ${endpoint.vpcEndpointId} is in the state ${String(state)} and cannot be modified.`,
    )
  if ((input.IpAddressType ?? 'ipv4') !== 'ipv4' || (input.DnsOptions?.DnsRecordIpType ?? 'ipv4') !== 'ipv4')
    throw new ServiceError('UnsupportedOperation', 'The sandbox imitates only VPC endpoints with the IP address type ipv4.')
  const policyDocument = policyOf(input, endpoint)
  if (input.PrivateDnsEnabled === true && !endpoint.privateDnsEnabled) checkPrivateDns(endpoint.vpcId, call)
  const kept = remaining(endpoint.subnetIds, input.RemoveSubnetIds, 'subnet')
  const added = endpointSubnets(
    (input.AddSubnetIds ?? []).filter((id) => !kept.includes(id)),
    endpoint.vpcId,
    call,
    kept,
  )
  const groups = groupsOf(input, endpoint, call)

  endpoint.policyDocument = policyDocument
  endpoint.privateDnsEnabled = input.PrivateDnsEnabled ?? endpoint.privateDnsEnabled
  endpoint.securityGroupIds = groups
  keepSubnets(endpoint, kept, call)
  addEndpointInterfaces(endpoint, added, call)
  for (const id of endpoint.networkInterfaceIds) {
    const held = call.region.networkInterfaces[id]
    if (held !== undefined) held.securityGroupIds = [...groups]
  }
  return { Return: true }
}

/** Answers DeleteVpcEndpoints: success as a whole, with a list of what could not be deleted. */
export function deleteVpcEndpoints(input: DeleteVpcEndpointsRequest, call: Call): DeleteVpcEndpointsResult {
  sweepVpcEndpoints(call)
  const byId = Object.fromEntries(liveVpcEndpoints(call).map((endpoint) => [endpoint.vpcEndpointId, endpoint]))
  const unsuccessful: UnsuccessfulItem[] = []
  for (const id of input.VpcEndpointIds ?? []) {
    try {
      find('vpc-endpoint', byId, id).deletedAt ??= call.now + durations.vpcEndpointDeleting
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error
      unsuccessful.push({ ResourceId: id, Error: { Code: error.code, Message: error.message } })
    }
  }
  return { Unsuccessful: unsuccessful }
}

function policyOf(input: ModifyVpcEndpointRequest, endpoint: VpcEndpoint): string {
  if (input.ResetPolicy === true) {
    if (input.PolicyDocument !== undefined)
      throw new ServiceError('InvalidParameterCombination', 'PolicyDocument and ResetPolicy cannot be specified together.')
    return fullAccessPolicy
  }
  return input.PolicyDocument === undefined ? endpoint.policyDocument : checkEndpointPolicy(input.PolicyDocument)
}

function groupsOf(input: ModifyVpcEndpointRequest, endpoint: VpcEndpoint, call: Call): string[] {
  const kept = remaining(endpoint.securityGroupIds, input.RemoveSecurityGroupIds, 'security group')
  const wanted = [...kept, ...(input.AddSecurityGroupIds ?? [])]
  if (wanted.length === 0) throw new ServiceError('InvalidParameter', 'A VPC endpoint must have at least one security group.')
  return endpointGroups(wanted, endpoint.vpcId, call)
}

function remaining(current: readonly string[], removed: readonly string[] | undefined, noun: string): string[] {
  const foreign = removed?.find((id) => !current.includes(id))
  if (foreign !== undefined) throw new ServiceError('InvalidParameter', `The ${noun} ${foreign} is not associated with the VPC endpoint.`)
  return current.filter((id) => removed?.includes(id) !== true)
}

function keepSubnets(endpoint: VpcEndpoint, kept: readonly string[], call: Call): void {
  const interfaces = call.region.networkInterfaces
  const stays = (id: string): boolean => kept.includes(interfaces[id]?.subnetId ?? '')
  for (const id of endpoint.networkInterfaceIds) if (!stays(id)) delete interfaces[id]
  endpoint.networkInterfaceIds = endpoint.networkInterfaceIds.filter((id) => id in interfaces)
  endpoint.subnetIds = [...kept]
}
