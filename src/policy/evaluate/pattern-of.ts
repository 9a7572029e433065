import { anyOne, anyText, charactersOf, type Glob, type Unit } from './glob.ts'
import type { Piece } from './resolve-value.ts'

/** Gives the pattern of a value: `*` and `?` are wildcards in the pieces that are wild. */
export function patternOf(pieces: readonly Piece[], unit: Unit): Glob {
  const pattern: number[] = []
  for (const { text, wild } of pieces) {
    // Why: no spread; a text of megabytes would not fit on the stack.
    for (const character of charactersOf(text, unit)) pattern.push(wild ? tokenOf(character) : character)
  }
  return pattern
}

function tokenOf(character: number): number {
  return character === star ? anyText : character === questionMark ? anyOne : character
}

const star = 0x2a
const questionMark = 0x3f
