import { createHash } from 'node:crypto'
import type { DescribeVpcEndpointServicesRequest, DescribeVpcEndpointServicesResult, ServiceDetail } from '@aws-sdk/client-ec2'
import type { Call, VpcEndpoint } from '../../world/index.ts'
import { ServiceError } from '../../world/index.ts'
import { zonesOf } from './availability-zone.ts'
import { filterBy } from './filter.ts'
import { pageOf } from './page.ts'

/** The one service that the sandbox has endpoints for: `com.amazonaws.REGION.execute-api`. */
export function executeApiService(region: string): string {
  return `com.amazonaws.${region}.execute-api`
}

/** The domain that private DNS of an execute-api endpoint takes over in its VPC. */
export function executeApiDomain(call: Pick<Call, 'region' | 'partition'>): string {
  return `execute-api.${call.region.name}.amazonaws.com${call.partition === 'aws-cn' ? '.cn' : ''}`
}

/** A DNS name of an endpoint and the hosted zone that it is in. */
export interface DnsEntry {
  readonly DnsName: string
  readonly HostedZoneId: string
}

/**
 * The DNS names of an endpoint, in AWS's form: one for the Region, one for each zone, and the private ones.
 *
 * The random part and the hosted zones are functions of the ids: AWS's own differ.
 */
export function dnsEntriesOf(endpoint: VpcEndpoint, call: Call): DnsEntry[] {
  const region = call.region.name
  const label = `${endpoint.vpcEndpointId}-${token(endpoint.vpcEndpointId, 8).toLowerCase()}`
  const zones = endpoint.subnetIds.map((id) => call.region.subnets[id]?.availabilityZone ?? region)
  const names = [label, ...zones.map((zone) => `${label}-${zone}`)]
  const regional = names.map((name) => ({
    DnsName: `${name}.execute-api.${region}.vpce.amazonaws.com${call.partition === 'aws-cn' ? '.cn' : ''}`,
    HostedZoneId: `Z${token(region, 13)}`,
  }))
  if (!endpoint.privateDnsEnabled) return regional
  const zone = `Z${token(`${endpoint.vpcEndpointId}/zone`, 20)}`
  const domain = executeApiDomain(call)
  return [...regional, ...[domain, `*.${domain}`].map((name) => ({ DnsName: name, HostedZoneId: zone }))]
}

/** Answers DescribeVpcEndpointServices. */
export function describeVpcEndpointServices(input: DescribeVpcEndpointServicesRequest, call: Call): DescribeVpcEndpointServicesResult {
  const detail = detailOf(call)
  for (const name of input.ServiceNames ?? [])
    if (name !== detail.ServiceName) throw new ServiceError('InvalidServiceName', `The Vpc Endpoint Service '${name}' does not exist`)
  const passed = filterBy([detail], input.Filters, {
    owner: () => ['amazon'],
    'service-name': (each) => [each.ServiceName],
    'service-region': () => [call.region.name],
    'service-type': () => ['Interface'],
    'supported-ip-address-types': () => ['ipv4'],
    'tag-key': () => [],
  })
  const page = pageOf(passed, input, 1)
  return {
    ServiceDetails: page.items,
    ServiceNames: page.items.map((each) => each.ServiceName ?? ''),
    NextToken: page.nextToken,
  }
}

function detailOf(call: Call): ServiceDetail {
  const region = call.region.name
  const name = executeApiService(region)
  return {
    ServiceName: name,
    ServiceId: `vpce-svc-0${token(name, 16, 16).toLowerCase()}`,
    ServiceType: [{ ServiceType: 'Interface' }],
    ServiceRegion: region,
    AvailabilityZones: zonesOf(region).map((zone) => zone.name),
    AvailabilityZoneIds: zonesOf(region).map((zone) => zone.id),
    Owner: 'amazon',
    BaseEndpointDnsNames: [`execute-api.${region}.vpce.amazonaws.com`],
    PrivateDnsName: `*.${executeApiDomain(call)}`,
    PrivateDnsNames: [{ PrivateDnsName: `*.${executeApiDomain(call)}` }, { PrivateDnsName: executeApiDomain(call) }],
    PrivateDnsNameVerificationState: 'verified',
    VpcEndpointPolicySupported: true,
    AcceptanceRequired: false,
    ManagesVpcEndpoints: false,
    SupportedIpAddressTypes: ['ipv4'],
    Tags: [],
  }
}

function token(seed: string, length: number, base = 36): string {
  const digits = createHash('sha256').update(seed).digest('hex')
  return BigInt(`0x${digits}`).toString(base).toUpperCase().padStart(length, '0').slice(-length)
}
