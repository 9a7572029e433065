import { spend, type Budget } from '../budget.ts'
import { anyText, codesOf, exceptionOf, isStar, type Pattern, type Token } from '../formula/pattern.ts'
import { symbolsOf, variantsOf } from './case-variants.ts'

/** What a deterministic automaton has read so far comes to. */
export interface State {
  /** Equal in equal states of one automaton. */
  readonly id: number
  /** What the state stands for, in words of its automaton: of patterns, the positions reached, from the last to the first, counted over all patterns, each with one more for its end. */
  readonly key: string
  readonly accepting: boolean
  /** Whatever follows is accepted. */
  readonly universal: boolean
  /** Nothing that follows is accepted. */
  readonly dead: boolean
  /** The characters (code points) that may lead elsewhere than all others do. */
  readonly live: readonly number[]
  /** Whether all others may be accepted with what follows. */
  readonly open: boolean
  /** Gives the state behind one more character. */
  readonly step: (character: number, budget: Budget) => State
}

/** Builds, as far as it is asked, the automaton of all texts that match one of the patterns; gives the state behind a text that begins them. */
export function patternAutomaton(patterns: readonly Pattern[]): (text: string, budget: Budget) => State {
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
  const automaton: Automaton = { tokens, owners, states: new Map() }
  const begun = new Map<string, State>()
  return (text, budget) => {
    let state = begun.get(text)
    if (state === undefined) {
      const characters = codesOf(text)
      const reached = starts.flatMap((start) => positionsAfter(automaton, start, characters, budget))
      begun.set(text, (state = stateOf(automaton, reached)))
    }
    return state
  }
}

/** What it costs to keep a state in mind, besides its positions. */
const memory = 8

/** Behind the last token of a pattern. */
const end: Token = -7

interface Automaton {
  /** Of all patterns, each with its end. */
  readonly tokens: readonly Token[]
  /** Position -> the pattern that it belongs to. */
  readonly owners: readonly Pattern[]
  readonly states: Map<string, State>
  dead?: State
}

function stateOf(automaton: Automaton, reached: readonly number[]): State {
  const positions = essential(automaton, reached)
  const key = positions.join()
  const known = automaton.states.get(key)
  if (known !== undefined) return known
  const { tokens, states } = automaton
  const live = liveOf(automaton, positions)
  const open = positions.some((position) => isWild(tokens[position]))
  let next: Map<number, State> | undefined
  const state: State = {
    id: states.size,
    key,
    accepting: positions.some((position) => tokens[position] === end),
    universal: positions.some((position) => tokens[position] === anyText && tokens[position + 1] === end),
    dead: positions.length === 0,
    live,
    open,
    step: (character, budget) => {
      if (state.dead || state.universal) return state
      const isLive = live.includes(character)
      if (!open && !isLive) return (automaton.dead ??= stateOf(automaton, []))
      // Why: all characters that are not live lead to one state, but for those outside the basic plane, which are two UTF-16 units.
      const label = isLive ? character : character > 0xffff ? -2 : -1
      next ??= new Map()
      let made = next.get(label)
      if (made === undefined) {
        spend(budget, memory + 4 * positions.length)
        made = stateOf(automaton, positionsBehind(automaton, positions, character))
        next.set(label, made)
      }
      return made
    },
  }
  states.set(key, state)
  return state
}

/** Adds what stars lead to, sorts, and leaves out positions of a pattern before its last star: whatever can come of them can come of the star. */
function essential({ tokens, owners }: Automaton, reached: readonly number[]): readonly number[] {
  const [only] = reached
  if (only === undefined || (reached.length === 1 && !isStar(tokens[only]))) return reached
  const kept: number[] = []
  let overtaken: Pattern | undefined
  for (const position of reached.flatMap((from) => behindStars(tokens, from)).sort((a, b) => b - a)) {
    if (owners[position] === overtaken || position === kept.at(-1)) continue
    kept.push(position)
    if (tokens[position] === anyText) overtaken = owners[position]
  }
  return kept
}

/** Gives a position and, where a star stands there, those behind it. */
function behindStars(tokens: readonly Token[], from: number): readonly number[] {
  const positions = [from]
  for (let position = from; isStar(tokens[position]);) positions.push(++position)
  return positions
}

/** Why not from state to state: what all texts begin with is read once, and no one comes back to the states between. */
function positionsAfter(automaton: Automaton, start: number, characters: readonly number[], budget: Budget): readonly number[] {
  let read = 0
  if (automaton.owners[start]?.fold === 'none')
    while (read < characters.length && automaton.tokens[start + read] === characters[read]) read += 1
  let positions: readonly number[] = [start + read]
  for (; read < characters.length && positions.length > 0; read++) {
    spend(budget, positions.length)
    positions = positionsBehind(automaton, essential(automaton, positions), characters[read] ?? 0)
  }
  return positions
}

/** Gives the positions behind one character. */
function positionsBehind({ tokens, owners }: Automaton, positions: readonly number[], character: number): readonly number[] {
  const reached: number[] = []
  for (const position of positions) {
    const owner = owners[position]
    const symbols = owner === undefined ? character : symbolsOf(owner, character)
    if (typeof symbols === 'number') read(tokens, position, symbols, reached)
    else reached.push(...symbols.reduce<readonly number[]>((from, symbol) => readAll(tokens, from, symbol), [position]))
  }
  return reached
}

function readAll(tokens: readonly Token[], positions: readonly number[], symbol: number): readonly number[] {
  const reached: number[] = []
  for (const position of positions.flatMap((from) => behindStars(tokens, from))) read(tokens, position, symbol, reached)
  return reached
}

/** Adds the position behind one symbol, if there is one. */
function read(tokens: readonly Token[], from: number, symbol: number, into: number[]): void {
  const token = tokens[from] ?? end
  if (token === symbol || (isWild(token) && exceptionOf(token) !== symbol)) into.push(isStar(token) ? from : from + 1)
}

function liveOf({ tokens, owners }: Automaton, positions: readonly number[]): readonly number[] {
  const live: number[] = []
  for (const position of positions) {
    const token = tokens[position] ?? end
    const owner = owners[position]
    const exception = exceptionOf(token)
    if (exception !== undefined) live.push(exception)
    else if (token >= 0 && owner !== undefined) live.push(...variantsOf(owner, token, tokens[position + 1] ?? end))
  }
  return live.length < 2 ? live : [...new Set(live)]
}

function isWild(token: Token | undefined): boolean {
  return token !== undefined && token < 0 && token !== end
}
