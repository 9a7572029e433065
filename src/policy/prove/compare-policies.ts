import type { PolicyInput } from '../language/index.ts'
import type { Assumption, Counterexample } from './proof.ts'
import { prove } from './prove.ts'
import type { ProveOptions } from './prove-options.ts'
import { implies } from './properties.ts'

/** How two policies stand to each other, with a request for each direction in which they differ. */
export interface Comparison {
  /** What the second policy is against the first; `unknown` where one direction is not known. */
  readonly relation: 'equivalent' | 'wider' | 'narrower' | 'incomparable' | 'unknown'
  /** A request that the second policy lets in and the first does not. */
  readonly gains?: Counterexample
  /** A request that the first policy lets in and the second does not. */
  readonly loses?: Counterexample
  readonly assumptions: readonly Assumption[]
  /** Why a direction is not known. */
  readonly reason?: string
}

/** Tells whether a policy lets in more requests than another one, fewer, or other ones, in the same surroundings. */
export function comparePolicies(before: PolicyInput, after: PolicyInput, options: ProveOptions = {}): Comparison {
  const wider = prove(after, implies(before), options)
  const narrower = prove(before, implies(after), options)
  const gains = wider.verdict === 'fails' ? wider.counterexample : undefined
  const loses = narrower.verdict === 'fails' ? narrower.counterexample : undefined
  const unknown = [wider, narrower].find((proof) => proof.verdict === 'unknown')
  return {
    relation:
      unknown !== undefined
        ? 'unknown'
        : gains === undefined
          ? loses === undefined
            ? 'equivalent'
            : 'narrower'
          : loses === undefined
            ? 'wider'
            : 'incomparable',
    ...(gains === undefined ? {} : { gains }),
    ...(loses === undefined ? {} : { loses }),
    assumptions: wider.assumptions,
    ...(unknown?.verdict === 'unknown' ? { reason: unknown.reason } : {}),
  }
}
