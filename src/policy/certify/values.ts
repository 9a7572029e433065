/** What a text may read as: an address of either version, a number, a moment. */
export type Axis = 'v4' | 'v6' | 'number' | 'instant'

/** Where a text stands on each axis; nowhere where it does not read as such a thing. */
export type Reading = Readonly<Partial<Record<Axis, bigint | undefined>>>

/** A stretch of an axis, both ends included. */
export interface Interval {
  readonly axis: Axis
  readonly low: bigint
  readonly high: bigint
}

/** How many decimals count. */
export const decimals = 64
/** The distance of 1 from 0 on the axes of numbers and moments. Why twice: between any two values that can be written there is room for what lies between them. */
export const one: bigint = 2n * 10n ** BigInt(decimals)
/** Where all stands that has more than 500 digits before the dot: farther from 0 than any border. */
export const far: bigint = one * 10n ** 501n

/** All of an axis. */
export function wholeOf(axis: Axis): Interval {
  const ofAddresses = { v4: 1n << 32n, v6: 1n << 128n }
  return axis === 'v4' || axis === 'v6' ? { axis, low: 0n, high: ofAddresses[axis] - 1n } : { axis, low: -far, high: far }
}

/** Reads a text in every way in which it can be read (PS-31, PS-33, PS-38, PS-40). */
export function readText(text: string): Reading {
  return { v4: readFour(text), v6: readSix(text), number: readNumber(text), instant: readInstant(text) }
}

/** The start of a year from 0 to 10,000, on the axis of moments. */
export function startOfYear(year: number): bigint {
  return BigInt(daysBefore(year) - daysBefore(1970)) * 86_400n * one
}

/** The days of each month of a year. */
export function lengthsOf(year: number): readonly number[] {
  return [31, daysBefore(year + 1) - daysBefore(year) - 337, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
}

function readFour(text: string): bigint | undefined {
  const bytes = text.split('.')
  if (bytes.length !== 4 || !bytes.every((byte) => /^(?:0|[1-9]\d?|1\d\d|2[0-4]\d|25[0-5])$/.test(byte))) return undefined
  return bytes.reduce((value, byte) => 256n * value + BigInt(byte), 0n)
}

/** @see https://www.rfc-editor.org/rfc/rfc4291#section-2.2 */
function readSix(text: string): bigint | undefined {
  const [, front = '', last = ''] = /^([\da-f:.]{0,40}:)([\da-f.]{0,15})$/i.exec(text) ?? []
  const four = last.includes('.') ? readFour(last) : 0n
  // Why: two groups hold the place of an address of version 4, which is added at the end.
  const halves = (last.includes('.') ? `${front}0:0` : front + last).split('::').map((half) => (half === '' ? [] : half.split(':')))
  const missing = 8 - halves.flat().length
  if (four === undefined || halves.length > 2 || (halves.length === 2 ? missing < 1 : missing !== 0)) return undefined
  if (!halves.flat().every((group) => /^[\da-f]{1,4}$/i.test(group))) return undefined
  const [head = [], tail = []] = halves
  return [...head, ...Array<string>(missing).fill('0'), ...tail].reduce((value, group) => 65_536n * value + BigInt(`0x${group}`), 0n) + four
}

function readNumber(text: string): bigint | undefined {
  const [, sign, whole, fraction] = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text) ?? []
  if (whole === undefined) return undefined
  const digits = whole.replace(/^0+/, '')
  return (digits.length > 500 ? far : place(BigInt(digits), fraction)) * (sign === '-' ? -1n : 1n)
}

/** @see https://www.w3.org/TR/NOTE-datetime */
function readInstant(text: string): bigint | undefined {
  if (/^(?:-?\d{1,3}|-\d{4}|-?\d{5,})$/.test(text)) return readNumber(text)
  const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(?:Z|([+-])(\d\d):(\d\d)))?)?)?$/.exec(text)
  if (parts === null) return undefined
  const part = (index: number, otherwise: number): number => Number(parts[index] ?? otherwise)
  const [year, month, day] = [part(1, 0), part(2, 1), part(3, 1)]
  const [hour, minute, second, zoneHour, zoneMinute] = [part(4, 0), part(5, 0), part(6, 0), part(9, 0), part(10, 0)]
  const lengths = lengthsOf(year)
  if (day < 1 || day > (lengths[month - 1] ?? 0) || hour > 23 || minute > 59 || second > 59 || zoneHour > 23 || zoneMinute > 59)
    return undefined
  const days = daysBefore(year) - daysBefore(1970) + lengths.slice(0, month - 1).reduce((sum, length) => sum + length, day - 1)
  const zone = (zoneHour * 60 + zoneMinute) * (parts[8] === '-' ? -60 : 60)
  return place(BigInt(days * 86_400 + hour * 3600 + minute * 60 + second - zone), parts[7])
}

/** Decimals beyond those that count put a value between two that are written with them. */
function place(whole: bigint, fraction = ''): bigint {
  const beyond = /[1-9]/.test(fraction.slice(decimals)) ? 1n : 0n
  return whole * one + 2n * BigInt(fraction.slice(0, decimals).padEnd(decimals, '0')) + beyond
}

/** Days from the beginning of the year 0 to that of another one. */
function daysBefore(year: number): number {
  return 365 * year + Math.floor((year + 3) / 4) - Math.floor((year + 99) / 100) + Math.floor((year + 399) / 400)
}
