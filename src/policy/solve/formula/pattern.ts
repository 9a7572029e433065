/** A literal character, as the number of its code point or UTF-16 unit, or a wildcard. */
export type Token = number

/** `?`: any one character. */
export const anyOne: Token = -1
/** Any one character but a colon: `?` inside a field of an ARN. */
export const anyOneButColon: Token = -2
/** `*`: any text. */
export const anyText: Token = -3
/** Any text without a colon: `*` inside a field of an ARN. */
export const anyTextButColon: Token = -4
/** Any one character but a slash, the first of an API's id. */
export const anyOneButSlash: Token = -5
/** Any text without a slash, the rest of an API's id. */
export const anyTextButSlash: Token = -6

/** Tells whether a token stands for any number of characters. */
export function isStar(token: Token | undefined): boolean {
  return token === anyText || token === anyTextButColon || token === anyTextButSlash
}

/** Gives the one character that a wildcard does not match, if there is one. */
export function exceptionOf(token: Token): number | undefined {
  if (token === anyOneButColon || token === anyTextButColon) return 0x3a
  return token === anyOneButSlash || token === anyTextButSlash ? 0x2f : undefined
}

/** How a text is cut into the characters that a pattern's tokens stand for (PS-27). */
export type Unit = 'code-point' | 'utf-16-unit'

/** Which case is ignored: none, that of ASCII letters, or that of all letters (`toLowerCase` of both texts, PS-28). */
export type CaseFold = 'none' | 'ascii' | 'unicode'

/** A set of texts: those that match the tokens from beginning to end. */
export interface Pattern {
  readonly tokens: readonly Token[]
  readonly unit: Unit
  readonly fold: CaseFold
  /** The only text that matches, where there is but one. */
  readonly text?: string
  /** Equal patterns have equal keys. */
  readonly key: string
}

/** Gives the code points of a text, as tokens that stand for themselves. */
export function codesOf(text: string): readonly Token[] {
  const codes: Token[] = []
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.codePointAt(offset) ?? 0
    if (code > 0xffff) offset += 1
    codes.push(code)
  }
  return codes
}

/** Makes the pattern that matches one text, or its spellings in other cases. */
export function literalPattern(text: string, fold: CaseFold = 'none'): Pattern {
  const folded = fold === 'none' ? text : fold === 'unicode' ? text.toLowerCase() : text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
  const only = fold === 'none' ? { text } : {}
  return {
    tokens: codesOf(folded),
    unit: 'code-point',
    fold,
    ...only,
    key: `${fold} ${folded.length} ${folded}`,
  }
}

/** Makes a pattern of tokens, which are numbers of code points or UTF-16 units as `unit` says; with `fold` its letters are in lower case. */
export function globPattern(tokens: readonly Token[], unit: Unit = 'code-point', fold: CaseFold = 'none'): Pattern {
  const kept = tokens.filter((token, index) => token !== anyText || tokens[index - 1] !== anyText)
  if (kept.every((token) => token >= 0) && unit === 'code-point')
    return literalPattern(kept.map((token) => String.fromCodePoint(token)).join(''), fold)
  return { tokens: kept, unit, fold, key: `${unit} ${fold} ${kept.join()}` }
}
