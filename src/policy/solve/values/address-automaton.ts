import type { AddressInterval } from '../formula/value-set.ts'
import type { State } from './automaton.ts'

/** Builds, as far as it is asked, the automaton of the addresses of version 4 in some intervals. */
export function addressAutomaton(intervals: readonly AddressInterval[]): State {
  const fours = intervals.filter(({ version }) => version === 4)
  return stateOf({ intervals: fours, states: new Map() }, 4, 0n, '')
}

interface Automaton {
  readonly intervals: readonly AddressInterval[]
  readonly states: Map<string, State>
}

/** The key of a state: the bytes still to come, the digits of the byte that has begun, and the number of the bytes before, or `free` where an interval holds all that may follow. `left`: bytes still to come, that of `digits` included; `before`: the number of those read. */
function stateOf(automaton: Automaton, left: number, before: bigint, digits: string): State {
  const { intervals, states } = automaton
  const size = 256n ** BigInt(left)
  const low = before * size
  const touched = intervals.filter((interval) => interval.low < low + size && low <= interval.high)
  const isDead = left === 0 || touched.length === 0 || !/^(0|[1-9]\d{0,2}|)$/.test(digits) || Number(digits) > 255
  // Why: inside an interval it does not matter where, so that large intervals have few states.
  const isFree = touched.some((interval) => interval.low <= low && low + size - 1n <= interval.high)
  const key = isDead ? 'dead' : `${left} ${digits} ${isFree ? 'free' : before}`
  const known = states.get(key)
  if (known !== undefined) return known
  const next = before * 256n + BigInt(digits)
  const state: State = {
    id: states.size,
    key,
    accepting: !isDead && left === 1 && digits !== '' && touched.some((interval) => interval.low <= next && next <= interval.high),
    universal: false,
    dead: isDead,
    live: isDead ? nothing : digits === '' ? figures : figuresAndDot,
    open: false,
    step: (character) => {
      if (!state.live.includes(character)) return stateOf(automaton, 0, 0n, '')
      if (character === dot) return stateOf(automaton, left - 1, next, '')
      return stateOf(automaton, left, before, digits + String.fromCharCode(character))
    },
  }
  states.set(key, state)
  return state
}

const dot = 0x2e
const nothing: readonly number[] = []
const figures: readonly number[] = Array.from({ length: 10 }, (_, figure) => 0x30 + figure)
const figuresAndDot: readonly number[] = [...figures, dot]
