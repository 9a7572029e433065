import { lowerCase } from './lower-case.ts'
import type { CompiledVariable } from './variable.ts'

/**
 * A pattern, as numbers: characters, wildcards, and policy variables as `firstVariable` and the numbers below.
 *
 * INVARIANT: matched by counting along it, never by a regular expression, so that no text of a policy can make matching explode.
 */
export interface Glob {
  readonly tokens: readonly number[]
  /** The variable of the token `firstVariable - index`. */
  readonly variables: readonly CompiledVariable[]
  /** Whether characters are code points; otherwise they are UTF-16 units, which comes to the same where the pattern has no `?` and no lone surrogate. */
  readonly wide: boolean
  /** Whether ASCII letters of the text are put in lower case; those of the pattern are. */
  readonly folded: boolean
  /** Whether some wildcard does not match a colon. */
  readonly confined: boolean
}

/** `*`: any text. */
export const anyText = -1
/** `?`: one character. */
export const anyOne = -2
/** `*` that does not match a colon. */
export const anyTextButColon = -3
/** `?` that does not match a colon. */
export const anyOneButColon = -4
/** The first policy variable of a pattern; the next is one less. */
export const firstVariable = -16

/** How a pattern is to be read. */
export interface GlobOptions {
  readonly variables?: readonly CompiledVariable[]
  /** Without regard to the case of ASCII letters. */
  readonly folded?: boolean
  /** `?` is one UTF-16 unit instead of one code point. */
  readonly units?: boolean
}

/** Makes a pattern of code points, wildcards and variables. */
export function makeGlob(tokens: readonly number[], { variables = [], folded = false, units = false }: GlobOptions = {}): Glob {
  let one = false
  let lone = variables.length > 0
  let confined = false
  for (const token of tokens) {
    one ||= token === anyOne || token === anyOneButColon
    lone ||= token >= 0xd800 && token <= 0xdfff
    confined ||= token === anyTextButColon || token === anyOneButColon
  }
  const wide = one ? !units : lone
  return { tokens: tokens.flatMap((token) => charactersOf(token, wide, folded)), variables, wide, folded, confined }
}

function charactersOf(token: number, wide: boolean, folded: boolean): number | readonly number[] {
  if (token <= 0xffff || wide) return folded ? lowerCase(token) : token
  return [0xd800 + ((token - 0x10000) >> 10), 0xdc00 + ((token - 0x10000) & 0x3ff)]
}
