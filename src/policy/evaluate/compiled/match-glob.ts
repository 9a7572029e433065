import type { Frame } from './frame.ts'
import { anyOne, anyOneButColon, anyText, anyTextButColon, firstVariable, type Glob } from './glob.ts'
import { lowerCase } from './lower-case.ts'
import { resolveVariable } from './variable.ts'

/**
 * Tells whether a stretch of a text matches the whole pattern, in time proportional to the product of their lengths at worst.
 *
 * What a policy variable stands for is literal: a `*` in it is the character. A pattern with a variable that stands for nothing matches nothing.
 */
export function matchGlob(glob: Glob, frame: Frame, text: string, from: number, to: number): boolean {
  if (glob.variables.length === 0) return matchTokens(glob, glob.tokens, glob.tokens.length, glob.confined, text, from, to)
  const count = expandGlob(glob, frame)
  return count >= 0 && matchTokens(glob, frame.scratch, count, glob.confined, text, from, to)
}

/** Tells whether a stretch of a text matches the first `length` tokens, none of which is a variable. */
export function matchTokens(
  glob: Glob,
  tokens: readonly number[],
  length: number,
  confined: boolean,
  text: string,
  from: number,
  to: number,
): boolean {
  return confined ? matchConfined(glob, tokens, length, text, from, to) : matchFree(glob, tokens, length, text, from, to)
}

/** Puts a pattern into the frame's scratch, with the texts of its variables; gives the number of tokens, -1 where a variable stands for nothing. */
export function expandGlob({ tokens, variables, wide }: Glob, frame: Frame): number {
  const { scratch } = frame
  let count = 0
  for (const token of tokens) {
    const variable = token <= firstVariable ? variables[firstVariable - token] : undefined
    if (variable === undefined) {
      scratch[count++] = token
      continue
    }
    const text = resolveVariable(variable, frame)
    if (text === undefined) return -1
    for (let offset = 0; offset < text.length; offset++) {
      const character = characterAt(text, offset, wide, false)
      if (character > 0xffff) offset += 1
      scratch[count++] = character
    }
  }
  return count
}

/** Why going back to the last `*` is enough: what an earlier one could take, the last one can take as well. */
function matchFree({ wide, folded }: Glob, tokens: readonly number[], length: number, text: string, from: number, to: number): boolean {
  let position = 0
  let offset = from
  let star = -1
  let starOffset = from
  while (offset < to) {
    const token = position < length ? tokens[position] : undefined
    if (token === anyText) {
      position += 1
      if (position === length) return true
      star = position
      starOffset = offset
      continue
    }
    const character = characterAt(text, offset, wide, folded)
    if (token === character || token === anyOne) {
      position += 1
      offset += character > 0xffff ? 2 : 1
      continue
    }
    if (star < 0) return false
    starOffset += characterAt(text, starOffset, wide, false) > 0xffff ? 2 : 1
    offset = starOffset
    position = star
  }
  while (position < length && tokens[position] === anyText) position += 1
  return position === length
}

/** Follows all ways to match at once: a `*` that stops at a colon may have to give back to an earlier one that does not. */
function matchConfined({ wide, folded }: Glob, tokens: readonly number[], length: number, text: string, from: number, to: number): boolean {
  // INVARIANT: the first `count` elements of `active` are the positions of the pattern that the text so far can have led to, ascending.
  let active = one
  let next = other
  let count = reach(tokens, length, 0, -1, active, 0)
  let offset = from
  while (offset < to && count > 0) {
    const character = characterAt(text, offset, wide, folded)
    let reached = 0
    let highest = -1
    for (let index = 0; index < count; index++) {
      const position = active[index] ?? 0
      if (tokens[position] === anyText && position === length - 1) return true
      const step = stepOver(tokens[position], character)
      if (step < 0) continue
      reached = reach(tokens, length, position + step, highest, next, reached)
      if (reached > 0) highest = next[reached - 1] ?? highest
    }
    const done = active
    active = next
    next = done
    count = reached
    offset += character > 0xffff ? 2 : 1
  }
  return offset >= to && count > 0 && active[count - 1] === length
}

/** Why for all patterns: matching one never asks for another, and so nothing is allocated once these are as long as the longest pattern. */
const one: number[] = []
const other: number[] = []

/** Adds a position, and those behind the `*`s that start there, as far as they lie above `highest`; gives the new count. */
function reach(tokens: readonly number[], length: number, from: number, highest: number, into: number[], count: number): number {
  for (let position = from; ; position++) {
    if (position > highest) into[count++] = position
    const token = position < length ? tokens[position] : undefined
    if (token !== anyText && token !== anyTextButColon) return count
  }
}

/** How far a token moves on over a character: 1, 0 where it stays, -1 where it does not match. */
function stepOver(token: number | undefined, character: number): -1 | 0 | 1 {
  switch (token) {
    case anyOne:
      return 1
    case anyText:
      return 0
    case anyOneButColon:
      return character === colon ? -1 : 1
    case anyTextButColon:
      return character === colon ? -1 : 0
    default:
      return token === character ? 1 : -1
  }
}

const colon = 0x3a

function characterAt(text: string, offset: number, wide: boolean, folded: boolean): number {
  const unit = wide ? (text.codePointAt(offset) ?? 0) : text.charCodeAt(offset)
  return folded ? lowerCase(unit) : unit
}
