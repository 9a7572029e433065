import { createHash } from 'node:crypto'
import type { CreateVpcEndpointRequest, CreateVpcEndpointResult } from '@aws-sdk/client-ec2'
import type { Call, VpcEndpoint } from '../../world/index.ts'
import { durations, ServiceError } from '../../world/index.ts'
import { printVpcEndpoint } from './describe-vpc-endpoints.ts'
import { find } from './identify.ts'
import { refuseNotImitated } from './not-imitated.ts'
import { tagsFor } from './tag.ts'
import { addEndpointInterfaces, checkPrivateDns, endpointGroups, endpointSubnets } from './vpc-endpoint-network.ts'
import { sweepVpcEndpoints } from './vpc-endpoint-life.ts'
import { checkEndpointPolicy, fullAccessPolicy } from './vpc-endpoint-policy.ts'
import { executeApiService } from './vpc-endpoint-service.ts'
import { withoutUndefined } from './without-undefined.ts'

/**
 * Answers CreateVpcEndpoint: an interface endpoint for execute-api, `pending` at first.
 *
 * The same `ClientToken` with the same parameters gives the endpoint that is there.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcEndpoint.html
 */
export function createVpcEndpoint(input: CreateVpcEndpointRequest, call: Call): CreateVpcEndpointResult {
  sweepVpcEndpoints(call)
  const parameters = hashOf(input)
  const earlier = madeWith(input.ClientToken, parameters, call)
  const endpoint = earlier ?? make(input, parameters, call)
  return { VpcEndpoint: printVpcEndpoint(endpoint, call), ClientToken: input.ClientToken }
}

function make(input: CreateVpcEndpointRequest, clientTokenParameters: string, call: Call): VpcEndpoint {
  refuseNotImitated(input, notImitated)
  checkService(input, call)
  const { vpcId } = find('vpc', call.region.vpcs, input.VpcId ?? '')
  const subnets = endpointSubnets(input.SubnetIds ?? [], vpcId, call)
  const securityGroupIds = endpointGroups(input.SecurityGroupIds, vpcId, call)
  const policyDocument = input.PolicyDocument === undefined ? fullAccessPolicy : checkEndpointPolicy(input.PolicyDocument)
  const privateDnsEnabled = input.PrivateDnsEnabled ?? false
  if (privateDnsEnabled) checkPrivateDns(vpcId, call)
  const tags = tagsFor('vpc-endpoint', input.TagSpecifications)
  const endpoint: VpcEndpoint = withoutUndefined({
    vpcEndpointId: `vpce-${call.hex()}`,
    vpcEndpointType: 'Interface',
    vpcId,
    serviceName: executeApiService(call.region.name),
    policyDocument,
    subnetIds: [],
    securityGroupIds,
    networkInterfaceIds: [],
    privateDnsEnabled,
    routeTableIds: [],
    ipAddressType: 'ipv4',
    createdAt: call.now,
    availableAt: call.now + durations.vpcEndpointPending,
    clientToken: input.ClientToken,
    clientTokenParameters: input.ClientToken === undefined ? undefined : clientTokenParameters,
    tags,
  })
  addEndpointInterfaces(endpoint, subnets, call)
  call.region.vpcEndpoints[endpoint.vpcEndpointId] = endpoint
  return endpoint
}

const notImitated = ['SubnetConfigurations', 'ServiceNetworkArn', 'ResourceConfigurationArn', 'RouteTableIds']

function checkService(input: CreateVpcEndpointRequest, call: Call): void {
  const name = executeApiService(call.region.name)
  if (input.ServiceName === undefined) throw new ServiceError('MissingParameter', 'The request must contain the parameter ServiceName')
  if (input.ServiceName !== name || (input.ServiceRegion ?? call.region.name) !== call.region.name)
    throw new ServiceError('InvalidServiceName', `The Vpc Endpoint Service '${input.ServiceName}' does not exist`)
  const type = input.VpcEndpointType ?? 'Gateway'
  if (type !== 'Interface')
    throw new ServiceError('InvalidParameter', `Endpoint type (${type}) does not match available service types ([Interface]).`)
  const addresses = input.DnsOptions?.DnsRecordIpType ?? 'ipv4'
  if ((input.IpAddressType ?? 'ipv4') !== 'ipv4' || addresses !== 'ipv4')
    throw new ServiceError('UnsupportedOperation', 'The sandbox imitates only VPC endpoints with the IP address type ipv4.')
}

function madeWith(token: string | undefined, parameters: string, call: Call): VpcEndpoint | undefined {
  if (token === undefined) return undefined
  if (token.length > 64) throw new ServiceError('InvalidParameterValue', 'Client token must be at most 64 characters long.')
  const made = Object.values(call.region.vpcEndpoints).find((endpoint) => endpoint.clientToken === token)
  if (made !== undefined && made.clientTokenParameters !== parameters)
    throw new ServiceError(
      'IdempotentParameterMismatch',
      `The client token '${token}' was already used by a request with different parameters.`,
    )
  return made
}

function hashOf(input: CreateVpcEndpointRequest): string {
  const parameters = Object.entries(input).filter(([name]) => name !== 'ClientToken' && name !== 'DryRun')
  const sorted = parameters.sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex')
}
