import { isIP } from 'node:net'
import type { Region, VpcEndpoint } from '../../world/index.ts'
import { jsonRefusal } from '../answer/refusal.ts'
import { headerOf, type Incoming } from '../listen/incoming.ts'
import type { Side } from '../listen/side.ts'
import { stranger } from '../listen/stranger.ts'
import type { Switches } from '../switches.ts'

/** The header, known to the sandbox alone, with which a request says from which address it comes. It never reaches a backend. */
export const sourceIpHeader = 'x-sandbox-source-ip'

/**
 * Gives the condition keys of a request as API Gateway sets them for an anonymous caller.
 *
 * aws:SecureTransport is always `true`, though the sandbox itself speaks plain HTTP: API Gateway takes nothing else.
 *
 * @param now - virtual time, in milliseconds
 * @throws Refusal 400 where the sandbox's own header holds no address.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-aws-condition-keys.html
 */
export function requestContext(side: Side, region: Region, incoming: Incoming, now: number, switches: Switches): Record<string, string> {
  const userAgent = headerOf(incoming, 'user-agent')
  const referer = headerOf(incoming, 'referer')
  return {
    'aws:CurrentTime': `${new Date(now).toISOString().slice(0, 19)}Z`,
    'aws:EpochTime': String(Math.floor(now / 1000)),
    'aws:SecureTransport': 'true',
    ...(userAgent === undefined ? {} : { 'aws:UserAgent': userAgent }),
    ...(referer === undefined ? {} : { 'aws:Referer': referer }),
    ...networkKeys(side, region, sentSource(incoming), switches),
  }
}

function networkKeys(side: Side, region: Region, sent: string | undefined, switches: Switches): Record<string, string> {
  if (side.kind === 'public') return { 'aws:SourceIp': sent ?? '203.0.113.10' }
  const rewritten = switches.sourceIpThroughEndpoint === 'rewritten' ? { 'aws:SourceIp': interfaceAddress(side, region) } : {}
  return {
    'aws:SourceVpc': side.vpcId,
    'aws:SourceVpce': side.vpcEndpointId,
    'aws:VpcSourceIp':
      sent ?? (side.kind === 'stranger' ? stranger.address : callerAddress(region, region.vpcEndpoints[side.vpcEndpointId])),
    ...rewritten,
  }
}

function sentSource(incoming: Incoming): string | undefined {
  const sent = headerOf(incoming, sourceIpHeader)
  if (sent !== undefined && isIP(sent) === 0)
    throw jsonRefusal(400, 'SandboxBadRequest', { message: `\`${sent}\` in ${sourceIpHeader} is not an IP address` })
  return sent
}

function interfaceAddress(side: Exclude<Side, { kind: 'public' }>, region: Region): string {
  if (side.kind === 'stranger') return stranger.networkInterfaceAddress
  const [id = ''] = region.vpcEndpoints[side.vpcEndpointId]?.networkInterfaceIds ?? []
  return region.networkInterfaces[id]?.privateIpAddress ?? callerAddress(region, undefined)
}

// Why: a caller in the endpoint's first subnet, or else in its VPC. AWS keeps the first four addresses of a subnet and the last one, and the
// smallest subnet has sixteen: the last but one is free for a caller in every size.
function callerAddress(region: Region, endpoint: VpcEndpoint | undefined): string {
  const subnet = region.subnets[endpoint?.subnetIds[0] ?? '']
  const block = subnet?.cidrBlock ?? region.vpcs[endpoint?.vpcId ?? '']?.cidrBlock ?? '10.0.0.0/16'
  const [network = '', prefix = '16'] = block.split('/')
  const first = network.split('.').reduce((sum, byte) => sum * 256 + Number(byte), 0)
  const address = first + 2 ** (32 - Number(prefix)) - 2
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.')
}
