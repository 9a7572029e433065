import { describe, expect, it } from 'vitest'
import { floor, readDecimal, writeDecimal } from '../../../src/policy/solve/values/decimal.ts'
import { datable, readInstant, writeDate, writeSeconds } from '../../../src/policy/solve/values/instant.ts'

describe('a number', () => {
  it.each([
    [0n, 0, '0'],
    [0n, 2, '0'],
    [15n, 1, '1.5'],
    [-15n, 1, '-1.5'],
    [1050n, 3, '1.05'],
    [-5n, 3, '-0.005'],
    [100n, 2, '1'],
    [-2000n, 3, '-2'],
    [100n, 0, '100'],
  ])('%d over ten to the power of %d is written %s', (units, scale, text) => {
    expect(writeDecimal({ units, scale })).toBe(text)
  })

  it.each([
    ['-1.50', -150n, 2],
    ['+007', 7n, 0],
    ['0.0', 0n, 1],
  ])('%s is read', (text, units, scale) => {
    expect(readDecimal(text)).toEqual({ units, scale })
  })

  it.each(['', '.5', '5.', '1e3', ' 1', '1 ', '--1', '1.2.3'])('is not `%s`', (text) => {
    expect(readDecimal(text)).toBeUndefined()
  })

  it.each([
    [21n, 1, 2n],
    [20n, 1, 2n],
    [0n, 1, 0n],
    [-1n, 1, -1n],
    [-20n, 1, -2n],
    [-21n, 1, -3n],
  ])('%d over ten to the power of %d is rounded down', (units, scale, whole) => {
    expect(floor({ units, scale })).toBe(whole)
  })
})

describe('a moment', () => {
  it.each([
    ['1970', 0n, 0],
    ['1971-02', 34214400n, 0],
    ['1970-01-02', 86400n, 0],
    ['1970-01-01T00:01Z', 60n, 0],
    ['1970-01-01T23:59:59Z', 86399n, 0],
    ['1970-01-01T01:02:03.50+01:00', 12350n, 2],
    ['1970-01-01T00:00-23:59', 86340n, 0],
    ['1970-01-02T00:00:00+23:59', 60n, 0],
    ['1969-12-31T23:59:58.5Z', -15n, 1],
    ['1970-01-01T00:00:00.5Z', 5n, 1],
    ['2000-02-29', 951782400n, 0],
    ['0', 0n, 0],
    ['197', 197n, 0],
    ['01970', 1970n, 0],
    ['-1970', -1970n, 0],
    ['12345', 12345n, 0],
  ])('%s is read', (text, units, scale) => {
    expect(readInstant(text)).toEqual({ units, scale })
  })

  it.each([
    ...['', 'x1970', '1970x', ' 1970', '+1', '1.5', '1970-1', '1970-01-', '1970-01-01x', '1970-01-01T00:00', '1970-01-01T00Z'],
    ...['1970-00-01', '1970-13-01', '1970-01-00', '1970-01-32', '1970-02-30', '1900-02-29'],
    ...['1970-01-01T24:00Z', '1970-01-01T00:60Z', '1970-01-01T00:00:60Z', '1970-01-01T00:00.5Z', '1970-01-01T00:00:00.Z'],
    ...['1970-01-01T00:00+24:00', '1970-01-01T00:00+00:60', '1970-01-01T00:00+0100', 'x1970-01-01T00:00Z', '1970-01-01T00:00Zx'],
  ])('is not `%s`', (text) => {
    expect(readInstant(text)).toBeUndefined()
  })

  it.each([
    [0n, 0, '1970-01-01T00:00:00Z'],
    [-15n, 1, '1969-12-31T23:59:58.5Z'],
    [50n, 2, '1970-01-01T00:00:00.5Z'],
    // The years before 0 and after 9999 are those of a time zone.
    [-62167219200n, 0, '0000-01-01T00:00:00Z'],
    [-62167219201n, 0, '0000-01-01T23:58:59+23:59'],
    [-62167305540n, 0, '0000-01-01T00:00:00+23:59'],
    [-62167305541n, 0, undefined],
    [253402300799n, 0, '9999-12-31T23:59:59Z'],
    [253402300800n, 0, '9999-12-31T00:01:00-23:59'],
    [2534023871399n, 1, '9999-12-31T23:59:59.9-23:59'],
    [253402387140n, 0, undefined],
  ])('%d over ten to the power of %d is written as a date', (units, scale, text) => {
    expect(writeDate({ units, scale })).toBe(text)
  })

  it('has a date between two others', () => {
    expect(datable).toEqual([
      { units: -62167305540n, scale: 0 },
      { units: 253402387140n, scale: 0 },
    ])
  })

  it.each([
    [0n, 0, '0'],
    [10n, 1, '1'],
    [15n, 1, undefined],
    [-15n, 1, undefined],
    [999n, 0, '999'],
    [1000n, 0, '01000'],
    [-1000n, 0, '-1000'],
    [99990n, 1, '09999'],
    [10000n, 0, '10000'],
  ])('%d over ten to the power of %d is written in seconds, not as a year', (units, scale, text) => {
    expect(writeSeconds({ units, scale })).toBe(text)
  })
})
