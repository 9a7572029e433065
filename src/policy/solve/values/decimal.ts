/** A number, exactly: `units` divided by ten to the power of `scale`. */
export interface Decimal {
  readonly units: bigint
  readonly scale: number
}

/** Reads an integer or a decimal; gives nothing for any other text. */
export function readDecimal(text: string): Decimal | undefined {
  const parts = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text)
  if (parts === null) return undefined
  const [, sign, whole = '', fraction = ''] = parts
  const units = BigInt(whole + fraction)
  return { units: sign === '-' ? -units : units, scale: fraction.length }
}

/** Writes a number without an exponent, in its shortest form. */
export function writeDecimal({ units, scale }: Decimal): string {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0')
  const whole = digits.slice(0, digits.length - scale)
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '')
  return `${units < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`
}

/** Compares two numbers: negative where the first is smaller, 0 where they are equal. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale)
  const [left, right] = [scaled(a, scale), scaled(b, scale)]
  return left < right ? -1 : left > right ? 1 : 0
}

/** Gives the number in the middle of two. */
export function middle(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale)
  return { units: (scaled(a, scale) + scaled(b, scale)) * 5n, scale: scale + 1 }
}

/** Rounds down to an integer. */
export function floor({ units, scale }: Decimal): bigint {
  const unit = 10n ** BigInt(scale)
  const quotient = units / unit
  return units < 0n && quotient * unit !== units ? quotient - 1n : quotient
}

function scaled({ units, scale }: Decimal, to: number): bigint {
  return units * 10n ** BigInt(to - scale)
}
