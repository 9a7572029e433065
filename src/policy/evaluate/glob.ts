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

/**
 * Tells whether the whole text matches.
 *
 * At worst in time proportional to the length of the text times that of the longest stretch without a `*`.
 */
export function matchGlob(glob: Glob, text: string, unit: Unit): boolean {
  const isConfined = glob.includes(anyTextButColon) || glob.includes(anyOneButColon)
  // Why: without surrogates both units cut a text alike, and one of them is quicker.
  const quickest = unit === 'code-point' && /[\uD800-\uDBFF]/.test(text) ? unit : 'utf-16-unit'
  return isConfined ? matchConfined(glob, text, quickest) : matchPlain(glob, text, quickest)
}

/** Why greedy: a `*` that is reached later can match whatever an earlier one could, so that only the last one need be tried again. */
function matchPlain(glob: Glob, text: string, unit: Unit): boolean {
  let position = 0
  let offset = 0
  let star = -1
  let resume = 0
  while (offset < text.length) {
    const token = glob[position]
    if (token === anyText) {
      star = position++
      resume = offset
      if (position === glob.length) return true
    } else if (token === anyOne || token === characterAt(text, offset, unit)) {
      position += 1
      offset += width(text, offset, unit)
    } else {
      if (star < 0) return false
      position = star + 1
      resume += width(text, resume, unit)
      offset = resume
    }
  }
  while (glob[position] === anyText) position += 1
  return position === glob.length
}

/** Why in all ways at once: a `*` that must not match a colon may have to give way to an earlier one that may. */
function matchConfined(glob: Glob, text: string, unit: Unit): boolean {
  // INVARIANT: `active` holds the positions of the pattern that the text read so far can have led to, each once.
  const state = makeState(glob)
  let active: number[] = []
  reach(state, 0, active, text.length + 1)
  let next: number[] = []
  for (let offset = 0; offset < text.length; offset += width(text, offset, unit)) {
    if (active.length === 0) return false
    const character = characterAt(text, offset, unit)
    for (const position of active) {
      if (isOvertaken(state, position)) continue
      const token = glob[position]
      // Why: nothing that follows can undo a match that ends in `*`.
      if (token === anyText && position === glob.length - 1) return true
      const step = token === undefined ? -1 : stepOf(token, character)
      if (step >= 0) reach(state, position + step, next, offset)
    }
    if (character === colon) state.fieldStars.fill(-1)
    ;[active, next] = [next, active]
    next.length = 0
  }
  return active.includes(glob.length)
}

interface State {
  readonly glob: Glob
  /** The round in which a position was reached last. */
  readonly seen: Int32Array
  /** The last `*` that was reached: whatever could come of an earlier position can come of it. */
  star: number
  /** For each position, how many colons and unconfined wildcards stand before it. */
  readonly fields: Int32Array
  /** For each of those fields, the last confined `*` that was reached: it does for earlier positions of its field what `star` does for all. */
  readonly fieldStars: Int32Array
}

function makeState(glob: Glob): State {
  const fields = new Int32Array(glob.length + 1)
  for (const [position, token] of glob.entries()) {
    const isBorder = token === colon || token === anyOne || token === anyText
    fields[position + 1] = (fields[position] ?? 0) + (isBorder ? 1 : 0)
  }
  const count = (fields[glob.length] ?? 0) + 1
  return { glob, seen: new Int32Array(glob.length + 1).fill(-1), star: -1, fields, fieldStars: new Int32Array(count).fill(-1) }
}

function isOvertaken({ star, fields, fieldStars }: State, position: number): boolean {
  return position < star || position < (fieldStars[fields[position] ?? 0] ?? -1)
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
  const { glob, seen, fields, fieldStars } = state
  for (let position = from; seen[position] !== round; position++) {
    seen[position] = round
    into.push(position)
    const token = glob[position]
    if (token === anyText) state.star = Math.max(state.star, position)
    else if (token === anyTextButColon) {
      const field = fields[position] ?? 0
      fieldStars[field] = Math.max(fieldStars[field] ?? -1, position)
    } else return
  }
}

function characterAt(text: string, offset: number, unit: Unit): number {
  return (unit === 'code-point' ? text.codePointAt(offset) : text.charCodeAt(offset)) ?? 0
}

function width(text: string, offset: number, unit: Unit): number {
  return unit === 'code-point' && (text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1
}
