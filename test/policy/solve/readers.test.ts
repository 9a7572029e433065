import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareDecimals as compareEvaluated, parseDecimal } from '../../../src/policy/evaluate/decimal.ts'
import { compareInstants, parseInstant } from '../../../src/policy/evaluate/instant.ts'
import { parseAddress } from '../../../src/policy/evaluate/ip-range.ts'
import { readAddress, writeAddress } from '../../../src/policy/solve/values/address.ts'
import { compareDecimals, floor, middle, readDecimal, writeDecimal } from '../../../src/policy/solve/values/decimal.ts'
import { readInstant, writeDate, writeSeconds } from '../../../src/policy/solve/values/instant.ts'
import { propertyRuns } from '../property-runs.ts'

const runs = propertyRuns(500)
const join = (parts: fc.Arbitrary<string>, maxLength: number): fc.Arbitrary<string> =>
  fc.array(parts, { maxLength }).map((all) => all.join(''))

describe('the readers of the solver and those of the evaluator, which share nothing, agree', () => {
  it('on numbers', () => {
    const texts = fc.oneof(
      join(fc.constantFrom('0', '1', '9', '10', '.', '+', '-', 'e', ' '), 6),
      fc.double({ noNaN: true, min: -1e20, max: 1e20 }).map(String),
    )
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        const [first, second, ours, theirs] = [parseDecimal(a), parseDecimal(b), readDecimal(a), readDecimal(b)]
        expect(ours === undefined).toBe(first === undefined)
        if (first === undefined || second === undefined || ours === undefined || theirs === undefined) return
        expect(Math.sign(compareDecimals(ours, theirs))).toBe(Math.sign(compareEvaluated(first, second)))
        const again = readDecimal(writeDecimal(ours))
        expect(again && compareDecimals(again, ours)).toBe(0)
        expect(compareDecimals({ units: floor(ours), scale: 0 }, ours)).toBeLessThanOrEqual(0)
        expect(compareDecimals({ units: floor(ours) + 1n, scale: 0 }, ours)).toBe(1)
        const between = middle(ours, theirs)
        expect(compareDecimals(ours, between)).toBe(compareDecimals(between, theirs))
      }),
      runs,
    )
  })

  it('on moments', () => {
    const two = fc.integer({ min: 0, max: 61 }).map((value) => String(value).padStart(2, '0'))
    const dates = fc
      .tuple(
        fc.constantFrom('2000', '1900', '2024', '1970', '0000', '9999', '1969'),
        two,
        two,
        two,
        two,
        two,
        fc.constantFrom('', '.5', '.050'),
        fc.constantFrom('Z', '+01:00', '-23:59', '+24:00', '+00:60', ''),
        fc.integer({ min: 0, max: 6 }),
      )
      .map(([year, month, day, hour, minute, second, fraction, zone, length]) => {
        const time = length === 3 ? `T${hour}:${minute}${zone}` : `T${hour}:${minute}:${second}${fraction}${zone}`
        return length === 0 ? year : length === 1 ? `${year}-${month}` : `${year}-${month}-${day}${length === 2 ? '' : time}`
      })
    const likely = fc
      .date({ noInvalidDate: true, min: new Date('0000-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59.999Z') })
      .map((date) => date.toISOString())
    const texts = fc.oneof(
      dates,
      likely,
      join(fc.constantFrom('0', '1', '9', '-', '.', '+', 'T', 'Z', ':'), 8),
      fc.integer().map(String),
      fc.constantFrom('1000', '-100', '-1000', '2000-02-29', '1900-02-29', '2000-00-10', '2000-13-10', '2000-04-31'),
    )
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        const [first, second, ours, theirs] = [parseInstant(a), parseInstant(b), readInstant(a), readInstant(b)]
        expect(ours === undefined).toBe(first === undefined)
        if (first === undefined || second === undefined || ours === undefined || theirs === undefined) return
        expect(Math.sign(compareDecimals(ours, theirs))).toBe(Math.sign(compareInstants(first, second)))
        for (const written of [writeDate(ours), writeSeconds(ours)]) {
          const again = written === undefined ? ours : readInstant(written)
          expect(again && compareDecimals(again, ours)).toBe(0)
        }
        if (a.includes('-') && !a.startsWith('-')) expect(writeDate(ours)).toBeDefined()
      }),
      runs,
    )
  })

  it('on addresses', () => {
    const texts = fc.oneof(
      fc.ipV4(),
      fc.ipV6(),
      join(fc.constantFrom('0', '1', '01', '255', '256', '.', '.', '::', ':', 'f', 'G', '10000', 'FFFF'), 12),
      fc
        .array(fc.constantFrom('1', 'f', '::', '1.2.3.4'), { minLength: 6, maxLength: 10 })
        .map((parts) => parts.join(':').replaceAll(':::', '::').replaceAll(':::', '::')),
      fc.constantFrom(
        '1:2:3:4::5:6:7:8',
        '1:2:3:4:5:6:7::',
        '::1:2:3:4:5:6:7',
        '1:2:3:4:5:6:7:8::',
        '::',
        '1::2::3',
        ':::',
        '::ffff:1.2.3.4',
        '1.2.3.4::',
        '1:2:3:4:5:6:1.2.3.4',
        '',
      ),
    )
    fc.assert(
      fc.property(texts, (text) => {
        const [theirs, ours] = [parseAddress(text), readAddress(text)]
        expect(ours).toEqual(theirs && { version: theirs.bits === 32 ? 4 : 6, value: theirs.value })
        if (ours !== undefined) expect(readAddress(writeAddress(ours))).toEqual(ours)
      }),
      runs,
    )
  })
})
