import type { PolicyInput } from '../language/index.ts'
import { assumptionsOf } from './assumptions-of.ts'
import { guardOf } from './guard-of.ts'
import type { Proof } from './proof.ts'
import type { Property } from './property.ts'
import type { ProveOptions } from './prove-options.ts'
import { proveSomebody } from './prove-somebody.ts'
import { search, type Finding } from './prove-universal.ts'
import { readQuestion, type Question } from './question.ts'

/**
 * Answers whether a property of a policy is true of every request: yes, no with the request that breaks it, or not known with the reason.
 *
 * What is unknown is taken at its worst: the identity policies of callers under `AWS_IAM`, the authorizer's answer under `CUSTOM`, and every fact that AWS's documents dispute and
 * `readings` does not fix. Every counterexample was confirmed by `evaluate`. Throws PolicyError where `evaluate` would, except that references may stand in the policy.
 */
export function prove(policy: PolicyInput, property: Property, options: ProveOptions = {}): Proof {
  const question = readQuestion(policy, property, options)
  switch (property.kind) {
    case 'notLockedOut':
    case 'covers':
      return proveSomebody(question, property)
    case 'implies':
      return proofOf(question, [admits(question, false)])
    case 'equivalent':
      return proofOf(question, [admits(question, false), admits(question, true)])
    case 'onlyFromVpce':
    case 'onlyFromVpc':
    case 'onlyFromOrg':
    case 'onlyFromAccounts':
    case 'notPublic': {
      const guard = guardOf(question, property)
      return proofOf(question, [search(question, question.policy, { kind: 'against', guard })])
    }
  }
}

/** Looks for a request that one of two policies lets in and the other does not. */
function admits(question: Question, reversed: boolean): Finding {
  const { policy, other = policy } = question
  return reversed ? search(question, other, { kind: 'without', policy }) : search(question, policy, { kind: 'without', policy: other })
}

function proofOf(question: Question, findings: readonly Finding[]): Proof {
  const [first] = findings
  const subject = { property: question.property, assumptions: first === undefined ? [] : assumptionsOf(question, first.formulated) }
  const outcomes = findings.map(({ outcome }) => outcome)
  for (const outcome of outcomes)
    if (outcome.kind === 'found') return { ...subject, verdict: 'fails', counterexample: outcome.counterexample, refutations: [] }
  for (const outcome of outcomes) if (outcome.kind === 'unknown') return { ...subject, verdict: 'unknown', reason: outcome.reason }
  return {
    ...subject,
    verdict: 'holds',
    refutations: outcomes.flatMap((outcome) => (outcome.kind === 'none' ? [outcome.refutation] : [])),
    witnesses: [],
  }
}
