import { parsePolicy, PolicyError, policyToDocument, type Dialect, type Policy, type PolicyDocument } from '../../language/index.ts'
import type { Readings } from '../../evaluate/index.ts'
import type { Assumption } from '../proof.ts'
import type { Property } from '../property.ts'
import { readQuestion, type Question } from '../question.ts'

/** What was proved: a property of a policy in its surroundings. */
export interface Claim {
  readonly property: ClaimedProperty
  readonly policy: ClaimedPolicy
  readonly surroundings: {
    readonly authorizationType: Question['authorizationType']
    readonly private: boolean
    readonly actions: readonly string[]
    readonly readings: Readings
    readonly api?: string
    readonly endpointPolicy?: ClaimedPolicy
  }
  readonly assumptions: readonly Assumption[]
}

/** A policy, canonically written. */
export interface ClaimedPolicy {
  readonly dialect: Dialect
  readonly document: PolicyDocument
}

/** A property; another policy that it names is written like the first. */
export type ClaimedProperty =
  | Exclude<Property, { readonly kind: 'implies' | 'equivalent' }>
  | { readonly kind: 'implies' | 'equivalent'; readonly other: ClaimedPolicy }

/** Writes what a question claims where it is answered by no request. */
export function claimOf(question: Question, assumptions: readonly Assumption[]): Claim {
  const { property, policy, other, endpointPolicy, authorizationType, actions, readings, api } = question
  return {
    property: 'other' in property ? { kind: property.kind, other: writePolicy(other ?? policy) } : property,
    policy: writePolicy(policy),
    surroundings: {
      authorizationType,
      private: question.private,
      actions,
      readings,
      ...(api === undefined ? {} : { api }),
      ...(endpointPolicy === undefined ? {} : { endpointPolicy: writePolicy(endpointPolicy) }),
    },
    assumptions,
  }
}

/** Reads the question that a claim answers; `given`: about this policy, and not the one of the claim. Throws PolicyError where it makes no question. */
export function questionOfClaim({ property, policy, surroundings }: Claim, given?: Policy): Question {
  const { endpointPolicy, ...others } = surroundings
  return readQuestion(
    given ?? readClaimed(policy, '/claim/policy'),
    'other' in property ? { kind: property.kind, other: readClaimed(property.other, '/claim/property/other') } : property,
    {
      ...others,
      ...(endpointPolicy === undefined ? {} : { endpointPolicy: readClaimed(endpointPolicy, '/claim/surroundings/endpointPolicy') }),
    },
  )
}

/** Gives a policy as claims have it. */
export function canonicalPolicy(policy: Policy): Policy {
  return readClaimed(writePolicy(policy), '/claim/policy')
}

function writePolicy(policy: Policy): ClaimedPolicy {
  return { dialect: policy.dialect, document: policyToDocument(policy) }
}

function readClaimed({ document, dialect }: ClaimedPolicy, at: string): Policy {
  const parsed = parsePolicy(JSON.stringify(document), { dialect })
  if (parsed.ok) return parsed.policy
  throw new PolicyError('INVALID_POLICY', 'the policy of the claim cannot be read', { at, findings: parsed.findings })
}
