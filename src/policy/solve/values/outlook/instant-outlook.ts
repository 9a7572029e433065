import type { Decimal } from '../decimal.ts'
import { integerOutlook, judgeStretch, placeOf, remaindersOf, wholeSide, type Stretch } from './number-outlook.ts'
import { both, wordOf, type Outlook, type Verdict } from './outlook.ts'

/** Seconds, both ends included; of moments since 1970, and with the fractions of a second behind `high`. */
interface Range {
  readonly low: number
  readonly high: number
}

/** Gives words for the texts that begin moments. */
export function instantWords(borders: readonly Decimal[], holds: (value: Decimal) => boolean): (text: string) => string | undefined {
  const [seconds, dates] = [judgeStretch(borders, holds), judgeDates(borders, holds)]
  return (text) => both(wordOf(secondsOutlook(text, borders), seconds), wordOf(dateOutlook(text, borders), dates))
}

/** Judges a range of moments, which are written as dates. */
function judgeDates(borders: readonly Decimal[], holds: (value: Decimal) => boolean): (range: Range) => Verdict {
  return ({ low, high }) => {
    const [first, behind] = [BigInt(low), BigInt(high + 1)]
    const isInside = ({ units, scale }: Decimal): boolean => {
      const second = 10n ** BigInt(scale)
      return first * second <= units && units < behind * second
    }
    return borders.some(isInside) ? undefined : holds({ units: first, scale: 0 })
  }
}

/** Gives what may become of a text as seconds since 1970. */
function secondsOutlook(text: string, borders: readonly Decimal[]): Outlook<Stretch> | undefined {
  const parts = /^(-?)(\d*)$/.exec(text)
  if (parts === null) return undefined
  const [, sign = '', digits = ''] = parts
  const isNegative = sign === '-'
  // Why: four digits alone are a year.
  const form = `${sign}${String(sign === '' ? Math.min(5, digits.length) : Math.min(1, digits.length))}`
  if (digits === '') return { form, ranges: sign === '' ? [wholeSide(false), wholeSide(true)] : [wholeSide(true)], exact: '' }
  return { ...integerOutlook(BigInt(digits), isNegative, borders), form }
}

/** Gives what may become of a text as a date. */
function dateOutlook(text: string, borders: readonly Decimal[]): Outlook<Range> | undefined {
  const begun = text.slice(0, toMinutes.length)
  if (!follows(begun, toMinutes)) return undefined
  const year = fieldOf(begun.slice(0, 4), 4, 0, 9999)
  const month = fieldOf(begun.slice(5, 7), 2, 1, 12)
  if (year === undefined || month === undefined) return undefined
  const days = daysOf(year.high, month.high)
  const day = fieldOf(begun.slice(8, 10), 2, 1, days)
  const hour = fieldOf(begun.slice(11, 13), 2, 0, 23)
  const minute = fieldOf(begun.slice(14, 16), 2, 0, 59)
  if (day === undefined || hour === undefined || minute === undefined) return undefined
  const low = secondsAt(year.low, month.low, day.low, hour.low, minute.low)
  if (begun.length === toMinutes.length) return clockOutlook(text.slice(toMinutes.length), low, borders)
  const high = secondsAt(year.high, month.high, day.high, hour.high, minute.high)
  // What the calendar says of days that are still to come.
  const calendar =
    begun.length < 4 ? Number(begun.padEnd(4, '0')) % 400 : begun.length < 7 ? daysOf(year.low, 2) : begun.length < 10 ? days : ''
  return {
    form: `${String(begun.length)} ${pending(begun)} ${String(calendar)}`,
    ranges: [{ low: low - farthest, high: high + 59 + farthest }],
    exact: begun,
  }
}

