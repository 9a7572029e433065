import type { EndpointConfiguration as EndpointConfigurationInput, EndpointType, IpAddressType } from '@aws-sdk/client-api-gateway'
import type { Call, EndpointConfiguration } from '../../../world/index.ts'
import { own } from '../../../world/index.ts'
import { badRequest } from '../refusal.ts'

/** Makes the endpoint configuration of a new API; without any it is EDGE. Throws BadRequestException as checkEndpointConfiguration does. */
export function newEndpointConfiguration(input: EndpointConfigurationInput | undefined, call: Call): EndpointConfiguration {
  const types = input?.types ?? []
  const type = types[0] ?? 'EDGE'
  const configuration = {
    types: types.length === 0 ? [type] : [...types],
    vpcEndpointIds: [],
    ipAddressType: input?.ipAddressType ?? defaultIpAddressType(type),
  }
  for (const id of new Set(input?.vpcEndpointIds)) addVpcEndpoint(configuration, id, call)
  checkEndpointConfiguration(configuration)
  return configuration
}

/** Associates one more VPC endpoint; throws BadRequestException when the Region has none of that id. */
export function addVpcEndpoint(configuration: EndpointConfiguration, id: string, call: Call): void {
  const endpoint = own(call.region.vpcEndpoints, id)
  if (endpoint === undefined || (endpoint.deletedAt !== undefined && endpoint.deletedAt <= call.now)) {
    throw badRequest(`Invalid VPC endpoint identifier specified: ${id}`)
  }
  if (!configuration.vpcEndpointIds.includes(id)) configuration.vpcEndpointIds.push(id)
}

/**
 * Changes the endpoint type, and the IP address type to that type's default.
 *
 * @throws ServiceError BadRequestException for PRIVATE to EDGE, which API Gateway does not do.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-api-migration.html
 */
export function changeEndpointType(configuration: EndpointConfiguration, type: EndpointType): void {
  const before = configuration.types[0]
  if (before === type) return
  if (before === 'PRIVATE' && type === 'EDGE') throw badRequest('Cannot change the endpoint type of an API from PRIVATE to EDGE.')
  configuration.types = [type]
  if (before === 'PRIVATE' || type === 'PRIVATE') configuration.ipAddressType = defaultIpAddressType(type)
}

/** Throws BadRequestException where the members contradict each other. */
export function checkEndpointConfiguration(configuration: EndpointConfiguration): void {
  const { types, vpcEndpointIds, ipAddressType } = configuration
  if (types.length > 1) throw badRequest('Invalid endpoint configuration specified: an API has exactly one endpoint type.')
  const isPrivate = types[0] === 'PRIVATE'
  if (!isPrivate && vpcEndpointIds.length > 0) throw badRequest('VPCEndpoints can only be specified with PRIVATE apis.')
  if (isPrivate && ipAddressType !== 'dualstack') throw badRequest('Only the dualstack IP address type is supported for PRIVATE apis.')
}

// Why: where an API goes from PRIVATE to REGIONAL, one page of AWS says ipv4 and another dualstack; the sandbox takes the page on migration.
const defaultIpAddressType = (type: EndpointType): IpAddressType => (type === 'PRIVATE' ? 'dualstack' : 'ipv4')
