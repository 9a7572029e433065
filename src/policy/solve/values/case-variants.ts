import { codesOf, type Pattern, type Token } from '../formula/pattern.ts'

/** Gives what a pattern sees of a character (a code point) of a text, one symbol or several: UTF-16 units or code points, their case folded. */
export function symbolsOf({ unit, fold }: Pattern, character: number): number | readonly number[] {
  if (fold === 'ascii') return isUpper(character) ? character + 32 : character
  if (fold === 'unicode') return codesOf(String.fromCodePoint(character).toLowerCase())
  return unit === 'utf-16-unit' && character > 0xffff ? units(String.fromCodePoint(character)) : character
}

/** Gives the characters of texts that begin with a literal token of a pattern; `next` is the token behind it. */
export function variantsOf({ unit, fold }: Pattern, token: Token, next: Token): readonly number[] {
  if (fold === 'ascii') return token >= 0x61 && token <= 0x7a ? [token, token - 32] : [token]
  if (fold === 'unicode') return unfolded().get(token) ?? [token]
  return unit === 'utf-16-unit' && isHigh(token) && isLow(next) ? [0x10000 + ((token - 0xd800) << 10) + (next - 0xdc00)] : [token]
}

/** Tells whether the automaton of a pattern may err, over which lower case depends on the context or half a character stands alone. */
export function isInexact({ tokens, fold, unit }: Pattern): boolean {
  if (fold === 'unicode') return tokens.some((token) => token === 0x3c3 || token === 0x3c2)
  return (
    unit === 'utf-16-unit' &&
    tokens.some((token, index) => (isHigh(token) ? !isLow(tokens[index + 1]) : isLow(token) && !isHigh(tokens[index - 1])))
  )
}

let known: ReadonlyMap<number, readonly number[]> | undefined

/** Gives, for each character, those whose lower case has it. */
function unfolded(): ReadonlyMap<number, readonly number[]> {
  if (known !== undefined) return known
  const made = new Map<number, number[]>()
  for (let character = 0; character <= lastWithCase; character++) {
    const lower = codesOf(String.fromCodePoint(character).toLowerCase())
    if (lower[0] === character) continue
    for (const part of lower) made.set(part, [...(made.get(part) ?? [part]), character])
  }
  known = made
  return made
}

/** Why: no script with two cases stands behind that of Adlam. */
const lastWithCase = 0x1e943

function units(text: string): readonly number[] {
  return Array.from({ length: text.length }, (_, index) => text.charCodeAt(index))
}

function isUpper(character: number): boolean {
  return character >= 0x41 && character <= 0x5a
}

function isHigh(token: Token | undefined): boolean {
  return token !== undefined && token >= 0xd800 && token <= 0xdbff
}

function isLow(token: Token | undefined): boolean {
  return token !== undefined && token >= 0xdc00 && token <= 0xdfff
}
