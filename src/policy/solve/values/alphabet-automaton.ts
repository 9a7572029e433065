import type { State } from './automaton.ts'

/** Makes the automaton of all texts over some ASCII characters. */
export function alphabetAutomaton(characters: string): State {
  const common = { accepting: true, universal: false, open: false }
  const dead: State = { ...common, id: 0, key: 'dead', accepting: false, dead: true, live: [], step: () => dead }
  const live = Array.from(characters, (character) => character.charCodeAt(0))
  const alive: State = { ...common, id: 1, key: 'alive', dead: false, live, step: (character) => (live.includes(character) ? alive : dead) }
  return alive
}
