import { anyOne, anyOneButColon, anyText, anyTextButColon, type Token, type Unit } from '../formula/pattern.ts'
import type { Piece } from './members-of.ts'

/** Gives the tokens of a value: `*` and `?` are wildcards in the pieces that are wild. */
export function tokensOf(pieces: readonly Piece[], unit: Unit = 'code-point'): readonly Token[] {
  const tokens: Token[] = []
  for (const { text, wild } of pieces) {
    for (let offset = 0; offset < text.length; offset++) {
      const character = (unit === 'code-point' ? text.codePointAt(offset) : text.charCodeAt(offset)) ?? 0
      if (character > 0xffff) offset += 1
      tokens.push(wild && character === star ? anyText : wild && character === questionMark ? anyOne : character)
    }
  }
  return tokens
}

/** Gives a value's own text: nothing in it is a wildcard. */
export function plainText(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join('')
}

/** Keeps the wildcards of an ARN's first five fields inside their fields, but for those that `mayCross`. */
export function confine(tokens: readonly Token[], mayCross: (index: number) => boolean = () => false): readonly Token[] {
  let colons = 0
  return tokens.map((token, index) => {
    if (token === colon) colons += 1
    if (colons >= 5) return token
    if (token === anyOne) return anyOneButColon
    return token === anyText && !mayCross(index) ? anyTextButColon : token
  })
}

/** Gives how many of an ARN's five colons tokens lack. */
export function missingColons(tokens: readonly Token[]): number {
  return 5 - tokens.filter((token) => token === colon).length
}

/** Adds the fields that an ARN lacks, each a `*`. */
export function completed(tokens: readonly Token[]): readonly Token[] {
  return [...tokens, ...Array.from({ length: missingColons(tokens) }, () => [colon, anyText]).flat()]
}

/** A colon, as a token. */
export const colon: Token = 0x3a

const star = 0x2a
const questionMark = 0x3f
