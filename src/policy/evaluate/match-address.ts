import type { Value } from '../language/index.ts'
import { readingOf, type Interpretation } from './interpretation.ts'
import { isInRange, mappedIpv4, parseAddress, parseRange } from './ip-range.ts'
import { plainText } from './pattern-of.ts'

/** Tells whether an address of a request lies in a range of a policy; a text that is no address lies in none. */
export function matchAddress(value: Value, text: string, interpretation: Interpretation): boolean {
  const range = parseRange(plainText(value))
  const address = parseAddress(text)
  if (range === undefined || address === undefined) return false
  const inner = mappedIpv4(address)
  if (inner !== undefined && readingOf(interpretation, 'PS-40') === 'ipv4') return isInRange(inner, range)
  return isInRange(address, range)
}
