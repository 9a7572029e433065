import { choose, type Interpretation } from './interpretation.ts'
import { isInRange, mappedIpv4, parseAddress, parseRange } from './ip-range.ts'

/** Tells whether an address of a request lies in a range of a policy; a text that is no address lies in none. */
export function matchAddress(value: string, text: string, interpretation: Interpretation): boolean {
  const range = parseRange(value)
  const address = parseAddress(text)
  if (range === undefined || address === undefined) return false
  const inner = mappedIpv4(address)
  if (inner === undefined) return isInRange(address, range)
  return choose(interpretation, 'PS-40', { ipv6: () => isInRange(address, range), ipv4: () => isInRange(inner, range) })
}
