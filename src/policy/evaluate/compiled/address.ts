/** How many groups an address has: 2, 8, or 0 where the text was none. */
export type Family = 0 | 2 | 8

/** Reads an IPv4 or IPv6 address into `groups`; gives the number of groups, 0 for any other text. @see https://www.rfc-editor.org/rfc/rfc4291#section-2.2 */
export function readAddress(text: string, groups: number[]): Family {
  // Why: the longest spelling of an address has 45 characters, and the rest need not be looked at.
  if (text.length > 45) return 0
  if (!text.includes(':')) return readIpv4(text, 0, groups, 0) ? 2 : 0
  return readIpv6(text, groups) ? 8 : 0
}

/** Reads four decimal fields up to the end of the text into two groups. */
function readIpv4(text: string, from: number, groups: number[], at: number): boolean {
  let offset = from
  for (let field = 0; field < 4; field++) {
    if (field > 0 && text.charCodeAt(offset++) !== dot) return false
    const start = offset
    let value = 0
    for (; offset < start + 4; offset++) {
      const digit = text.charCodeAt(offset) - 0x30
      if (!(digit >= 0 && digit <= 9)) break
      value = value * 10 + digit
    }
    const leadingZero = offset > start + 1 && text.charCodeAt(start) === 0x30
    if (offset === start || leadingZero || value > 255) return false
    const group = at + (field >> 1)
    groups[group] = field % 2 === 0 ? value * 256 : (groups[group] ?? 0) + value
  }
  return offset === text.length
}

function readIpv6(text: string, groups: number[]): boolean {
  let count = 0
  let gap = -1
  let offset = 0
  if (text.startsWith('::')) {
    gap = 0
    offset = 2
  }
  while (offset < text.length) {
    if (count === 8) return false
    const end = hexEnd(text, offset)
    if (text.charCodeAt(end) === dot) {
      if (count > 6 || !readIpv4(text, offset, groups, count)) return false
      count += 2
      offset = text.length
      break
    }
    if (end === offset) return false
    groups[count++] = hexValue(text, offset, end)
    if (end === text.length) break
    if (text.charCodeAt(end) !== colon) return false
    offset = end + 1
    if (text.charCodeAt(offset) === colon) {
      if (gap >= 0) return false
      gap = count
      offset += 1
    } else if (offset === text.length) return false
  }
  return gap < 0 ? count === 8 : count < 8 && spread(groups, gap, count)
}

/** Puts the zeros of `::` in their place. */
function spread(groups: number[], gap: number, count: number): true {
  const missing = 8 - count
  for (let index = count - 1; index >= gap; index--) groups[index + missing] = groups[index] ?? 0
  for (let index = gap; index < gap + missing; index++) groups[index] = 0
  return true
}

function hexEnd(text: string, from: number): number {
  let offset = from
  while (offset < from + 4 && hexDigit(text.charCodeAt(offset)) >= 0) offset++
  return offset
}

function hexValue(text: string, from: number, to: number): number {
  let value = 0
  for (let offset = from; offset < to; offset++) value = value * 16 + hexDigit(text.charCodeAt(offset))
  return value
}

/** The value of a hexadecimal digit; -1 for any other character, the end of the text included. */
function hexDigit(character: number): number {
  if (character >= 0x30 && character <= 0x39) return character - 0x30
  const letter = character | 0x20
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1
}

const dot = 0x2e
const colon = 0x3a
