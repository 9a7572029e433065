/**
 * A pattern: code units or code points, and wildcards as negative numbers.
 *
 * INVARIANT: built from tokens, never from a regular expression, so that a policy's text cannot make matching explode.
 */
export type Glob = readonly number[]

/** `?`: one character. */
export const anyOne = -1
/** `?` that does not match a colon. */
export const anyOneButColon = -2
/** `*`: any text. */
export const anyText = -3
/** `*` that does not match a colon. */
export const anyTextButColon = -4

/** Tells whether a token is a colon. */
export function isColon(token: number): boolean {
  return token === colon
}

/** How a text is cut into characters. */
export type Unit = 'code-point' | 'utf-16-unit'

/** Gives the characters of a text as numbers. */
export function charactersOf(text: string, unit: Unit): number[] {
  const characters: number[] = []
  for (let offset = 0; offset < text.length; offset += width(text, offset, unit)) characters.push(characterAt(text, offset, unit))
  return characters
}

/** Tells whether the whole text matches, in time proportional to its length times that of the longest stretch between two `*` at worst. */
export function matchGlob(glob: Glob, text: string, unit: Unit): boolean {
  let start = 0
  let literal = 0
  for (let token = glob[0]; token !== undefined && token >= 0; token = glob[literal]) {
    if (start >= text.length || characterAt(text, start, unit) !== token) return false
    start += width(text, start, unit)
    literal += 1
  }
  return literal === glob.length ? start === text.length : matchFrom(glob, literal, text, start, unit)
}

/** Tells whether the text from an offset on matches the pattern from a position on. */
function matchFrom(glob: Glob, position: number, text: string, start: number, unit: Unit): boolean {
  if (position === glob.length - 1 && glob[position] === anyText) return true
  // INVARIANT: `active` holds the positions of the pattern that the text read so far can have led to, each once.
  const state: State = { glob, seen: new Int32Array(glob.length + 1).fill(-1), floor: 0 }
  let active: number[] = []
  reach(state, position, active, text.length + 1)
  let next: number[] = []
  for (let offset = start; offset < text.length; offset += width(text, offset, unit)) {
    if (active.length === 0) return false
    const character = characterAt(text, offset, unit)
    for (const position of active) {
      if (position < state.floor) continue
      const token = glob[position]
      // Why: nothing that follows can undo a match that ends in `*`.
      if (token === anyText && position === glob.length - 1) return true
      const step = token === undefined ? -1 : stepOf(token, character)
      if (step >= 0) reach(state, position + step, next, offset)
    }
    ;[active, next] = [next, active]
    next.length = 0
  }
  return active.includes(glob.length)
}

interface State {
  readonly glob: Glob
  readonly seen: Int32Array
  /** The last `*` that was reached: whatever could come of an earlier position can come of it. */
  floor: number
}

const colon = 0x3a

/** How far a token moves on over a character: 1, 0 where it stays, -1 where it does not match. */
function stepOf(token: number, character: number): -1 | 0 | 1 {
  switch (token) {
    case anyOne:
      return 1
    case anyOneButColon:
      return character === colon ? -1 : 1
    case anyText:
      return 0
    case anyTextButColon:
      return character === colon ? -1 : 0
    default:
      return token === character ? 1 : -1
  }
}

/** Adds a position, and those behind the `*`s that start there, once in each round. */
function reach(state: State, from: number, into: number[], round: number): void {
  const { glob, seen } = state
  for (let position = from; seen[position] !== round; position++) {
    seen[position] = round
    into.push(position)
    const token = glob[position]
    if (token === anyText && position > state.floor) state.floor = position
    if (token !== anyText && token !== anyTextButColon) return
  }
}

function characterAt(text: string, offset: number, unit: Unit): number {
  return (unit === 'code-point' ? text.codePointAt(offset) : text.charCodeAt(offset)) ?? 0
}

function width(text: string, offset: number, unit: Unit): number {
  return unit === 'code-point' && (text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1
}
