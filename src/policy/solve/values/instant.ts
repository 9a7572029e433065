import { compareDecimals, floor, writeDecimal, type Decimal } from './decimal.ts'

/** Reads a moment as seconds since 1970: a date of W3C's profile of ISO 8601, or an integer, which with four digits is a year; gives nothing for any other text. */
export function readInstant(text: string): Decimal | undefined {
  if (/^-?\d+$/.test(text) && !/^\d{4}$/.test(text)) return { units: BigInt(text), scale: 0 }
  const parts = form.exec(text)
  if (parts === null) return undefined
  const [
    ,
    year = '',
    month = '01',
    day = '01',
    hour = '00',
    minute = '00',
    second = '00',
    fraction = '',
    sign,
    zoneHour = '00',
    zoneMinute = '00',
  ] = parts
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`)
  // Why: a day that its month does not have becomes one of the next month, or no date at all.
  if (Number.isNaN(date.getTime()) || date.getUTCDate() !== Number(day)) return undefined
  if (Number(hour) > 23 || Number(zoneHour) > 23 || Number(minute) > 59 || Number(zoneMinute) > 59 || Number(second) > 59) return undefined
  const zone = (sign === '-' ? -60 : 60) * (Number(zoneHour) * 60 + Number(zoneMinute))
  const seconds = date.getTime() / 1000 + Number(hour) * 3600 + Number(minute) * 60 + Number(second) - zone
  return {
    units: BigInt(seconds) * 10n ** BigInt(fraction.length) + BigInt(`0${fraction}`),
    scale: fraction.length,
  }
}

/** Writes a moment as a date, in the years from 0 to 9999 in some time zone; gives nothing for any other. */
export function writeDate(moment: Decimal): string | undefined {
  const seconds = floor(moment)
  const fraction = writeDecimal({ units: moment.units - seconds * 10n ** BigInt(moment.scale), scale: moment.scale }).slice(1)
  for (const [zone, offset] of [
    ['Z', 0n],
    ['+23:59', 86340n],
    ['-23:59', -86340n],
  ] as const) {
    const local = seconds + offset
    if (local < first || local > last) continue
    return `${new Date(Number(local) * 1000).toISOString().slice(0, 19)}${fraction}${zone}`
  }
  return undefined
}

/** The first moment that can be written as a date, and the first behind it that cannot. */
export const datable: readonly Decimal[] = [
  { units: -62167219200n - 86340n, scale: 0 },
  { units: 253402300800n + 86340n, scale: 0 },
]

/** Writes a moment as an integer; gives nothing where it is none. */
export function writeSeconds(moment: Decimal): string | undefined {
  const seconds = floor(moment)
  if (compareDecimals(moment, { units: seconds, scale: 0 }) !== 0) return undefined
  const text = String(seconds)
  return /^\d{4}$/.test(text) ? `0${text}` : text
}

const form = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(?:Z|([+-])(\d\d):(\d\d)))?)?)?$/
/** The first second of the year 0 and the last of 9999. */
const first = -62167219200n
const last = 253402300799n
