/** A decimal number, exactly: no sign, leading or trailing zeros in its digits. */
export interface Decimal {
  readonly negative: boolean
  readonly whole: string
  readonly fraction: string
}

/** Reads an integer or a decimal; gives nothing for any other text, `1e3`, `0x10` and `10abc` among them. */
export function parseDecimal(text: string): Decimal | undefined {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text)
  if (match === null) return undefined
  const [, sign, digits = '', decimals = ''] = match
  const whole = digits.slice(firstNonZero(digits))
  const fraction = withoutTrailingZeros(decimals)
  return { negative: sign === '-' && (whole !== '' || fraction !== ''), whole, fraction }
}

/** Compares two numbers: negative where the first is smaller, 0 where they are equal. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  if (a.negative !== b.negative) return a.negative ? -1 : 1
  return a.negative ? -compareSizes(a, b) : compareSizes(a, b)
}

/** Drops zeros that end a text of digits, in time proportional to its length. */
export function withoutTrailingZeros(digits: string): string {
  let end = digits.length
  while (digits[end - 1] === '0') end -= 1
  return digits.slice(0, end)
}

/** Compares two texts, character by character. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function compareSizes(a: Decimal, b: Decimal): number {
  if (a.whole.length !== b.whole.length) return a.whole.length - b.whole.length
  return compareTexts(a.whole, b.whole) || compareTexts(a.fraction, b.fraction)
}

function firstNonZero(digits: string): number {
  let start = 0
  while (digits[start] === '0') start += 1
  return start
}
