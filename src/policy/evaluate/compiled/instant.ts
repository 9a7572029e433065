import { compareDecimals, digitsEnd, makeDecimal, readDecimal, type Decimal } from './decimal.ts'

/** A moment. Why mutable: one is filled for every date of a request. */
export interface Instant {
  /**
   * The seconds since 1970, rounded down, in its only element; infinite where they are given with so many digits that a number does not hold them.
   * Why an array: it takes a number that is no small integer without an allocation.
   */
  readonly seconds: Float64Array
  /** The same where they are given as digits. */
  readonly given: Decimal
  /** The digits of the fraction of a second, without trailing zeros, are those of `text` from `fraction` to `end`. */
  text: string
  fraction: number
  end: number
}

/** Makes room for a moment. */
export function makeInstant(): Instant {
  return { seconds: new Float64Array(1), given: makeDecimal(), text: '', fraction: 0, end: 0 }
}

/**
 * Reads a date of W3C's profile of ISO 8601, from a year alone to fractions of a second with a time zone, or seconds since 1970; tells whether the text is one.
 * Four digits are a year.
 *
 * @see https://www.w3.org/TR/NOTE-datetime
 */
export function readInstant(text: string, into: Instant): boolean {
  into.text = text
  into.fraction = 0
  into.end = 0
  const first = text.charCodeAt(0) === minus ? 1 : 0
  const isNumber = digitsEnd(text, first) === text.length
  return isNumber && !(first === 0 && text.length === 4) ? readSeconds(text, into) : readDate(text, into)
}

/** Compares two moments: below 0 where the first is earlier, 0 where they are the same. */
export function compareInstants(a: Instant, b: Instant): number {
  const first = a.seconds[0] ?? 0
  const second = b.seconds[0] ?? 0
  if (first !== second) return first < second ? -1 : 1
  if (!Number.isFinite(first)) return compareDecimals(a.given, b.given)
  const shared = Math.min(a.end - a.fraction, b.end - b.fraction)
  for (let index = 0; index < shared; index++) {
    const digits = a.text.charCodeAt(a.fraction + index) - b.text.charCodeAt(b.fraction + index)
    if (digits !== 0) return digits
  }
  return a.end - a.fraction - (b.end - b.fraction)
}

function readSeconds(text: string, { seconds, given }: Instant): boolean {
  if (!readDecimal(text, given)) return false
  let size = 0
  for (let offset = given.start; offset < given.point; offset++) size = size * 10 + (text.charCodeAt(offset) - 0x30)
  if (given.point - given.start > exactDigits) size = Infinity
  seconds[0] = given.negative ? -size : size
  return true
}

/** Every whole number of so many digits is exact. */
const exactDigits = 15

function readDate(text: string, into: Instant): boolean {
  const { length } = text
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2)
  const month = length > 4 ? fieldAt(text, 4, minus) : 1
  const day = length > 7 ? fieldAt(text, 7, minus) : 1
  const days = daysSince1970(year, month, day)
  const time = length > 10 ? readTime(text, into) : 0
  into.seconds[0] = days * 86_400 + time
  return !Number.isNaN(days) && !Number.isNaN(time)
}

/** Reads `Thh:mm`, perhaps with seconds and their fraction, and the time zone; gives the seconds since midnight UTC, NaN where they cannot be read. */
function readTime(text: string, into: Instant): number {
  const seconds = fieldAt(text, 10, letterT, 23) * 3600 + fieldAt(text, 13, colon, 59) * 60
  let offset = 16
  let second = 0
  if (text.charCodeAt(offset) === colon) {
    second = fieldAt(text, offset, colon, 59)
    offset += 3
    if (text.charCodeAt(offset) === dot) {
      into.fraction = offset + 1
      offset = digitsEnd(text, into.fraction)
      into.end = offset
      if (into.end === into.fraction) return NaN
      while (text.charCodeAt(into.end - 1) === zero) into.end -= 1
    }
  }
  return seconds + second - readZone(text, offset)
}

/** Gives how many seconds a time zone is ahead of UTC; NaN where there is none. */
function readZone(text: string, offset: number): number {
  const sign = text.charCodeAt(offset)
  if (sign === letterZ && text.length === offset + 1) return 0
  if ((sign !== plus && sign !== minus) || text.length !== offset + 6) return NaN
  const ahead = fieldAt(text, offset, sign, 23) * 3600 + fieldAt(text, offset + 3, colon, 59) * 60
  return sign === minus ? -ahead : ahead
}

/** Gives the two digits behind a mark; NaN where the mark or they are missing, or where they are more than `highest`. */
function fieldAt(text: string, offset: number, mark: number, highest = 99): number {
  const value = twoDigits(text, offset + 1)
  return text.charCodeAt(offset) === mark && value <= highest ? value : NaN
}

function twoDigits(text: string, offset: number): number {
  return digitAt(text, offset) * 10 + digitAt(text, offset + 1)
}

function digitAt(text: string, offset: number): number {
  const digit = text.charCodeAt(offset) - zero
  return digit >= 0 && digit <= 9 ? digit : NaN
}

function daysSince1970(year: number, month: number, day: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const length = month === 2 && leap ? 29 : (monthLengths[month - 1] ?? 0)
  if (!(day >= 1 && day <= length)) return NaN
  let days = daysBefore(year) - daysBefore(1970) + day - 1
  for (let earlier = 1; earlier < month; earlier++) days += earlier === 2 && leap ? 29 : (monthLengths[earlier - 1] ?? 0)
  return days
}

function daysBefore(year: number): number {
  const last = year - 1
  return year * 365 + Math.floor(last / 4) - Math.floor(last / 100) + Math.floor(last / 400)
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const zero = 0x30
const plus = 0x2b
const minus = 0x2d
const dot = 0x2e
const colon = 0x3a
const letterT = 0x54
const letterZ = 0x5a
