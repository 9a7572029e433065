import { lengthsOf, one, readText } from './values.ts'
import { countOfDecimals, type Way } from './ways.ts'

/** The ways behind the beginning of a date, or of a date with time and zone: to stretches of local time, each minute of the zone one turn. */
export function waysOfDates(text: string): readonly Way[] {
  const [, clock, fraction, zone] = /^([\d-]*(?:T[\d:]*)?)(?:\.(\d*))?(Z|[+-][\d:]*)?$/.exec(text) ?? []
  if (clock === undefined || !isBegun(clock, 'dddd-dd-ddTdd:dd:dd') || (fraction !== undefined && clock.length < 19)) return []
  if (zone !== undefined && ((clock.length !== 16 && clock.length !== 19) || fraction === '' || !isBegun(zone.slice(1), 'dd:dd'))) return []
  const [year, month] = [field(clock, 0, 4, 0, 9999), field(clock, 5, 2, 1, 12)]
  const fields = [year, month, field(clock, 8, 2, 1, lengthsOf(year.high)[month.high - 1] ?? 0)]
  fields.push(field(clock, 11, 2, 0, 23), field(clock, 14, 2, 0, 59), field(clock, 17, 2, 0, 59))
  const [hours, minutes] = [field(zone ?? '', 1, 2, 0, 23), field(zone ?? '', 4, 2, 0, 59)]
  if ([...fields, hours, minutes].some(({ low, high }) => low > high)) return []
  const at = (end: 'low' | 'high'): bigint =>
    momentOf(
      fields.map((one) => one[end]),
      fraction,
    ) ?? 0n
  const low = at('low')
  const high = zone !== undefined ? low : fraction !== undefined ? low + countOfDecimals(fraction, low) - 1n : at('high') + one - 1n
  const [least, most] = zone === 'Z' ? [0, 0] : [60 * hours.low + minutes.low, 60 * hours.high + minutes.high]
  const [from, to] = zone === undefined ? [-most, most] : zone.startsWith('-') ? [-most, -least] : [least, most]
  const later = BigInt(-to) * minute
  const leap = clock.length < 4 ? year.low % 400 : clock.length < 7 ? lengthsOf(year.low)[1] : ''
  const read = [clock.length, fraction?.replace(/\d+/, '0') ?? 'none', zone?.slice(0, 1), zone?.length, leap]
  const rest = [...read, ...[...fields, hours, minutes].map((one) => one.rest)].join(' ')
  return [{ rest, low: low + later, high: high + later, step: minute, turns: BigInt(to - from) }]
}

const minute = 60n * one

/** A part of a date of which some digits are there: from where to where it may come, and by what digits. */
interface Field {
  readonly low: number
  readonly high: number
  readonly rest: string
}

function field(text: string, start: number, width: number, least: number, most: number): Field {
  const digits = text.slice(start, start + width)
  const base = Number(digits.padEnd(width, '0'))
  const [low, high] = [Math.max(least, base), Math.min(most, Number(digits.padEnd(width, '9')))]
  return { low, high, rest: digits.length === width ? '' : `${low - base}-${high - base}` }
}

function isBegun(text: string, form: string): boolean {
  return form.startsWith(text.replace(/\d/g, 'd'))
}

function momentOf([year, month, day, ...clock]: readonly number[], fraction = ''): bigint | undefined {
  const written = (part: number | undefined, width: number): string => String(part).padStart(width, '0')
  const date = `${written(year, 4)}-${written(month, 2)}-${written(day, 2)}`
  return readText(`${date}T${clock.map((part) => written(part, 2)).join(':')}.${fraction}0Z`).instant
}
