import type { AddressInterval } from '../formula/value-set.ts'

/** An address as a number. */
export interface Address {
  readonly version: 4 | 6
  readonly value: bigint
}

/** Reads an IPv4 or IPv6 address; gives nothing for any other text. @see https://www.rfc-editor.org/rfc/rfc4291#section-2.2 */
export function readAddress(text: string): Address | undefined {
  if (!text.includes(':')) {
    const value = readFour(text)
    return value === undefined ? undefined : { version: 4, value }
  }
  const [front = '', back, ...more] = text.split('::')
  if (more.length > 0) return undefined
  const before = readGroups(front, back === undefined)
  const after = readGroups(back ?? '', true)
  if (before === undefined || after === undefined) return undefined
  const missing = 8 - before.length - after.length
  if (back === undefined ? missing !== 0 : missing < 1) return undefined
  let value = 0n
  for (const group of [...before, ...Array<number>(missing).fill(0), ...after]) value = value * 65536n + BigInt(group)
  return { version: 6, value }
}

/** Writes an address in its usual form, IPv6 with all its groups. */
export function writeAddress({ version, value }: Address): string {
  const [bits, count, radix, separator] = version === 4 ? ([8n, 4, 10, '.'] as const) : ([16n, 8, 16, ':'] as const)
  return Array.from({ length: count }, (_, index) =>
    BigInt.asUintN(Number(bits), value >> (bits * BigInt(count - 1 - index))).toString(radix),
  ).join(separator)
}

/** Tells whether an address lies in one of the intervals. */
export function isInside(address: Address, intervals: readonly AddressInterval[]): boolean {
  return intervals.some(({ version, low, high }) => version === address.version && low <= address.value && address.value <= high)
}

/** The greatest address of a version. */
export function greatest(version: 4 | 6): bigint {
  return 2n ** (version === 4 ? 32n : 128n) - 1n
}

function readFour(text: string): bigint | undefined {
  const bytes = text.split('.')
  if (bytes.length !== 4 || !bytes.every((byte) => /^(0|[1-9]\d{0,2})$/.test(byte) && Number(byte) < 256)) return undefined
  return bytes.reduce((value, byte) => value * 256n + BigInt(byte), 0n)
}

function readGroups(text: string, mayEndInFour: boolean): readonly number[] | undefined {
  if (text === '') return []
  const groups: number[] = []
  const words = text.split(':')
  for (const [index, word] of words.entries()) {
    const four = mayEndInFour && index === words.length - 1 ? readFour(word) : undefined
    if (four !== undefined) groups.push(Number(four >> 16n), Number(four & 0xffffn))
    else if (/^[0-9a-f]{1,4}$/i.test(word)) groups.push(parseInt(word, 16))
    else return undefined
  }
  return groups
}
