import type { Literal } from '../refutation.ts'
import { makeHeap, type Heap } from './heap.ts'

/** A disjunction of literals; its first two are watched. */
export type Clause = Literal[]

/** The state of a search for values of Boolean variables. */
export interface Sat {
  /** Variable -> 1 true, -1 false, 0 open; index 0 is unused. */
  readonly values: number[]
  readonly levels: number[]
  readonly reasons: (Clause | undefined)[]
  /** The value a variable had last, which is tried first. */
  readonly phases: number[]
  readonly marks: boolean[]
  /** Literals in the order in which they became true. */
  readonly trail: Literal[]
  /** Where in the trail each level begins. */
  readonly limits: number[]
  /** `watchIndex(literal)` -> the clauses that watch it. */
  readonly watches: Clause[][]
  readonly heap: Heap
  /** Learned clauses, in the order in which they were derived. */
  readonly trace: Clause[]
  /** How much of the trail has been propagated. */
  head: number
  contradictory: boolean
}

/** Makes a search without variables. */
export function makeSat(): Sat {
  return {
    values: [0],
    levels: [0],
    reasons: [undefined],
    phases: [-1],
    marks: [false],
    trail: [],
    limits: [],
    watches: [[], []],
    heap: makeHeap(),
    trace: [],
    head: 0,
    contradictory: false,
  }
}

/** Adds a variable, which is false at first. */
export function addVariable(sat: Sat): number {
  const variable = sat.values.push(0) - 1
  sat.levels.push(0)
  sat.reasons.push(undefined)
  sat.phases.push(-1)
  sat.marks.push(false)
  sat.watches.push([], [])
  sat.heap.add(variable)
  return variable
}

/** Gives a literal's value: 1 true, -1 false, 0 open. */
export function valueOf(sat: Sat, literal: Literal): number {
  return literal > 0 ? (sat.values[literal] ?? 0) : -(sat.values[-literal] ?? 0)
}

/** Gives the level at which a literal's variable got its value. */
export function levelOf(sat: Sat, literal: Literal): number {
  return sat.levels[Math.abs(literal)] ?? 0
}

/** Makes a literal true. */
export function assign(sat: Sat, literal: Literal, reason: Clause | undefined): void {
  const variable = Math.abs(literal)
  sat.values[variable] = literal > 0 ? 1 : -1
  sat.levels[variable] = sat.limits.length
  sat.reasons[variable] = reason
  sat.trail.push(literal)
}

/** Takes back all values of the levels above one. */
export function backtrack(sat: Sat, level: number): void {
  const kept = sat.limits[level]
  if (kept === undefined) return
  for (const literal of sat.trail.splice(kept)) {
    const variable = Math.abs(literal)
    sat.phases[variable] = sat.values[variable] ?? 0
    sat.values[variable] = 0
    sat.heap.add(variable)
  }
  sat.limits.length = level
  sat.head = kept
}

/** Where a literal's watchers stand. */
export function watchIndex(literal: Literal): number {
  return literal > 0 ? 2 * literal : 1 - 2 * literal
}
