import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readText } from '../../../src/policy/certify/values.ts'
import { readingsAt } from '../../../src/policy/certify/readings-at.ts'
import { far, one, type Axis, type Interval } from '../../../src/policy/certify/values.ts'
import { bitsOf } from '../../reference/addresses.ts'
import { compareInstants } from '../../reference/instants.ts'
import { compareNumbers } from '../../reference/numbers.ts'
import { propertyRuns } from '../property-runs.ts'

describe('what a text reads as', () => {
  it.each<[text: string, axes: readonly Axis[]]>([
    ['', []],
    ['other', []],
    ['10.0.0.1', ['v4']],
    ['99.100.119.199', ['v4']],
    ['200.219.249.255', ['v4']],
    ['10.0.0.01', []],
    ['10.0.0.256', []],
    ['10.0.0', []],
    ['::', ['v6']],
    ['::1', ['v6']],
    ['1::2::3', []],
    ['1:2::3:4:5::6:7:8', []],
    ['x::1', []],
    ['::1x', []],
    ['::1 ', []],
    ['1:2:3:4:5:6:7:8', ['v6']],
    ['1:2:3:4:5:6:7', []],
    ['1:2:3:4:5:6:7::', ['v6']],
    ['::1:2:3:4:5:6:7:8', []],
    ['::ffff:10.0.0.1', ['v6']],
    ['::ffff:10.0.0.01', []],
    ['10.0.0.1::', []],
    ['12345::', []],
    ['0', ['number', 'instant']],
    ['-0', ['number', 'instant']],
    ['123', ['number', 'instant']],
    ['-1234', ['number', 'instant']],
    ['12345', ['number', 'instant']],
    ['-12345', ['number', 'instant']],
    ['+1', ['number']],
    ['1.5', ['number']],
    ['1.', []],
    ['.5', []],
    ['1e3', []],
    ['10abc', []],
    ['2024', ['number', 'instant']],
    ['2024-02', ['instant']],
    ['2024-02-29', ['instant']],
    ['2023-02-29', []],
    ['1900-02-29', []],
    ['2000-02-29', ['instant']],
    ['2024-13-01', []],
    ['2024-01-00', []],
    ['2024-01-01T00:00:00+00:60', []],
    ['2024-00-01', []],
    ['2024-01-01T00:00Z', ['instant']],
    ['2024-01-01T00:00:00.123+23:59', ['instant']],
    ['2024-01-01T24:00:00Z', []],
    ['2024-01-01T00:60:00Z', []],
    ['2024-01-01T00:00:60Z', []],
    ['2024-01-01T00:00:00+24:00', []],
    ['2024-01-01T00:00:00', []],
    ['Jan 1 2024', []],
  ])('%j: %j', (text, axes) => {
    const reading = readText(text)
    expect((['v4', 'v6', 'number', 'instant'] as const).filter((axis) => reading[axis] !== undefined)).toEqual(axes)
  })

  it.each([
    ['1970-01-01', 0n],
    ['1969-12-31T23:59:59Z', -one],
    ['2000-03-01', 951_868_800n * one],
    ['0000-01-01', -62_167_219_200n * one],
    ['9999-12-31T23:59:59Z', 253_402_300_799n * one],
    ['1970-01-01T01:30:00+01:30', 0n],
    ['1969-12-31T23:00:00-01:00', 0n],
    ['1970-01-01T00:00:00.5Z', one / 2n],
    ['1969-12-31T23:59:59.5Z', -one / 2n],
    ['1970', 0n],
  ])('the moment %s', (text, instant) => {
    expect(readText(text).instant).toBe(instant)
  })

  it.each([
    ['1::', 1n << 112n],
    ['::2', 2n],
    ['::1:10.0.0.1', (1n << 32n) + 0x0a000001n],
  ])('the address %s', (text, address) => {
    expect(readText(text).v6).toBe(address)
  })

  it('is what others read, in the same order', () => {
    const digits = (max: number): fc.Arbitrary<string> =>
      fc.string({ unit: fc.constantFrom('0', '1', '5', '9'), minLength: 1, maxLength: max })
    const numbers = fc
      .tuple(fc.constantFrom('', '-', '+'), digits(4), fc.option(digits(70)))
      .map(([sign, whole, fraction]) => `${sign}${whole}${fraction === null ? '' : `.${fraction}`}`)
    const dates = fc
      .tuple(
        fc.nat(9999),
        fc.nat(14),
        fc.nat(33),
        fc.nat(25),
        fc.nat(61),
        fc.option(digits(3)),
        fc.constantFrom('Z', '+01:30', '-23:59', '+24:00', ''),
      )
      .map(([y, mo, d, h, mi, fraction, zone]) => {
        const two = (n: number): string => String(n).padStart(2, '0')
        return `${String(y).padStart(4, '0')}-${two(mo)}-${two(d)}T${two(h)}:${two(mi)}:00${fraction === null ? '' : `.${fraction}`}${zone}`
      })
    const addresses = fc.oneof(
      fc.ipV4(),
      fc.ipV6(),
      fc.string({ unit: fc.constantFrom('0', '1', 'f', ':', '::', '.', '10.0.0.1'), maxLength: 9 }),
    )
    const texts = fc.oneof(numbers, dates, addresses)
    const sign = (a: bigint | undefined, b: bigint | undefined): number | undefined =>
      a === undefined || b === undefined ? undefined : a < b ? -1 : a > b ? 1 : 0
    fc.assert(
      fc.property(texts, texts, (left, right) => {
        const [a, b] = [readText(left), readText(right)]
        const order = (found: number | undefined): number | undefined => (found === undefined ? undefined : Math.sign(found) + 0)
        expect(sign(a.number, b.number)).toBe(order(compareNumbers(left, right)))
        expect(sign(a.instant, b.instant)).toBe(order(compareInstants(left, right)))
        const bits = bitsOf(left)
        expect([a.v4?.toString(2).padStart(32, '0'), a.v6?.toString(2).padStart(128, '0')]).toEqual([
          bits?.length === 32 ? bits : undefined,
          bits?.length === 128 ? bits : undefined,
        ])
      }),
      propertyRuns(1000),
    )
  })

  it('with more decimals than count lies between its neighbours', () => {
    const long = `0.${'0'.repeat(64)}1`
    expect(readText(long).number).toBe(1n)
    expect(readText(`-${long}`).number).toBe(-1n)
    expect(readText(`0.${'0'.repeat(63)}1`).number).toBe(2n)
  })
})

