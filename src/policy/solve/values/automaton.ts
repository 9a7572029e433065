import { spend, type Budget } from '../budget.ts'
import { anyText, type Pattern, type Token } from '../formula/pattern.ts'
import { symbolsOf, variantsOf } from './case-variants.ts'

/** What a deterministic automaton has read so far comes to. */
export interface State {
  /** Equal in equal states of one automaton. */
  readonly id: number
  readonly accepting: boolean
  /** Whatever follows is accepted. */
  readonly universal: boolean
  /** Nothing that follows is accepted. */
  readonly dead: boolean
  /** The characters (code points) that may lead elsewhere than all others do. */
  readonly live: ReadonlySet<number>
  /** Gives the state behind one more character. */
  readonly step: (character: number, budget: Budget) => State
}

/** Builds, as far as it is asked, the automaton of all texts that match one of the patterns. */
export function patternAutomaton(patterns: readonly Pattern[]): State {
  const tokens: Token[] = []
  const owners: Pattern[] = []
  const starts: number[] = []
  for (const pattern of patterns) {
    starts.push(tokens.length)
    for (const token of [...pattern.tokens, end]) {
      tokens.push(token)
      owners.push(pattern)
    }
  }
  return stateOf({ tokens, owners, states: new Map() }, starts)
}

/** Behind the last token of a pattern. */
const end: Token = -5
const colon = 0x3a

interface Automaton {
  /** Of all patterns, each with its end. */
  readonly tokens: readonly Token[]
  /** Position -> the pattern that it belongs to. */
  readonly owners: readonly Pattern[]
  readonly states: Map<string, State>
}

function stateOf(automaton: Automaton, reached: readonly number[]): State {
  const positions = essential(automaton, reached)
  const key = positions.join()
  const known = automaton.states.get(key)
  if (known !== undefined) return known
  const { tokens, states } = automaton
  const next = new Map<number, State>()
  const live = liveOf(automaton, positions)
  const state: State = {
    id: states.size,
    accepting: positions.some((position) => tokens[position] === end),
    universal: positions.some((position) => tokens[position] === anyText && tokens[position + 1] === end),
    dead: positions.length === 0,
    live,
    step: (character, budget) => {
      // Why: all characters that are not live lead to one state, but for those outside the basic plane, which are two UTF-16 units.
      const label = live.has(character) ? character : character > 0xffff ? -2 : -1
      const found = next.get(label)
      if (found !== undefined) return found
      spend(budget, positions.length)
      const made = stateOf(
        automaton,
        positions.flatMap((position) => move(automaton, position, character)),
      )
      next.set(label, made)
      return made
    },
  }
  states.set(key, state)
  return state
}

/** Adds what stars lead to, sorts, and leaves out positions of a pattern before its last star: whatever can come of them can come of the star. */
function essential({ tokens, owners }: Automaton, reached: readonly number[]): readonly number[] {
  const all = new Set<number>()
  for (const start of reached) {
    let position = start
    all.add(position)
    while (isStar(tokens[position])) all.add(++position)
  }
  const kept: number[] = []
  let overtaken: Pattern | undefined
  for (const position of [...all].sort((a, b) => b - a)) {
    if (owners[position] === overtaken) continue
    kept.push(position)
    if (tokens[position] === anyText) overtaken = owners[position]
  }
  return kept
}

/** Gives the positions behind one character. */
function move({ tokens, owners }: Automaton, from: number, character: number): readonly number[] {
  const owner = owners[from]
  let reached: readonly number[] = [from]
  for (const [index, symbol] of (owner === undefined ? [] : symbolsOf(owner, character)).entries()) {
    const closed = index === 0 ? reached : reached.flatMap((position) => behindStars(tokens, position))
    reached = closed.flatMap((position) => {
      const token = tokens[position] ?? end
      if (isStar(token)) return token === anyText || symbol !== colon ? [position] : []
      const matches = token === symbol || token === -1 || (token === -2 && symbol !== colon)
      return matches ? [position + 1] : []
    })
  }
  return reached
}

function behindStars(tokens: readonly Token[], from: number): readonly number[] {
  const positions = [from]
  for (let position = from; isStar(tokens[position]);) positions.push(++position)
  return positions
}

function liveOf({ tokens, owners }: Automaton, positions: readonly number[]): ReadonlySet<number> {
  const live = new Set<number>()
  for (const position of positions) {
    const token = tokens[position] ?? end
    const owner = owners[position]
    if (token === -2 || token === -4) live.add(colon)
    else if (token >= 0 && owner !== undefined)
      for (const character of variantsOf(owner, token, tokens[position + 1] ?? end)) live.add(character)
  }
  return live
}

function isStar(token: Token | undefined): boolean {
  return token === anyText || token === -4
}
