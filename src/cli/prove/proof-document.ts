import type { Property } from '../../policy/index.ts'
import type { Row } from './prove-subject.ts'

/** Gives the members of the JSON document that stands for an answer. */
export function proofDocument({ subject, proof }: Row, asked: Property): object {
  if (proof === undefined) return { verdict: 'unknown', property: asked.kind, subject: subject.name, ...none, reason: subject.reason }
  const { verdict, property, assumptions } = proof
  const counterexample = proof.verdict === 'fails' ? proof.counterexample : undefined
  return {
    verdict,
    property: property.kind,
    subject: subject.name,
    assumptions,
    counterexample: counterexample?.request ?? null,
    statements: counterexample?.statements ?? [],
    readings: counterexample?.readings ?? {},
    otherSideAllows: counterexample?.otherSideAllows ?? null,
    ...(proof.verdict === 'unknown' ? { reason: proof.reason } : {}),
    ...(proof.verdict === 'holds' ? { witnesses: proof.witnesses } : {}),
  }
}

const none = { assumptions: [], counterexample: null, statements: [], readings: {}, otherSideAllows: null }