/** Of what stands behind the minutes: perhaps seconds and a fraction, and the zone. `minute`: their beginning, as if in UTC. */
function clockOutlook(text: string, minute: number, borders: readonly Decimal[]): Outlook<Range> | undefined {
  const parts = /^(?::(\d{0,2}|\d\d\.(\d*)))?(Z|[+-].*)?$/.exec(text)
  if (parts === null) return undefined
  const [, clock, fraction, zone] = parts
  const offset = zoneOf(zone)
  const isOver = zone !== undefined
  if (offset === undefined || (isOver && (fraction === '' || (clock !== undefined && clock.length < 2)))) return undefined
  const seconds = isOver ? (clock ?? '00') : (clock ?? '')
  const second = fieldOf(seconds.slice(0, 2), 2, 0, 59)
  if (second === undefined) return undefined
  return {
    form: `${isOver ? '' : `${fraction === undefined ? String(clock?.length) : fraction === '' ? '.' : '.0'} `}${offset.form}`,
    ranges: [{ low: minute + second.low - offset.high, high: minute + second.high - offset.low }],
    exact: `${String(minute - offset.low)} ${placeInMinute(seconds, borders)} ${zone?.charAt(0) ?? ''}`,
  }
}

/** Says where seconds stand among the borders. Why within their minutes: zones are full minutes. */
function placeInMinute(seconds: string, borders: readonly Decimal[]): string {
  const [whole = '', fraction = ''] = seconds.split('.')
  const stretch: Stretch = { units: BigInt(whole + fraction), scale: fraction.length + whole.length - 2, isNegative: false }
  const inMinutes = borders.map(({ units, scale }): Decimal => {
    const size = 60n * 10n ** BigInt(scale)
    return { units: ((units % size) + size) % size, scale }
  })
  return `${inMinutes.map((border) => placeOf(border, stretch)).join()} ${remaindersOf(stretch, inMinutes)}`
}

/** What a zone that is begun comes to, in seconds that local time is ahead. */
function zoneOf(zone: string | undefined): (Range & { readonly form: string }) | undefined {
  if (zone === undefined) return { low: -farthest, high: farthest, form: '' }
  if (zone === 'Z') return { low: 0, high: 0, form: 'end' }
  const begun = zone.slice(1)
  const hour = fieldOf(begun.slice(0, 2), 2, 0, 23)
  const minute = fieldOf(begun.slice(3, 5), 2, 0, 59)
  if (!follows(begun, '00:00') || hour === undefined || minute === undefined) return undefined
  const [low, high] = [hour.low * 3600 + minute.low * 60, hour.high * 3600 + minute.high * 60]
  const form = begun.length === 5 ? 'end' : `zone ${String(begun.length)} ${pending(begun)}`
  return zone.startsWith('-') ? { low: -high, high: -low, form } : { low, high, form }
}

/** Gives the values of a field of which the first digits are there. */
function fieldOf(begun: string, width: number, least: number, most: number): Range | undefined {
  const low = Math.max(least, Number(begun.padEnd(width, '0')))
  const high = Math.min(most, Number(begun.padEnd(width, '9')))
  return low <= high ? { low, high } : undefined
}

/** Tells whether a text begins a form, in which `0` stands for a digit. */
function follows(begun: string, form: string): boolean {
  return (
    begun.length <= form.length &&
    Array.from(begun).every((character, index) => (form[index] === '0' ? /\d/.test(character) : character === form[index]))
  )
}

/** Gives the first digit of a field of two, where the second is not there. */
function pending(begun: string): string {
  return /(?<!\d)\d$/.exec(begun)?.[0] ?? ''
}

function daysOf(year: number, month: number): number {
  return new Date(secondsAt(year, month + 1, 0, 0, 0) * 1000).getUTCDate()
}

function secondsAt(year: number, month: number, day: number, hour: number, minute: number): number {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date.setUTCHours(hour, minute) / 1000
}

const toMinutes = '0000-00-00T00:00'
/** Seconds that no zone is farther away. */
const farthest = 23 * 3600 + 59 * 60
