import { intervalStates } from './interval-states.ts'
import { cut, type Pattern, type Token } from './patterns.ts'
import type { ValueSet } from './read-atom.ts'
import { need, spend, type Work } from './shape.ts'
import { isExact, patternStates, type State } from './states.ts'
import { wholeOf } from './values.ts'

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
  const isNamed = (names: readonly string[]): boolean => named.has(ofPatterns(names))
  const behind = (start: State): State => codes.reduce((state, code) => state.step(code), start)
  const hasIntervals = wanted.some(({ set }) => set.intervals.length > 0)
  const covers = hasIntervals ? wanted.map((one) => behind(coverOf(one, at))) : []
  // Why first with covers: they have few states.
  if (hasIntervals && problemOf(wanted, covers, isNamed, at, work) === undefined) return
  const problem = problemOf(
    wanted,
    wanted.map(({ set }) => behind(startOf(set, at))),
    isNamed,
    at,
    work,
  )
  need(problem === undefined, at, problem ?? '')
}

/** Says what speaks against it that no text leads from some states to those that are wanted. */
function problemOf(
  wanted: readonly Wanted[],
  from: readonly State[],
  isNamed: (names: readonly string[]) => boolean,
  at: string,
  work: Work,
): string | undefined {
  const isSettled = ({ fate }: State, index: number, isMet: boolean): boolean =>
    fate === (wanted[index]?.isInside === isMet ? 'everything' : 'nothing')
  const seen = new Set<string>()
  const open: (readonly State[])[] = []
  const visit = (reached: readonly State[]): string | undefined => {
    if (reached.some((state, index) => isSettled(state, index, false))) return undefined
    const names = reached.map((state, index) => (isSettled(state, index, true) ? '*' : state.name))
    const name = names.join(' | ')
    if (!isNamed(names)) return `the states \`${name}\` are reached, and the witness does not name them`
    if (seen.has(name)) return undefined
    seen.add(name)
    open.push(reached)
    return reached.every(({ accepting }, index) => accepting === wanted[index]?.isInside) ? 'a text meets all of these' : undefined
  }
  let problem = visit(from)
  for (const reached of open) {
    if (problem !== undefined) break
    const live = new Set(reached.flatMap((state) => state.live))
    const fresh = (first: number): number => (live.has(first) ? fresh(first + 1) : first)
    const cost = reached.reduce((sum, state) => sum + state.cost, 0)
    spend(work, live.size * cost, at)
    // Why: all other characters lead where these do, one of one UTF-16 unit and one of two. INVARIANT: each is the first of its kind, so that none is passed over.
    for (const character of [...live, fresh(0), fresh(0x10000)]) problem ??= visit(reached.map((state) => state.step(character)))
  }
  return problem
}

function startOf(set: ValueSet, at: string): State {
  const { patterns, intervals } = set
  need(patterns.length === 0 || (intervals.length === 0 && patterns.every(isExact)), at, 'there are no exact states of this set')
  const start = starts.get(set) ?? (intervals.length > 0 ? intervalStates(intervals) : patternStates(patterns))
  starts.set(set, start)
  return start
}

/** Takes a set of intervals for all of their axes where a text has to lie in it, and for nothing where it must not: more texts are left. */
function coverOf({ set, isInside }: Wanted, at: string): State {
  if (set.intervals.length === 0) return startOf(set, at)
  return isInside ? intervalStates([...new Set(set.intervals.map(({ axis }) => axis))].map(wholeOf)) : patternStates([])
}

// Why: a set is mostly in several lemmas.
const starts = new WeakMap<ValueSet, State>()

function startsWith(tokens: readonly Token[], codes: readonly number[]): boolean {
  return codes.every((code, place) => tokens[place] === code)
}
