import type { AddressInterval } from '../formula/value-set.ts'
import { readAddress } from '../values/address.ts'

/** Reads a CIDR block or an address; gives nothing for any other text. */
export function readIntervals(text: string): readonly AddressInterval[] {
  const [, written = '', digits] = /^([^/]*)(?:\/(0|[1-9]\d{0,2}))?$/.exec(text) ?? []
  const address = readAddress(written)
  if (address === undefined) return []
  const bits = address.version === 4 ? 32 : 128
  const rest = bits - Number(digits ?? bits)
  if (rest < 0) return []
  const low = (address.value >> BigInt(rest)) << BigInt(rest)
  return [{ version: address.version, low, high: low + (1n << BigInt(rest)) - 1n }]
}

/** Reads `::ffff:192.0.2.1` as the address of version 4 inside (PS-40): its interval of version 6 goes with that of version 4, and with no other. */
export function unmapped(interval: AddressInterval): readonly AddressInterval[] {
  const { version, low, high } = interval
  if (version === 4) return [interval, { version: 6, low: mapped + low, high: mapped + high }]
  const parts: readonly AddressInterval[] = [
    { version, low, high: high < mapped ? high : mapped - 1n },
    { version, low: low > mappedEnd ? low : mappedEnd + 1n, high },
  ]
  return parts.filter((part) => part.low <= part.high)
}

const mapped = 0xffffn << 32n
const mappedEnd = mapped + 0xffffffffn
