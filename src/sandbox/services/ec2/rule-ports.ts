import { ServiceError } from '../../world/index.ts'

/** The port range of a rule; for ICMP its type and code. None where the protocol has none. */
export interface RulePorts {
  readonly fromPort?: number
  readonly toPort?: number
}

/**
 * Gives a protocol as EC2 keeps it: `tcp`, `udp`, `icmp` and `icmpv6` by name, others by number, `-1` for all.
 *
 * @throws ServiceError `InvalidParameterValue`
 */
export function protocolOf(text: string | undefined): string {
  if (text === undefined) throw new ServiceError('MissingParameter', 'The request must contain the parameter ipProtocol')
  const protocol = text.toLowerCase()
  if (Object.hasOwn(names, protocol)) return names[protocol] ?? protocol
  if (['tcp', 'udp', 'icmp', 'icmpv6', '-1'].includes(protocol)) return protocol
  if (/^\d{1,3}$/.test(protocol) && Number(protocol) <= 255) return protocol
  throw new ServiceError('InvalidParameterValue', `Invalid value '${text}' for IP protocol. Unknown protocol.`)
}

/**
 * Checks the ports that come with a protocol, and leaves them out where the protocol has none.
 *
 * @throws ServiceError `InvalidParameterValue`
 */
export function checkPorts(protocol: string, from: number | undefined, to: number | undefined): RulePorts {
  switch (protocol) {
    case 'tcp':
    case 'udp':
      if (from === undefined || to === undefined)
        throw invalid("Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange.")
      if (from < 0 || to > 65_535 || from > to) throw invalid(`Invalid TCP/UDP port range (${from}:${to})`)
      return { fromPort: from, toPort: to }
    case 'icmp':
    case 'icmpv6':
      if (from !== undefined && (from < -1 || from > 255)) throw invalid(`ICMP type (${from}) is not valid`)
      if (to !== undefined && (to < -1 || to > 255)) throw invalid(`ICMP code (${to}) is not valid`)
      return { fromPort: from ?? -1, toPort: to ?? -1 }
    default:
      return {}
  }
}

const names: Readonly<Record<string, string>> = { '6': 'tcp', '17': 'udp', '1': 'icmp', '58': 'icmpv6', all: '-1' }

function invalid(message: string): ServiceError {
  return new ServiceError('InvalidParameterValue', message)
}
