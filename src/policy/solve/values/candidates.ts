import { isStar, type Pattern } from '../formula/pattern.ts'
import { greatest, writeAddress } from './address.ts'
import type { Constraint } from './constraint.ts'
import { compareDecimals, floor, middle, writeDecimal, type Decimal } from './decimal.ts'
import { datable, writeDate, writeSeconds } from './instant.ts'

/** Gives some texts of the sets of texts that a value has to lie in, a word in the place of each wildcard. */
export function likelyTexts(constraints: readonly Constraint[]): readonly string[] {
  const patterns = constraints.flatMap(({ language: { set }, inside }) => (inside && set.kind === 'texts' ? set.patterns.slice(0, 8) : []))
  return [...patterns.flatMap((pattern) => [filled(pattern, 'x'), filled(pattern, '')]), 'other']
}

/**
 * Gives texts such that whatever holds of any address, number, moment or of any other text under the constraints, which are about those alone, holds of one of them.
 *
 * `variety`: that many more addresses of each interval between the borders.
 */
export function borderTexts(constraints: readonly Constraint[], variety: number): readonly string[] {
  const kinds = new Set(constraints.map(({ language }) => language.set.kind))
  return [
    'other',
    ...(kinds.has('addresses') ? [...addresses(constraints, 4, variety), ...addresses(constraints, 6, variety)] : []),
    ...(kinds.has('instants') ? numbers(constraints, datable) : kinds.has('numbers') ? numbers(constraints, []) : []),
  ]
}

function filled({ tokens }: Pattern, word: string): string {
  return tokens.map((token) => (token >= 0 ? String.fromCodePoint(token) : isStar(token) ? word : 'x')).join('')
}

function addresses(constraints: readonly Constraint[], version: 4 | 6, variety: number): readonly string[] {
  const intervals = constraints.flatMap(({ language: { set } }) => (set.kind === 'addresses' ? set.intervals : []))
  const borders = new Set([0n])
  for (const interval of intervals) if (interval.version === version) borders.add(interval.low).add(interval.high + 1n)
  return [...borders].flatMap((border) =>
    Array.from({ length: variety + 1 }, (_, index) => border + BigInt(index))
      .filter((value) => value <= greatest(version))
      .map((value) => writeAddress({ version, value })),
  )
}

/**
 * Why so many spellings: `5` reads as a number and as a moment, `5.0` as a number only, `2026` as different ones, a date as a moment only. Of the years on which all comparisons agree,
 * the last is that of a border or of the second before it, or 9999.
 */
function numbers(constraints: readonly Constraint[], more: readonly Decimal[]): readonly string[] {
  const borders = [...constraints.flatMap(({ language }) => language.borders), ...more].sort(compareDecimals)
  const whole = (units: bigint): Decimal => ({ units, scale: 0 })
  const points = borders.flatMap((border, index) => {
    const below = floor(border)
    const next = borders[index + 1]
    return [border, ...[below - 1n, below, below + 1n].map(whole), ...(next === undefined ? [] : [middle(border, next)])]
  })
  return points.flatMap((point) => {
    const decimal = writeDecimal(point)
    const date = writeDate(point)
    const years = [decimal, date ?? ''].flatMap((text) => /^\d{1,4}(?=-|$)/.exec(text)?.[0].padStart(4, '0') ?? [])
    return [writeSeconds(point) ?? decimal, decimal, date ?? decimal, decimal.includes('.') ? decimal : `${decimal}.0`, ...years, '9999']
  })
}
