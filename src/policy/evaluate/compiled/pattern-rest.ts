import { anyText, type Glob } from './glob.ts'

/** What may follow the beginning of a resource. */
export type PatternRest = { readonly kind: 'nothing' } | { readonly kind: 'anything' } | { readonly kind: 'glob'; readonly glob: Glob }

/** Takes apart a pattern that is a star, a text from a slash on, and perhaps a star at the end; gives nothing for any other. */
export function routeBehindStar({ tokens }: Glob): { readonly prefix: string; readonly rest: PatternRest } | undefined {
  if (tokens[0] !== anyText || tokens[1] !== slash) return undefined
  const open = tokens.length > 2 && tokens.at(-1) === anyText
  const route = tokens.slice(1, open ? -1 : undefined)
  if (!route.every(isAscii)) return undefined
  return { prefix: textOf(route), rest: { kind: open ? 'anything' : 'nothing' } }
}

/** Tells whether a token is an ASCII character. Why it is asked: what follows any other character could cut a pair of surrogates. */
export function isAscii(token: number): boolean {
  return token >= 0 && token <= 0x7f
}

/** Gives the text of tokens that are UTF-16 units. */
export function textOf(tokens: readonly number[]): string {
  let text = ''
  for (const token of tokens) text += String.fromCharCode(token)
  return text
}

const slash = 0x2f
