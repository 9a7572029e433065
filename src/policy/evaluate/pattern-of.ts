import type { Value } from '../language/index.ts'
import { anyOne, anyText, charactersOf, type Glob, type Unit } from './glob.ts'

/** Gives the pattern of a value: `*` and `?` are wildcards, what `${*}`, `${?}` and `${$}` stand for is not. `fold` is applied to what is no wildcard. */
export function patternOf(value: Value, unit: Unit, fold: (text: string) => string = (text) => text): Glob {
  const pattern: number[] = []
  for (const part of value.parts) {
    if (part.kind === 'escape') pattern.push(part.character.charCodeAt(0))
    // Why: no spread; a text of megabytes would not fit on the stack.
    else if (part.kind === 'literal') for (const character of charactersOf(fold(part.text), unit)) pattern.push(tokenOf(character))
  }
  return pattern
}

/** Gives a value's own text: escapes are the characters that they stand for, and nothing is a wildcard. */
export function plainText(value: Value): string {
  return value.parts.map((part) => (part.kind === 'escape' ? part.character : part.kind === 'literal' ? part.text : '')).join('')
}

function tokenOf(character: number): number {
  return character === star ? anyText : character === questionMark ? anyOne : character
}

const star = 0x2a
const questionMark = 0x3f
