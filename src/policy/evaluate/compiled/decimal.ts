/** A decimal number, as offsets into its text. Why mutable: one is filled for every number of a request. */
export interface Decimal {
  text: string
  negative: boolean
  /** Its first digit that is not a leading zero; `point` for a number below one. */
  start: number
  /** Where its integer digits end. */
  point: number
  /** The first digit behind the point. */
  fraction: number
  /** Where its digits end, without trailing zeros. */
  end: number
}

/** Makes room for a number. */
export function makeDecimal(): Decimal {
  return { text: '', negative: false, start: 0, point: 0, fraction: 0, end: 0 }
}

/** Reads an integer or a decimal, of any length; tells whether the text is one. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Numeric */
export function readDecimal(text: string, into: Decimal): boolean {
  const sign = text.charCodeAt(0)
  const first = sign === minus || sign === plus ? 1 : 0
  const point = digitsEnd(text, first)
  const hasPoint = text.charCodeAt(point) === dot
  const fraction = hasPoint ? point + 1 : point
  const end = hasPoint ? digitsEnd(text, fraction) : point
  if (point === first || (hasPoint && end === fraction) || end !== text.length) return false
  into.text = text
  into.start = first
  while (text.charCodeAt(into.start) === zero) into.start += 1
  into.point = point
  into.fraction = fraction
  into.end = end
  while (into.end > fraction && text.charCodeAt(into.end - 1) === zero) into.end -= 1
  into.negative = sign === minus && (into.start < point || into.end > fraction)
  return true
}

/** Compares two numbers exactly: below 0 where the first is less, 0 where they are equal. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  if (a.negative !== b.negative) return a.negative ? -1 : 1
  const order = compareSizes(a, b)
  return a.negative ? -order : order
}

function compareSizes(a: Decimal, b: Decimal): number {
  const lengths = a.point - a.start - (b.point - b.start)
  if (lengths !== 0) return lengths
  for (let index = 0; index < a.point - a.start; index++) {
    const digits = a.text.charCodeAt(a.start + index) - b.text.charCodeAt(b.start + index)
    if (digits !== 0) return digits
  }
  const shared = Math.min(a.end - a.fraction, b.end - b.fraction)
  for (let index = 0; index < shared; index++) {
    const digits = a.text.charCodeAt(a.fraction + index) - b.text.charCodeAt(b.fraction + index)
    if (digits !== 0) return digits
  }
  return a.end - a.fraction - (b.end - b.fraction)
}

/** Gives where the digits end that begin at an offset. */
export function digitsEnd(text: string, from: number): number {
  let offset = from
  for (; offset < text.length; offset++) {
    const character = text.charCodeAt(offset)
    if (character < zero || character > nine) break
  }
  return offset
}

const zero = 0x30
const nine = 0x39
const minus = 0x2d
const plus = 0x2b
const dot = 0x2e
