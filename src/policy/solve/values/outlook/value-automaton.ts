import { spend, type Budget } from '../../budget.ts'
import type { State } from '../automaton.ts'

/** A set of texts that read as values of some kind. */
export interface Values {
  /** All characters of such texts. */
  readonly characters: string
  /** Equal for texts that the same continuations put into the set; nothing where none does. */
  readonly wordOf: (begun: string) => string | undefined
  readonly contains: (text: string) => boolean
  /** What it costs to make a state. */
  readonly cost: number
}

/** Builds, as far as it is asked, the automaton of a set of values; gives its start. The key of a state is the first text that was read to it. */
export function valueAutomaton({ characters, wordOf, contains, cost }: Values, budget: Budget): State {
  const common = { universal: false, open: false }
  const dead: State = { ...common, id: 0, key: '', accepting: false, dead: true, live: [], step: () => dead }
  const states = new Map<string, State>()
  const stateOf = (key: string, budget: Budget): State => {
    const word = wordOf(key)
    if (word === undefined) return dead
    const known = states.get(word)
    if (known !== undefined) return known
    spend(budget, cost)
    let words: ReadonlyMap<number, string> | undefined
    const made: State = {
      ...common,
      id: states.size + 1,
      key,
      accepting: contains(key),
      dead: false,
      get live() {
        return [...nextOf().keys()]
      },
      step: (character, budget) => {
        const next = nextOf().get(character)
        return next === undefined ? dead : (states.get(next) ?? stateOf(key + String.fromCharCode(character), budget))
      },
    }
    const nextOf = (): ReadonlyMap<number, string> =>
      (words ??= new Map(
        Array.from(characters).flatMap((character) => {
          const next = wordOf(key + character)
          return next === undefined ? [] : [[character.charCodeAt(0), next]]
        }),
      ))
    states.set(word, made)
    return made
  }
  return stateOf('', budget)
}
