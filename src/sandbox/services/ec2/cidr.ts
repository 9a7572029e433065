/** An IPv4 block: its first address as an unsigned 32-bit number, and the length of its prefix. */
export interface Cidr {
  readonly first: number
  readonly prefix: number
}

/** Reads an IPv4 address in dotted decimals as an unsigned 32-bit number. */
export function parseIpv4(text: string): number | undefined {
  if (!/^(\d{1,3})(\.\d{1,3}){3}$/.test(text)) return undefined
  const parts = text.split('.').map(Number)
  if (parts.some((part) => part > 255)) return undefined
  return parts.reduce((sum, part) => sum * 256 + part, 0)
}

/** Reads `10.0.0.0/16`; bits after the prefix are cleared, as EC2 does. */
export function parseCidr(text: string): Cidr | undefined {
  const [address = '', bits = '', ...rest] = text.split('/')
  const number = parseIpv4(address)
  if (number === undefined || rest.length > 0 || !/^\d{1,2}$/.test(bits) || Number(bits) > 32) return undefined
  const prefix = Number(bits)
  return { first: number - (number % sizeOf(prefix)), prefix }
}

/** Prints a block in the form that parseCidr reads. */
export function printCidr(cidr: Cidr): string {
  return `${printIpv4(cidr.first)}/${cidr.prefix}`
}

/** Prints an address in dotted decimals. */
export function printIpv4(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.')
}

/** How many addresses a block with a prefix of that length has. */
export function sizeOf(prefix: number): number {
  return 2 ** (32 - prefix)
}

/** Tells whether the whole of one block lies in another. */
export function contains(outer: Cidr, inner: Cidr): boolean {
  return inner.first >= outer.first && inner.first + sizeOf(inner.prefix) <= outer.first + sizeOf(outer.prefix)
}

/** Tells whether two blocks share an address. */
export function overlaps(a: Cidr, b: Cidr): boolean {
  return contains(a, b) || contains(b, a)
}

/** Tells whether an address, in dotted decimals, lies in a block that was stored. */
export function holdsAddress(block: string, address: string): boolean {
  const outer = parseCidr(block)
  const number = parseIpv4(address)
  return outer !== undefined && number !== undefined && contains(outer, { first: number, prefix: 32 })
}
