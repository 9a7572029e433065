import { spend, type Budget } from '../budget.ts'
import { patternAutomaton, type State } from './automaton.ts'
import type { Constraint } from './constraint.ts'

/** What a search for a text comes to; `rejected`: it came to texts that `accept` did not take. */
export type SearchOutcome = { readonly kind: 'found'; readonly text: string } | { readonly kind: 'none' | 'rejected' | 'unknown' }

/** Where a search came to. */
export interface Visited {
  begin: string
  readonly states: string[][]
}

/**
 * Looks for a text that satisfies all constraints, in the product of their automata, shortest first: over the characters that make a difference and one that makes none.
 *
 * Where `isCovered`, sets of addresses, numbers and moments are taken for more than they are: none is none then, and what is found has to be accepted.
 *
 * Where there is none, `used` gets the indices of constraints that suffice for it, and `visited`, for a witness, what all texts begin with and each combination of states behind it that was met and not hopeless.
 */
export function searchText(
  constraints: readonly Constraint[],
  accept: (text: string) => boolean,
  used: Set<number>,
  budget: Budget,
  visited?: Visited,
  isCovered = false,
): SearchOutcome {
  const queue: Node[] = []
  const seen = new Set<string>()
  let rejections = 0
  const visit = (states: readonly State[], parent: Node | undefined, character: number): void => {
    let key = ''
    for (const [index, state] of states.entries()) key += `${isSettled(state, constraints[index]) ? '' : state.id} `
    if (seen.has(key)) return
    seen.add(key)
    if (pick(constraints, used, (index) => isHopeless(states[index], constraints[index])) !== undefined) return
    spend(budget, memory * (states.length + 1))
    queue.push({ states, parent, character })
    visited?.states.push(states.map((state, index) => (isSettled(state, constraints[index]) ? '*' : state.key)))
  }
  const prefix = prefixOf(constraints, used)
  if (visited !== undefined) visited.begin = prefix
  visit(
    constraints.map(({ language, inside }) => {
      if (!isCovered || language.cover === undefined) return language.after(prefix, budget)
      return inside ? language.cover(prefix, budget) : patternAutomaton([])('', budget)
    }),
    undefined,
    0,
  )
  for (const node of queue) {
    if (!spend(budget, constraints.length)) return { kind: 'unknown' }
    const { states } = node
    if (pick(constraints, used, (index) => states[index]?.accepting !== constraints[index]?.inside) === undefined) {
      const text = prefix + textOf(node)
      if (accept(text)) return { kind: 'found', text }
      if (++rejections > patience) return { kind: 'unknown' }
    }
    for (const character of alphabetOf(states, constraints, used)) {
      if (!spend(budget, constraints.length)) return { kind: 'unknown' }
      visit(
        states.map((state) => state.step(character, budget)),
        node,
        character,
      )
    }
  }
  return { kind: rejections > 0 ? 'rejected' : 'none' }
}

/** Gives the longest text with which all texts of a set begin that they have to lie in: so do all that are looked for. */
function prefixOf(constraints: readonly Constraint[], used: Set<number>): string {
  let longest = -1
  let prefix = ''
  for (const [index, { language, inside }] of constraints.entries()) {
    if (!inside || language.prefix.length <= prefix.length) continue
    longest = index
    prefix = language.prefix
  }
  if (longest >= 0) used.add(longest)
  return prefix
}

interface Node {
  readonly states: readonly State[]
  readonly parent: Node | undefined
  readonly character: number
}

/** What it costs to keep one state of one automaton in mind. Why more than to look at it: a search that is given up should not have filled the memory. */
const memory = 8

/** How many texts may be rejected before the search gives up. */
const patience = 64

/** Gives a constraint that fails, one that is used already where there is one, and notes its use. */
function pick(constraints: readonly Constraint[], used: Set<number>, fails: (index: number) => boolean): number | undefined {
  for (const index of used) if (fails(index)) return index
  const found = constraints.findIndex((_, index) => fails(index))
  if (found < 0) return undefined
  used.add(found)
  return found
}

function isHopeless(state: State | undefined, constraint: Constraint | undefined): boolean {
  return constraint?.inside === true ? state?.dead === true : state?.universal === true
}

function isSettled(state: State, constraint: Constraint | undefined): boolean {
  return constraint?.inside === true ? state.universal : state.dead
}

/** Gives the characters that lead to different states, one for each state where there is a choice. */
function alphabetOf(states: readonly State[], constraints: readonly Constraint[], used: Set<number>): readonly number[] {
  // Why: where a set admits but a few characters next, no others need be tried.
  const isStrict = (index: number): boolean => constraints[index]?.inside === true && states[index]?.open === false
  const strict = [...used].find(isStrict) ?? states.findIndex((_, index) => isStrict(index))
  if (strict >= 0) {
    used.add(strict)
    return states[strict]?.live ?? []
  }
  const live = new Set(states.flatMap((state) => state.live))
  let index = 0
  while (live.has(familiar.charCodeAt(index))) index += 1
  let plain = familiar.charCodeAt(index) || 0x100
  while (live.has(plain)) plain += 1
  let astral = 0x1f600
  while (live.has(astral)) astral += 1
  return [plain, ...live, astral]
}

const familiar = 'xyzqwkjvu0123456789abcdefghilmnoprst-_'

function textOf(node: Node): string {
  const characters: string[] = []
  for (let current = node; current.parent !== undefined; current = current.parent) characters.push(String.fromCodePoint(current.character))
  return characters.reverse().join('')
}
