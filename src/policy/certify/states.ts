import { cellsOf, close, cut, isAnyText, move, type Cell, type Pattern, type Token } from './patterns.ts'
import type { Interval } from './values.ts'

/** What an automaton comes to behind a text. */
export interface State {
  readonly name: string
  readonly accepting: boolean
  /** What is accepted from here, where it no longer matters what follows. */
  readonly fate?: 'nothing' | 'everything'
  /** The characters that may lead elsewhere than all others do. */
  readonly live: readonly number[]
  readonly step: (character: number) => State
}

/** The automaton of texts that match a pattern. Its states are the positions reached, highest first; those of a pattern before its last star for any text that is reached are left out. */
export function patternStates(patterns: readonly Pattern[]): State {
  const cells = cellsOf(patterns)
  return patternState(
    cells,
    [...cells.keys()].filter((position) => position === 0 || cells[position - 1]?.token === 'end'),
    new Map(),
  )
}

function patternState(cells: readonly Cell[], reached: readonly number[], known: Map<string, State>): State {
  const kept: number[] = []
  for (const position of close(cells, reached)) {
    const last = cells[kept.at(-1) ?? -1]
    if (last?.pattern !== cells[position]?.pattern || !isAnyText(last?.token)) kept.push(position)
  }
  const name = kept.join()
  const found = known.get(name)
  if (found !== undefined) return found
  const next = new Map<number, State>()
  const isEverything = kept.some((position) => isAnyText(cells[position]?.token) && cells[position + 1]?.token === 'end')
  const behind = (position: number, character: number): readonly number[] =>
    symbolsOf(character, cells[position]?.pattern.unit).reduce<readonly number[]>(
      (from, symbol) => move(cells, close(cells, from), symbol),
      [position],
    )
  const state: State = {
    name,
    accepting: kept.some((position) => cells[position]?.token === 'end'),
    ...(kept.length === 0 ? { fate: 'nothing' } : isEverything ? { fate: 'everything' } : {}),
    live: kept.flatMap((position) => liveOf(cells[position], cells[position + 1]?.token)),
    step: (character) => {
      const stepped =
        next.get(character) ??
        patternState(
          cells,
          kept.flatMap((position) => behind(position, character)),
          known,
        )
      next.set(character, stepped)
      return stepped
    },
  }
  known.set(name, state)
  return state
}

function symbolsOf(character: number, unit: Pattern['unit'] | undefined): readonly number[] {
  return unit === 'utf-16-unit' ? cut(String.fromCodePoint(character), unit) : [character]
}

function liveOf(cell: Cell | undefined, next: Token | undefined): readonly number[] {
  if (cell === undefined || cell.token === 'end') return []
  const { token, pattern } = cell
  if (typeof token === 'object') return [...(token.among ?? []), ...(token.except === undefined ? [] : [token.except])]
  return pattern.unit === 'utf-16-unit' && typeof next === 'number'
    ? cut(String.fromCharCode(token, next), 'code-point').slice(0, 1)
    : [token]
}

/** Tells whether the automaton of a pattern is exact: no half of a character stands alone in it, or among others. */
export function isExact({ tokens, unit }: Pattern): boolean {
  const isHalf = (token: Token | undefined, first: number): boolean => typeof token === 'number' && token >= first && token < first + 0x400
  const isPaired = (token: Token, next: Token | undefined): boolean => isHalf(token, 0xd800) === isHalf(next, 0xdc00)
  const hasHalf = (token: Token): boolean =>
    typeof token === 'object' && [...(token.among ?? [])].some((one) => isHalf(one, 0xd800) || isHalf(one, 0xdc00))
  return unit === 'code-point' || [0, ...tokens(), 0].every((token, at, all) => isPaired(token, all[at + 1]) && !hasHalf(token))
}

/** The automaton of addresses of version 4 in some intervals. Its states are the bytes left, the digits of this byte, and the bytes before as a number, or `free` inside an interval. */
export function addressStates(intervals: readonly Interval[], left = 4, before = 0n, digits = ''): State {
  const [low, next] = [before * 256n ** BigInt(left), before * 256n + BigInt(digits)]
  const high = low + 256n ** BigInt(left) - 1n
  const touched = intervals.filter((one) => one.axis === 'v4' && one.low <= high && low <= one.high)
  if (left === 0 || touched.length === 0 || !/^(?:0|[1-9]\d{0,2})?$/.test(digits) || Number(digits) > 255) return alphabetStates('', 'dead')
  return {
    name: `${left} ${digits} ${touched.some((one) => one.low <= low && high <= one.high) ? 'free' : before}`,
    accepting: left === 1 && digits !== '' && touched.some((one) => one.low <= next && next <= one.high),
    live: cut('0123456789.', 'code-point'),
    step: (character) => {
      const one = String.fromCodePoint(character)
      if (one === '.' && digits !== '') return addressStates(intervals, left - 1, next, '')
      return /\d/.test(one) ? addressStates(intervals, left, before, digits + one) : alphabetStates('', 'dead')
    },
  }
}

/** The automaton of all texts over some characters. */
export function alphabetStates(characters: string, name: 'alive' | 'dead' = 'alive'): State {
  const live = cut(characters, 'code-point')
  const step = (character: number): State => alphabetStates(characters, live.includes(character) ? 'alive' : 'dead')
  return name === 'dead' ? { name, accepting: false, fate: 'nothing', live: [], step } : { name, accepting: true, live, step }
}
