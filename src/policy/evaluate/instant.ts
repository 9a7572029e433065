import { compareDecimals, compareTexts, parseDecimal, withoutTrailingZeros, type Decimal } from './decimal.ts'

/** A moment: seconds since 1970, rounded down, and the digits of the fraction. */
export interface Instant {
  readonly seconds: Decimal
  readonly fraction: string
}

/**
 * Reads a date of W3C's profile of ISO 8601, from a year alone to fractions of a second with a time zone, or seconds since 1970; gives nothing for any other text.
 * Four digits are a year.
 *
 * @see https://www.w3.org/TR/NOTE-datetime
 */
export function parseInstant(text: string): Instant | undefined {
  if (/^-?\d+$/.test(text) && !/^\d{4}$/.test(text)) return ofSeconds(text, '')
  const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(?:Z|([+-])(\d\d):(\d\d)))?)?)?$/.exec(text)
  if (match === null) return undefined
  const [, year, month = '01', day = '01', hour, minute, second, fraction = '', sign, zoneHour, zoneMinute] = match
  const days = daysSince1970(Number(year), Number(month), Number(day))
  const time = secondsOfDay(hour, minute, second)
  const zone = secondsOfDay(zoneHour, zoneMinute, undefined)
  if (days === undefined || time === undefined || zone === undefined) return undefined
  return ofSeconds(String(days * 86_400 + time - (sign === '-' ? -zone : zone)), fraction)
}

/** Compares two moments: negative where the first is earlier, 0 where they are the same. */
export function compareInstants(a: Instant, b: Instant): number {
  return compareDecimals(a.seconds, b.seconds) || compareTexts(a.fraction, b.fraction)
}

function ofSeconds(text: string, fraction: string): Instant | undefined {
  const seconds = parseDecimal(text)
  return seconds === undefined ? undefined : { seconds, fraction: withoutTrailingZeros(fraction) }
}

function secondsOfDay(hour = '0', minute = '0', second = '0'): number | undefined {
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined
  return Number(hour) * 3600 + Number(minute) * 60 + Number(second)
}

function daysSince1970(year: number, month: number, day: number): number | undefined {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const length = month === 2 && isLeap ? 29 : monthLengths[month - 1]
  if (length === undefined || day < 1 || day > length) return undefined
  const before = monthLengths.slice(0, month - 1).reduce((sum, days) => sum + days, month > 2 && isLeap ? 1 : 0)
  const last = year - 1
  return year * 365 + Math.floor(last / 4) - Math.floor(last / 100) + Math.floor(last / 400) + before + day - 1 - epoch
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
/** Days from the year 0 to 1970, counted as `daysSince1970` does. */
const epoch = 1970 * 365 + Math.floor(1969 / 4) - Math.floor(1969 / 100) + Math.floor(1969 / 400)
