/** An IP address, canonicalised. */
export interface Address {
  readonly bits: 32 | 128
  readonly value: bigint
}

/** A CIDR block; a bare address is a block of one. */
export interface AddressRange extends Address {
  readonly prefix: number
}

/** Reads an IPv4 or IPv6 address; gives nothing for any other text. @see https://www.rfc-editor.org/rfc/rfc4291#section-2.2 */
export function parseAddress(text: string): Address | undefined {
  // Why: the longest spelling of an address has 45 characters, and the rest need not be looked at.
  if (text.length > 45) return undefined
  const value = text.includes(':') ? parseIpv6(text) : parseIpv4(text)
  return value === undefined ? undefined : { bits: text.includes(':') ? 128 : 32, value }
}

/** Reads a CIDR block or an address; gives nothing for any other text. */
export function parseRange(text: string): AddressRange | undefined {
  const slash = text.indexOf('/')
  const address = parseAddress(slash < 0 ? text : text.slice(0, slash))
  if (address === undefined) return undefined
  if (slash < 0) return { ...address, prefix: address.bits }
  const digits = text.slice(slash + 1)
  if (!/^(?:0|[1-9]\d{0,2})$/.test(digits) || Number(digits) > address.bits) return undefined
  return { ...address, prefix: Number(digits) }
}

/** Tells whether an address lies in a range; an IPv4 address never lies in an IPv6 range, nor the other way round. */
export function isInRange(address: Address, range: AddressRange): boolean {
  const rest = BigInt(range.bits - range.prefix)
  return address.bits === range.bits && address.value >> rest === range.value >> rest
}

/** Gives the IPv4 address inside `::ffff:0:0/96`, and nothing for any other address. */
export function mappedIpv4(address: Address): Address | undefined {
  return address.value >> 32n === 0xffffn ? { bits: 32, value: address.value & 0xffffffffn } : undefined
}

function parseIpv4(text: string): bigint | undefined {
  const fields = text.split('.')
  if (fields.length !== 4) return undefined
  let value = 0n
  for (const field of fields) {
    if (!/^(?:0|[1-9]\d{0,2})$/.test(field) || Number(field) > 255) return undefined
    value = (value << 8n) | BigInt(field)
  }
  return value
}

function parseIpv6(text: string): bigint | undefined {
  const halves = text.split('::')
  if (halves.length > 2) return undefined
  const [head, tail] = halves.map((half, index) => groupsOf(half, index === halves.length - 1))
  if (head === undefined || (halves.length === 2 && tail === undefined)) return undefined
  const missing = 8 - head.length - (tail?.length ?? 0)
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined
  const groups = [...head, ...Array.from({ length: missing }, () => 0n), ...(tail ?? [])]
  return groups.reduce((value, group) => (value << 16n) | group, 0n)
}

/** Reads groups of four hexadecimal digits; the last two may be written as an IPv4 address. */
function groupsOf(half: string, last: boolean): readonly bigint[] | undefined {
  if (half === '') return []
  const groups: bigint[] = []
  const words = half.split(':')
  for (const [index, word] of words.entries()) {
    if (/^[0-9a-fA-F]{1,4}$/.test(word)) groups.push(BigInt(`0x${word}`))
    else {
      const embedded = last && index === words.length - 1 ? parseIpv4(word) : undefined
      if (embedded === undefined) return undefined
      groups.push(embedded >> 16n, embedded & 0xffffn)
    }
  }
  return groups
}
