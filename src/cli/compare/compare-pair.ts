import {
  comparePolicies,
  implies,
  PolicyError,
  prove,
  type Assumption,
  type Comparison,
  type PolicyDocument,
  type ProveOptions,
} from '../../policy/index.ts'
import type { Given } from '../prove/prove-subject.ts'
import type { AuthorizationType, ReadSubject, Subject } from '../prove/subject.ts'
import { wordOpenValues } from '../prove/subjects/open-values.ts'
import { typesOf } from '../prove/types-of.ts'
import type { Changed, Difference } from './difference.ts'
import { changesAround, type Around } from './changes-around.ts'
import type { Pair } from './read-pairs.ts'

/** Compares an API with itself in another version: for every authorization type of its methods, and every way in which what its policies depend on may come out. */
export function comparePair({ name, before, after }: Pair, given: Given): Difference {
  const presence = before.length === 0 ? 'added' : after.length === 0 ? 'removed' : 'both'
  const [first] = after.length === 0 ? before : after
  const endpoint = { before: endpointOf(before[0]), after: endpointOf(after[0]) }
  const shared = { name, presence, endpoint } as const
  const unread = [...before, ...after].find((subject) => subject.kind === 'unread')
  if (unread !== undefined)
    return { ...shared, relation: 'unknown', opens: false, notes: [], types: [], assumptions: [], reason: unread.reason }
  const around: Around = presence === 'both' ? changesAround(before[0], after[0]) : { opens: false, closes: false, notes: [] }
  const types = [
    ...new Set(
      (first?.kind === 'read' ? (after.length === 0 ? before : after) : []).flatMap((one) =>
        one.kind === 'read' ? typesOf(one, given.authorizationType) : [],
      ),
    ),
  ]
  const found = types.flatMap((type) => compareUnder(type, before.filter(isRead), after.filter(isRead), given))
  const gains = found.find((one) => one.gains !== undefined)?.gains
  const loses = found.find((one) => one.loses !== undefined)?.loses
  const apart = found.length === 0 ? 'its two versions are of different APIs' : undefined
  const reason = around.unknown ?? found.find((one) => one.reason !== undefined)?.reason ?? apart
  const assumptions = new Map(
    found.flatMap((one) =>
      one.assumptions.filter((assumption) => assumption.name !== 'authorizationType').map((assumption) => [assumption.text, assumption]),
    ),
  )
  return {
    ...shared,
    relation: relationOf(gains !== undefined || around.opens, loses !== undefined || around.closes, reason !== undefined),
    ...(gains === undefined ? {} : { gains }),
    ...(loses === undefined ? {} : { loses }),
    opens: around.opens,
    notes: around.notes,
    types,
    assumptions: [...assumptions.values()],
    ...(reason === undefined ? {} : { reason }),
  }
}

function relationOf(isWider: boolean, isNarrower: boolean, isUnknown: boolean): Comparison['relation'] {
  if (isUnknown) return 'unknown'
  return isWider ? (isNarrower ? 'incomparable' : 'wider') : isNarrower ? 'narrower' : 'equivalent'
}

interface Found {
  readonly gains?: Changed
  readonly loses?: Changed
  readonly reason?: string
  readonly assumptions: readonly Assumption[]
}

const nobody: PolicyDocument = { Version: '2012-10-17', Statement: { Effect: 'Deny', Principal: '*', Action: '*', Resource: '*' } }

function compareUnder(
  type: AuthorizationType,
  before: readonly ReadSubject[],
  after: readonly ReadSubject[],
  { options }: Given,
): readonly Found[] {
  const applies = (subject: ReadSubject): boolean => subject.authorizationTypes.length === 0 || subject.authorizationTypes.includes(type)
  if (before.length === 0 || after.length === 0) {
    return [...before, ...after].filter(applies).map((subject): Found => {
      const proof = prove(subject.policy, implies(nobody), { ...subject.surroundings, ...options, authorizationType: type })
      const { assumptions } = proof
      if (proof.verdict === 'unknown') return { reason: proof.reason, assumptions }
      const counterexample = proof.verdict === 'fails' ? proof.counterexample : undefined
      if (counterexample === undefined) return { assumptions }
      const open = wordOpenValues(counterexample, subject)
      if (open !== undefined) return { reason: open, assumptions }
      return after.length === 0 ? { loses: { counterexample, subject }, assumptions } : { gains: { counterexample, subject }, assumptions }
    })
  }
  return before.flatMap((earlier) =>
    after.filter((later) => applies(later) && isTogether(earlier, later)).map((later) => compareTwo(earlier, later, type, options)),
  )
}

function compareTwo(earlier: ReadSubject, later: ReadSubject, type: AuthorizationType, options: Given['options']): Found {
  const api = later.surroundings.api ?? earlier.surroundings.api
  const isPrivate = earlier.surroundings.private === true && later.surroundings.private === true
  const all: ProveOptions = {
    ...(api === undefined ? {} : { api }),
    ...(isPrivate ? { private: true } : {}),
    ...options,
    authorizationType: type,
  }
  let comparison: Comparison
  try {
    comparison = comparePolicies(earlier.policy, later.policy, all)
  } catch (error) {
    // Why not thrown on: of several APIs one that cannot be asked about leaves the others what they are.
    if (!(error instanceof PolicyError) || later.found === undefined) throw error
    return { reason: error.message, assumptions: [] }
  }
  const { gains, loses, assumptions } = comparison
  const open = (gains && wordOpenValues(gains, later)) ?? (loses && wordOpenValues(loses, earlier)) ?? comparison.reason
  if (open !== undefined) return { reason: open, assumptions }
  return {
    ...(gains === undefined ? {} : { gains: { counterexample: gains, subject: later } }),
    ...(loses === undefined ? {} : { loses: { counterexample: loses, subject: earlier } }),
    assumptions,
  }
}

/** Whether two variants can be at once: they take nothing differently, and are of one API. */
function isTogether(earlier: ReadSubject, later: ReadSubject): boolean {
  const [one, other] = [earlier.surroundings.api, later.surroundings.api]
  if (one !== undefined && other !== undefined && one !== other) return false
  return Object.entries(earlier.assumed ?? {}).every(([name, value]) => (later.assumed?.[name] ?? value) === value)
}

function isRead(subject: Subject): subject is ReadSubject {
  return subject.kind === 'read'
}

function endpointOf(subject: Subject | undefined): string | undefined {
  return subject?.found?.endpointType
}
