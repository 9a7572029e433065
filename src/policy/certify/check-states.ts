import { cut, type Pattern, type Token } from './patterns.ts'
import type { ValueSet } from './read-atom.ts'
import { need, spend, type Work } from './shape.ts'
import { addressStates, alphabetStates, isExact, patternStates, type State } from './states.ts'

/** A set in which a value has to lie, or not to lie. */
export interface Wanted {
  readonly literal: number
  readonly set: ValueSet
  readonly isInside: boolean
}

/** Checks that no text meets all sets: what their automata come to together, behind what all texts begin with, is among the states that are named, and none of that accepts. */
export function checkStates(wanted: readonly Wanted[], begin: string, states: ReadonlySet<string>, at: string, work: Work): void {
  const codes = cut(begin, 'code-point')
  const begins = ({ unit, tokens }: Pattern): boolean => unit === 'code-point' && startsWith(tokens(), codes)
  const isBegun = begin === '' || wanted.some(({ set, isInside }) => isInside && set.intervals.length === 0 && set.patterns.every(begins))
  need(isBegun, at, 'not all texts begin as it says')
  const weight = wanted.reduce((sum, { set }) => sum + set.intervals.length + set.patterns.length, 0)
  const seen = new Set<string>()
  const open: (readonly State[])[] = []
  const visit = (reached: readonly State[]): void => {
    const isSettled = ({ fate }: State, index: number, isMet: boolean): boolean =>
      fate === (wanted[index]?.isInside === isMet ? 'everything' : 'nothing')
    if (reached.some((state, index) => isSettled(state, index, false))) return
    const name = reached.map((state, index) => (isSettled(state, index, true) ? '*' : state.name)).join(' | ')
    need(states.has(name), at, `the states \`${name}\` are reached, and the witness does not name them`)
    if (seen.has(name)) return
    seen.add(name)
    open.push(reached)
  }
  visit(wanted.map(({ set, isInside }) => codes.reduce((state, code) => state.step(code), startOf(set, isInside, at))))
  for (const reached of open) {
    need(
      reached.some(({ accepting }, index) => accepting !== wanted[index]?.isInside),
      at,
      'a text meets all of these',
    )
    const live = new Set(reached.flatMap((state) => state.live))
    const fresh = (from: number): number => (live.has(from) ? fresh(from + 1) : from)
    spend(work, live.size * weight, at)
    // Why: all other characters lead where these do, one of one UTF-16 unit and one of two. INVARIANT: each is the first of its kind, so that none is passed over.
    for (const character of [...live, fresh(0), fresh(0x10000)]) visit(reached.map((state) => state.step(character)))
  }
}

/** Why too much inside and too little outside will do: there is more to be excluded, never less. */
function startOf(set: ValueSet, isInside: boolean, at: string): State {
  const { patterns, intervals } = set
  need(patterns.length === 0 || (intervals.length === 0 && patterns.every(isExact)), at, 'there are no exact states of this set')
  if (intervals.length > 0 && (!isInside || intervals.every(({ axis }) => axis === 'v4'))) return addressStates(intervals)
  if (intervals.length > 0)
    return alphabetStates(intervals.map(({ axis }) => (axis.startsWith('v') ? '0123456789abcdefABCDEF:.' : '0123456789+-.:TZ')).join(''))
  const start = starts.get(set) ?? patternStates(patterns)
  starts.set(set, start)
  return start
}

// Why: a set is mostly in several lemmas.
const starts = new WeakMap<ValueSet, State>()

function startsWith(tokens: readonly Token[], codes: readonly number[]): boolean {
  return codes.every((code, place) => tokens[place] === code)
}
