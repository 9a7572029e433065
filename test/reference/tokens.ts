import type { Request } from '../../src/policy/index.ts'
import { readingOf, type ChosenReadings } from './readings.ts'

/** One character of a pattern: itself, or a wildcard. */
export type Token = { readonly is: string } | { readonly any: '*' | '?' }

type Context = NonNullable<Request['context']>

/** Finds a context key, in whatever case (PS-58). */
export function lookUp(context: Context, key: string): string | readonly string[] | undefined {
  return Object.entries(context).find(([name]) => lower(name) === lower(key))?.[1]
}

/** ASCII only (PS-28). */
export function lower(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 32))
}

/** Cuts a value into tokens; with `variables`, those are replaced first (PS-49 to PS-56). `undefined`: a variable has no value. */
export function tokensOf(value: string, variables: boolean, context: Context, chosen: ChosenReadings = {}): readonly Token[] | undefined {
  const tokens: Token[] = []
  const wild = (text: string): void => {
    for (const is of text) tokens.push(is === '*' || is === '?' ? { any: is } : { is })
  }
  const literal = (text: string): void => {
    for (const is of text) tokens.push({ is })
  }
  if (!variables) {
    wild(value)
    return tokens
  }
  let rest = value
  for (;;) {
    const found = /\$\{([^}]*)\}/.exec(rest)
    if (found === null) break
    wild(rest.slice(0, found.index))
    rest = rest.slice(found.index + found[0].length)
    const inner = found[1] ?? ''
    if (inner === '*' || inner === '?' || inner === '$') {
      literal(inner)
      continue
    }
    const [, name = '', fallback] = /^\s*([^,]*?)\s*(?:,\s*'(.*)'\s*)?$/s.exec(inner) ?? []
    const known = lookUp(context, name)
    const text = known ?? defaultOf(inner, fallback, chosen)
    // PS-22: a key with several values stands for no single text.
    if (typeof text === 'object') return undefined
    if (text === undefined) return undefined
    literal(text)
  }
  wild(rest)
  return tokens
}

/** PS-53: a default without a space behind the comma, and an empty one, are disputed. */
function defaultOf(inner: string, fallback: string | undefined, chosen: ChosenReadings): string | undefined {
  if (fallback === undefined) return undefined
  if (fallback === '' && readingOf(chosen, 'PS-53-empty') === 'no-value') return undefined
  if (inner.includes(",'") && readingOf(chosen, 'PS-53-space') === 'no-value') return undefined
  return fallback
}

/** Cuts at the first five colons of the pattern. */
export function splitFields(tokens: readonly Token[]): (readonly Token[])[] {
  const fields: Token[][] = [[]]
  for (const token of tokens) {
    if ('is' in token && token.is === ':' && fields.length < 6) fields.push([])
    else fields.at(-1)?.push(token)
  }
  return fields
}

/** The text of tokens where wildcards stand for themselves. */
export function textOf(tokens: readonly Token[]): string {
  return tokens.map((token) => ('is' in token ? token.is : token.any)).join('')
}

/** Tells whether tokens match a text; `among` is what wildcards match, in the words of a regular expression. */
export function tokensMatch(
  tokens: readonly Token[],
  text: string,
  options: { readonly units?: boolean; readonly ignoreCase?: boolean } = {},
): boolean {
  const flags = `${options.units === true ? '' : 'u'}${options.ignoreCase === true ? 'i' : ''}`
  return regexOf(sourceOf(tokens, '[^]'), flags).test(text)
}

/** The words of a regular expression for tokens. */
export function sourceOf(tokens: readonly Token[], any: string): string {
  return tokens.map((token) => ('is' in token ? quote(token.is) : token.any === '*' ? `${any}*` : any)).join('')
}

const compiled = new Map<string, RegExp>()

/** A regular expression that must match all of a text; the same words give the same one. */
export function regexOf(source: string, flags = 'u'): RegExp {
  const key = `${flags}/${source}`
  let regex = compiled.get(key)
  if (regex === undefined) {
    if (compiled.size > 20_000) compiled.clear()
    regex = new RegExp(`^(?:${source})$`, flags)
    compiled.set(key, regex)
  }
  return regex
}

function quote(character: string): string {
  return /[\\^$.|+()[\]{}/*?]/.test(character) ? `\\${character}` : character
}
