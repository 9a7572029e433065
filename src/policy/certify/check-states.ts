import { intervalStates } from './interval-states.ts'
import { cut, type Pattern, type Token } from './patterns.ts'
import type { ValueSet } from './read-atom.ts'
import { need, spend, type Work } from './shape.ts'
import { isExact, patternStates, type State } from './states.ts'

/** A set in which a value has to lie, or not to lie. */
export interface Wanted {
  readonly literal: number
  readonly set: ValueSet
  readonly isInside: boolean
}

/** Checks that no text meets all sets: what their automata come to together, behind what all texts begin with, does not accept; and the states of patterns in it are among those that are named. */
export function checkStates(wanted: readonly Wanted[], begin: string, states: ReadonlySet<string>, at: string, work: Work): void {
  const codes = cut(begin, 'code-point')
  const begins = ({ unit, tokens }: Pattern): boolean => unit === 'code-point' && startsWith(tokens(), codes)
  const isBegun = begin === '' || wanted.some(({ set, isInside }) => isInside && set.intervals.length === 0 && set.patterns.every(begins))
  need(isBegun, at, 'not all texts begin as it says')
  const ofPatterns = (names: readonly string[]): string => names.filter((_, index) => wanted[index]?.set.intervals.length === 0).join(' | ')
  const named = new Set(Array.from(states, (name) => ofPatterns(name.split(' | '))))
  const seen = new Set<string>()
  const open: (readonly State[])[] = []
  const visit = (reached: readonly State[]): void => {
    const isSettled = ({ fate }: State, index: number, isMet: boolean): boolean =>
      fate === (wanted[index]?.isInside === isMet ? 'everything' : 'nothing')
    if (reached.some((state, index) => isSettled(state, index, false))) return
    const names = reached.map((state, index) => (isSettled(state, index, true) ? '*' : state.name))
    const name = names.join(' | ')
    need(named.has(ofPatterns(names)), at, `the states \`${name}\` are reached, and the witness does not name them`)
    if (seen.has(name)) return
    seen.add(name)
    open.push(reached)
  }
  visit(wanted.map(({ set }) => codes.reduce((state, code) => state.step(code), startOf(set, at))))
  for (const reached of open) {
    need(
      reached.some(({ accepting }, index) => accepting !== wanted[index]?.isInside),
      at,
      'a text meets all of these',
    )
    const live = new Set(reached.flatMap((state) => state.live))
    const fresh = (from: number): number => (live.has(from) ? fresh(from + 1) : from)
    const cost = reached.reduce((sum, state) => sum + state.cost, 0)
    spend(work, live.size * cost, at)
    // Why: all other characters lead where these do, one of one UTF-16 unit and one of two. INVARIANT: each is the first of its kind, so that none is passed over.
    for (const character of [...live, fresh(0), fresh(0x10000)]) visit(reached.map((state) => state.step(character)))
  }
}

function startOf(set: ValueSet, at: string): State {
  const { patterns, intervals } = set
  need(patterns.length === 0 || (intervals.length === 0 && patterns.every(isExact)), at, 'there are no exact states of this set')
  const start = starts.get(set) ?? (intervals.length > 0 ? intervalStates(intervals) : patternStates(patterns))
  starts.set(set, start)
  return start
}

// Why: a set is mostly in several lemmas.
const starts = new WeakMap<ValueSet, State>()

function startsWith(tokens: readonly Token[], codes: readonly number[]): boolean {
  return codes.every((code, place) => tokens[place] === code)
}
