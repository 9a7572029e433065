import type { Decimal } from '../decimal.ts'
import { wordOf, type Outlook, type Verdict } from './outlook.ts'

/** Numbers from a value on, farther and farther from 0: `units`, and less than one unit more, each of ten to the power of minus `scale`; negative ones where `isNegative`. */
export interface Stretch {
  readonly units: bigint
  readonly scale: number
  readonly isNegative: boolean
}

/** Gives words for the texts that begin numbers. */
export function numberWords(borders: readonly Decimal[], holds: (value: Decimal) => boolean): (text: string) => string | undefined {
  const judge = judgeStretch(borders, holds)
  return (text) => wordOf(numberOutlook(text, borders), judge)
}

/** Judges a stretch: it is known where no border lies in it. */
export function judgeStretch(borders: readonly Decimal[], holds: (value: Decimal) => boolean): (stretch: Stretch) => Verdict {
  return (stretch) => {
    if (borders.some((border) => placeOf(border, stretch) === 'inside')) return undefined
    return holds(startOf(stretch))
  }
}

/** Gives what may become of a text as a number. */
function numberOutlook(text: string, borders: readonly Decimal[]): Outlook<Stretch> | undefined {
  const parts = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text)
  if (parts === null) return undefined
  const [, sign = '', whole = '', fraction] = parts
  const isNegative = sign === '-'
  if (whole === '') {
    if (fraction !== undefined) return undefined
    return { form: `sign ${sign}`, ranges: sign === '' ? [wholeSide(false), wholeSide(true)] : [wholeSide(isNegative)], exact: '' }
  }
  if (fraction === undefined) return integerOutlook(BigInt(whole), isNegative, borders)
  const stretch = { units: BigInt(whole + fraction), scale: fraction.length, isNegative }
  return { form: fraction === '' ? 'dot' : 'decimals', ranges: [stretch], exact: `${sign}${remaindersOf(stretch, borders)}` }
}

/** Of digits behind which digits and decimals may follow. */
export function integerOutlook(units: bigint, isNegative: boolean, borders: readonly Decimal[]): Outlook<Stretch> {
  const exact = `${isNegative ? '-' : ''}${String(units)}`
  // Why: 0 stays 0 however many digits are 0, and may become anything.
  if (units === 0n) return { form: 'digits', ranges: [wholeSide(isNegative)], exact }
  const digits = Math.max(0, ...borders.map((border) => String(border.units).length - border.scale)) - String(units).length
  return {
    form: 'digits',
    ranges: Array.from({ length: Math.max(0, digits) + 2 }, (_, more) => ({ units, scale: -more, isNegative })),
    exact,
  }
}

/** All numbers on one side of 0, with 0. */
export function wholeSide(isNegative: boolean): Stretch {
  return { units: 0n, scale: -Infinity, isNegative }
}

/** Gives, for each border in a stretch, how far it lies behind the beginning, in parts of the stretch. Why: these stay the same along zeros. */
export function remaindersOf(stretch: Stretch, borders: readonly Decimal[]): string {
  return borders
    .flatMap((border, index) => {
      const { remainder, size } = measure(border, stretch)
      return placeOf(border, stretch) === 'inside' ? [`${String(index)}:${String(remainder)}/${String(size)}`] : []
    })
    .join()
}

/** Where a border lies, seen from 0. */
export function placeOf(border: Decimal, stretch: Stretch): 'before' | 'inside' | 'behind' {
  if (border.units !== 0n && border.units < 0n !== stretch.isNegative) return 'before'
  if (stretch.scale === -Infinity) return 'inside'
  const { remainder, size } = measure(border, stretch)
  return remainder < 0n ? 'before' : remainder < size ? 'inside' : 'behind'
}

/** How far behind the beginning of a stretch a border lies, and how long the stretch is, in one unit. */
function measure(border: Decimal, { units, scale }: Stretch): { readonly remainder: bigint; readonly size: bigint } {
  const distance = border.units < 0n ? -border.units : border.units
  const size = 10n ** BigInt(border.scale + Math.max(0, -scale))
  return { remainder: distance * 10n ** BigInt(Math.max(0, scale)) - units * size, size }
}

function startOf({ units, scale, isNegative }: Stretch): Decimal {
  const size = isNegative ? -units : units
  return scale >= 0 ? { units: size, scale } : { units: scale === -Infinity ? 0n : size * 10n ** BigInt(-scale), scale: 0 }
}
