/** Compares two decimal numbers exactly: negative, zero or positive; nothing where a text is no number (PS-31, PS-32). */
export function compareNumbers(left: string, right: string): number | undefined {
  const [a, b] = [digitsOf(left), digitsOf(right)]
  if (a === undefined || b === undefined) return undefined
  const places = Math.max(a.part.length, b.part.length)
  const difference = scaled(a, places) - scaled(b, places)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

interface Digits {
  readonly minus: boolean
  readonly whole: string
  readonly part: string
}

function digitsOf(text: string): Digits | undefined {
  const found = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text)
  return found === null ? undefined : { minus: found[1] === '-', whole: found[2] ?? '', part: found[3] ?? '' }
}

function scaled({ minus, whole, part }: Digits, places: number): bigint {
  const size = BigInt(whole + part.padEnd(places, '0'))
  return minus ? -size : size
}