it('readings leave nothing out that intervals tell apart', () => {
  const texts = [
    '10.0.0.0',
    '10.0.0.1',
    '10.0.0.2',
    '9.9.9.9',
    '255.255.255.254',
    '255.255.255.255',
    'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
    '9999',
    '::',
    '::1',
    '::3',
    '0',
    '1',
    '2',
    '3',
    '2000',
    '2001',
    '2000.0',
    '2000.5',
    '02000',
    '946684800',
    '946684801',
    '2000-01-01',
    '2000-06-01',
    '1999',
    'x',
  ]
  const border = fc.constantFrom(...texts.map(readText))
  const intervals = fc
    .tuple(fc.constantFrom<Axis[]>('v4', 'v6', 'number', 'instant'), border, border, fc.nat(3))
    .map(([axis, low, high, shape]): Interval => ({
      axis,
      low: shape === 1 ? -far : (low[axis] ?? 0n),
      high: shape === 2 ? far : (high[axis] ?? 0n),
    }))
  const signature = (all: readonly Interval[], reading: ReturnType<typeof readText>): string =>
    all.map(({ axis, low, high }) => Number(reading[axis] !== undefined && low <= reading[axis] && reading[axis] <= high)).join('')
  fc.assert(
    fc.property(fc.array(intervals, { minLength: 1, maxLength: 4 }), (all) => {
      const known = new Set(readingsAt(all).map((reading) => signature(all, reading)))
      for (const text of texts) expect(known).toContain(signature(all, readText(text)))
    }),
    propertyRuns(1000),
  )
})

it('every year is a reading where a border stands just behind its beginning', () => {
  for (let year = 0; year < 9999; year++) {
    const { instant = 0n } = readText(`${String(year).padStart(4, '0')}-01-01`)
    const readings = readingsAt([{ axis: 'instant', low: -far, high: instant }])
    const next = readText(String(year + 1).padStart(4, '0'))
    expect(readings.some((reading) => reading.number === next.number && reading.instant === next.instant)).toBe(true)
  }
})
