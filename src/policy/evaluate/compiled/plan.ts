import { readings, type DisputedFact, type Readings } from '../reading.ts'
import { contextKey, type ContextKey, type ContextKeys } from './context-key.ts'

/** What compiling the parts of a policy shares. */
export interface Plan {
  /** The context keys that the policy reads, numbered as they are met. */
  readonly keys: ContextKeys
  /** The readings that were chosen; the first of each fact where none was. */
  readonly chosen: Readings
  /** The ARN that shorthand stands for; whichever API a request is for where it is left out. */
  readonly api: string | undefined
}

/** Makes the plan of a policy. */
export function makePlan(chosen: Readings, api: string | undefined): Plan {
  return { keys: new Map(), chosen, api }
}

/** Tells whether a disputed fact is to be read so. */
export function reads<Fact extends DisputedFact>({ chosen }: Plan, fact: Fact, reading: (typeof readings)[Fact][number]): boolean {
  return (chosen[fact] ?? readings[fact][0]) === reading
}

/** Gives a context key of the policy by its name, in any case. */
export function planKey(plan: Plan, name: string): ContextKey {
  return contextKey(plan.keys, name, reads(plan, 'PS-57', 'anonymous'))
}
