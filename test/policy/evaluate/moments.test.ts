import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareInstants, parseInstant } from '../../../src/policy/evaluate/instant.ts'

const seconds = (text: string): string | undefined => {
  const instant = parseInstant(text)
  if (instant === undefined) return undefined
  const { negative, whole } = instant.seconds
  return `${negative ? '-' : ''}${whole === '' ? '0' : whole}${instant.fraction === '' ? '' : `.${instant.fraction}`}`
}

describe('moments (PS-34)', () => {
  it.each<readonly [string, string | undefined]>([
    ['1970-01-01T00:00:00Z', '0'],
    ['1970', '0'],
    ['1970-02', '2678400'],
    ['1969-12-31T23:59:59Z', '-1'],
    ['1970-01-01T00:00Z', '0'],
    ['1970-01-01T01:00+01:00', '0'],
    ['1970-01-01T00:00-00:30', '1800'],
    ['1970-01-01T00:30:01.2500+00:30', '1.25'],
    ['0', '0'],
    ['-7', '-7'],
    ['19700101', '19700101'],
    ['2000-02-29', '951782400'],
    ['2400-02-29', '13574563200'],
    ['1900-02-29', undefined],
    ['2023-02-29', undefined],
    ['2024-00-01', undefined],
    ['2024-13-01', undefined],
    ['2024-01-00', undefined],
    ['2024-04-31', undefined],
    ['2024-01-32', undefined],
    ['2024-01-01T24:00Z', undefined],
    ['2024-01-01T00:60Z', undefined],
    ['2024-01-01T00:00:60Z', undefined],
    ['2024-01-01T00:00+24:00', undefined],
    ['2024-01-01T00:00+00:60', undefined],
    ['2024-01-01T00:00', undefined],
    ['2024-01-01T00Z', undefined],
    ['2024-01-01T00:00:00.Z', undefined],
    ['1.5', undefined],
    ['x1970', undefined],
    ['1970x', undefined],
  ])('%s', (text, expected) => {
    expect(seconds(text)).toBe(expected)
  })

  it('are as far apart as the calendar says, for every day of five centuries', () => {
    for (let day = Date.UTC(1890, 0, 1) / 86_400_000; day < Date.UTC(2410, 0, 1) / 86_400_000; day++)
      if (seconds(new Date(day * 86_400_000).toISOString().slice(0, 10)) !== String(day * 86_400)) throw new Error(`day ${String(day)}`)
  })

  it('come one after another as they do elsewhere', () => {
    const moment = fc.date({ noInvalidDate: true, min: new Date('0001-01-01'), max: new Date('9999-12-31') })
    fc.assert(
      fc.property(moment, moment, (a, b) => {
        const [first, second] = [parseInstant(a.toISOString()), parseInstant(b.toISOString())]
        if (first === undefined || second === undefined) throw new Error('a date that is none')
        expect(Math.sign(compareInstants(first, second))).toBe(Math.sign(a.getTime() - b.getTime()))
      }),
    )
  })
})
