import type { PolicyInput } from '../language/index.ts'
import type { Refutation } from '../solve/refutation.ts'
import { askedOf } from './asked-of.ts'
import { assumptionsOf } from './assumptions-of.ts'
import type { Proof } from './proof.ts'
import type { Property } from './property.ts'
import type { ProveOptions } from './prove-options.ts'
import { proveSomebody } from './prove-somebody.ts'
import { search, type Finding } from './prove-universal.ts'
import { keepQuestion } from './question-of.ts'
import { readQuestion, type Question } from './question.ts'

/**
 * Answers whether a property of a policy is true of every request: yes, no with the request that breaks it, or not known with the reason.
 *
 * What is unknown is taken at its worst: the identity policies of callers under `AWS_IAM`, the authorizer's answer under `CUSTOM`, and every fact that AWS's documents dispute and
 * `readings` does not fix. Every counterexample was confirmed by `evaluate`. Throws PolicyError where `evaluate` would, except that references may stand in the policy.
 */
export function prove(policy: PolicyInput, property: Property, options: ProveOptions = {}): Proof {
  const question = readQuestion(policy, property, options)
  if (property.kind === 'notLockedOut' || property.kind === 'covers') return proveSomebody(question, property)
  return proofOf(
    question,
    askedOf(question, property).map((asked) => search(question, asked.policy, asked.wanted)),
  )
}

function proofOf(question: Question, findings: readonly Finding[]): Proof {
  const { property } = question
  const [first] = findings
  const assumptions = first === undefined ? [] : assumptionsOf(question, first.formulated)
  const refutations: Refutation[] = []
  let reason: string | undefined
  for (const { outcome } of findings) {
    if (outcome.kind === 'found')
      return { property, assumptions, verdict: 'fails', counterexample: outcome.counterexample, refutations: [] }
    if (outcome.kind === 'none') refutations.push(outcome.refutation)
    else reason ??= outcome.reason
  }
  if (reason !== undefined) return { property, assumptions, verdict: 'unknown', reason }
  return keepQuestion({ property, assumptions, verdict: 'holds', refutations, witnesses: [] }, question)
}
