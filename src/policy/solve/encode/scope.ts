import { and, free, never, not, or, type Formula } from '../formula/formula.ts'
import type { Dimension } from '../formula/dimension.ts'

/** What a whole question shares: the readings that are fixed, what is known of variables and references, and what was met on the way. */
export interface Scope {
  /** Disputed fact -> the reading that is fixed; every other one is a choice. */
  readonly readings: Readonly<Record<string, string | undefined>>
  /** A policy variable by its key in lower case, or a reference by its `raw` -> what it stands for; `undefined`: the request lacks the variable's key. */
  readonly known: ReadonlyMap<string, string | undefined>
  /** The ARN of the API, where it is given. */
  readonly api: string | undefined
  /** Whether resources speak of the whole ARN, the dimension `resource`; where all are in shorthand, what stands behind the API will do, the dimension `route`. */
  readonly wholeArn: boolean
  /** The actions that requests may ask for. */
  readonly actions: readonly string[]
  /** Every request carries the keys of a VPC endpoint. */
  readonly private: boolean
  /** Sets apart what variables stand for, and what later statements say, where policies may see a request differently; a reference stands for one text everywhere. */
  readonly view: string
  /** Whether the policies were asked about before: only then it is worth keeping what their values come to. */
  readonly isAskedAgain: boolean
  readonly met: Met
}

/** What encoding comes across. */
export interface Met {
  /** Disputed facts on which something hangs. */
  readonly facts: Set<string>
  /** Variables and references that nothing is known of, as `known` names them; what stands for more than values, with ` at ` and its pointer. */
  readonly unknowns: Map<string, 'variable' | 'reference' | 'later'>
  readonly dimensions: Map<string, Dimension>
}

/** Makes the place for what encoding comes across. */
export function newMet(): Met {
  return { facts: new Set(), unknowns: new Map(), dimensions: new Map() }
}

/** The second reading of each disputed fact that changes decisions; the first is the default. */
const otherReading: Readonly<Record<string, string>> = {
  'PS-9': 'present',
  'PS-15': 'null-set',
  'PS-16': 'null-set',
  'PS-19': 'match',
  'PS-20': 'negation',
  'PS-27': 'utf-16-unit',
  'PS-28': 'unicode',
  'PS-32': 'no-match',
  'PS-36': 'text',
  'PS-40': 'ipv4',
  'PS-47-pattern': 'trailing-star',
  'PS-47-request': 'no-match',
  'PS-51': 'no-match',
  'PS-53-empty': 'no-value',
  'PS-53-space': 'no-value',
  'PS-57': 'anonymous',
  'PS-66': 'within-field',
  'PS-71': 'aws-and-anonymous',
  'PS-104': 'completed',
  'PS-73': 'grants',
}

/** Gives the second reading of a fact by its name. */
export function secondReading(fact: string): string {
  return otherReading[fact] ?? ''
}

/** Whether the second reading of a fact is followed: settled where it is fixed, otherwise a choice. */
export function isReadOtherwise(scope: Scope, fact: string): Formula {
  const fixed = scope.readings[fact]
  if (fixed === undefined) {
    scope.met.facts.add(fact)
    return free(fact)
  }
  return fixed === secondReading(fact) ? not(never) : never
}

/** What a formula is under the readings of a fact; nothing hangs on the fact where both are the same. */
export function underReadings(scope: Scope, fact: string, first: Formula, second: Formula): Formula {
  if (isSame(first, second)) return first
  const otherwise = isReadOtherwise(scope, fact)
  return or(and(not(otherwise), first), and(otherwise, second))
}

function isSame(first: Formula, second: Formula): boolean {
  if (first === second) return true
  return first.kind === 'literal' && second.kind === 'literal' && first.atom.key === second.atom.key && first.positive === second.positive
}
