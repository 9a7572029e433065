import { cellsOf, close, cut, isAnyText, move, type Cell, type Pattern, type Token } from './patterns.ts'

/** What an automaton comes to behind a text. */
export interface State {
  readonly name: string
  readonly accepting: boolean
  /** What is accepted from here, where it no longer matters what follows. */
  readonly fate?: 'nothing' | 'everything'
  /** The characters that may lead elsewhere than all others do. */
  readonly live: readonly number[]
  /** How much there is to look at for one step. */
  readonly cost: number
  readonly step: (character: number) => State
}

/** The automaton of texts that match a pattern. Its states are the positions reached, highest first; those of a pattern before its last star for any text that is reached are left out. */
export function patternStates(patterns: readonly Pattern[]): State {
  const cells = cellsOf(patterns)
  return patternState(
    cells,
    [...cells.keys()].filter((position) => position === 0 || cells[position - 1]?.token === 'end'),
    patterns.length,
    new Map(),
  )
}

function patternState(cells: readonly Cell[], reached: readonly number[], cost: number, known: Map<string, State>): State {
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
    cost,
    step: (character) => {
      const stepped =
        next.get(character) ??
        patternState(
          cells,
          kept.flatMap((position) => behind(position, character)),
          cost,
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
