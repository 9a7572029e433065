import { far, one, startOfYear, type Axis, type Interval, type Reading } from './values.ts'

/**
 * Gives readings such that whatever some intervals tell apart, one of them is there: on each axis the first value of all, and the first at or behind each border.
 *
 * Texts read as nothing, an address, a number (`5.0`), a date, as both a number and seconds (`5`), or as both a number and a year (`2024`), and in no other way (PS-33, PS-34).
 */
export function readingsAt(intervals: readonly Interval[]): readonly Reading[] {
  const on = (axis: Axis, from: bigint, to: bigint): readonly bigint[] => {
    const borders = intervals.flatMap((interval) => (interval.axis === axis ? [interval.low, interval.high + 1n] : []))
    return [from, ...borders.filter((border) => from < border && border <= to)]
  }
  const whole = [...on('number', -far, far), ...on('instant', -far, far)].map((border) => border / one + (border % one > 0n ? 1n : 0n))
  const ofNumbers = on('number', 0n, 9999n * one).map((border) => Number((border + one - 1n) / one))
  const ofMoments = on('instant', startOfYear(0), startOfYear(9999)).map(yearFrom)
  return [
    {},
    ...on('v4', 0n, 2n ** 32n - 1n).map((v4) => ({ v4 })),
    ...on('v6', 0n, 2n ** 128n - 1n).map((v6) => ({ v6 })),
    ...on('number', -far, far).map((number) => ({ number })),
    ...on('instant', startOfYear(0) - widestZone, startOfYear(10_000) + widestZone - 1n).map((instant) => ({ instant })),
    ...whole.map((units) => ({ number: units * one, instant: units * one })),
    ...[...ofNumbers, ...ofMoments].map((year) => ({ number: BigInt(year) * one, instant: startOfYear(year) })),
  ]
}

/** How far a time zone moves a date: 23 hours and 59 minutes. */
const widestZone = 86_340n * one

/** The first year that begins at a moment or behind it. */
function yearFrom(border: bigint): number {
  let year = Math.floor(Number(border / one) / 31_557_600) + 1968
  while (startOfYear(year) < border) year += 1
  return year
}
