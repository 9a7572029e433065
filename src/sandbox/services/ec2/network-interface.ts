import { createHash } from 'node:crypto'
import type { Call, NetworkInterface, Subnet } from '../../world/index.ts'
import { ServiceError } from '../../world/index.ts'
import { parseCidr, parseIpv4, printIpv4, sizeOf } from './cidr.ts'
import { liveVpcEndpoints } from './vpc-endpoint-life.ts'

/** What a service needs to say about an interface that it makes for itself. */
export interface NewNetworkInterface {
  readonly subnet: Subnet
  readonly securityGroupIds: readonly string[]
  readonly description: string
  /** `vpc_endpoint`, `network_load_balancer` or `interface`. */
  readonly interfaceType: string
  /** The vpce- id or load balancer ARN that it belongs to. */
  readonly owner: string
}

/**
 * Adds a network interface with a free address of its subnet.
 *
 * @throws ServiceError `InsufficientFreeAddressesInSubnet`
 */
export function addNetworkInterface(wanted: NewNetworkInterface, call: Call): NetworkInterface {
  const { subnet } = wanted
  const privateIpAddress = freeAddress(subnet, call)
  const networkInterface: NetworkInterface = {
    networkInterfaceId: `eni-${call.hex()}`,
    subnetId: subnet.subnetId,
    vpcId: subnet.vpcId,
    availabilityZone: subnet.availabilityZone,
    privateIpAddress,
    securityGroupIds: [...wanted.securityGroupIds],
    description: wanted.description,
    interfaceType: wanted.interfaceType,
    createdAt: call.now,
    owner: wanted.owner,
  }
  call.region.networkInterfaces[networkInterface.networkInterfaceId] = networkInterface
  return networkInterface
}

/**
 * Finds the free address of a subnet that the next network interface gets.
 *
 * @throws ServiceError `InsufficientFreeAddressesInSubnet`
 */
export function freeAddress(subnet: Subnet, call: Call): string {
  const cidr = parseCidr(subnet.cidrBlock)
  const taken = new Set(
    liveNetworkInterfaces(call)
      .filter(({ subnetId }) => subnetId === subnet.subnetId)
      .map(({ privateIpAddress }) => parseIpv4(privateIpAddress)),
  )
  // Why from the top: people choose low addresses for what they put into a subnet, and the sandbox cannot see those.
  if (cidr !== undefined)
    for (let address = cidr.first + sizeOf(cidr.prefix) - 2; address >= cidr.first + 4; address -= 1)
      if (!taken.has(address)) return printIpv4(address)
  throw new ServiceError(
    'InsufficientFreeAddressesInSubnet',
    `There are not enough free addresses in subnet '${subnet.subnetId}' to satisfy the requested number of addresses.`,
  )
}

/** The network interfaces that are there: those of a VPC endpoint go when its deletion is over. */
export function liveNetworkInterfaces(call: Pick<Call, 'region' | 'now'>): readonly NetworkInterface[] {
  const endpoints = new Set(liveVpcEndpoints(call).map((endpoint) => endpoint.vpcEndpointId))
  return Object.values(call.region.networkInterfaces).filter(({ owner }) => !owner.startsWith('vpce-') || endpoints.has(owner))
}

/** Gives a network interface's hardware address: a function of its id. */
export function macAddressOf(networkInterfaceId: string): string {
  const digits = createHash('sha256').update(networkInterfaceId).digest('hex').slice(0, 10)
  return ['0a', ...(digits.match(/../g) ?? [])].join(':')
}
