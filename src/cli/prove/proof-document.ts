import type { Property } from '../../policy/index.ts'
import type { Row } from './prove-subject.ts'
import { renderCurl } from './render-curl.ts'

/** Gives the members of the JSON document that stands for an answer. */
export function proofDocument({ subject, proof, type, repair }: Row, asked: Property): object {
  if (proof === undefined)
    return { verdict: 'unknown', property: asked.kind, subject: subject.name, ...from(subject), ...none, reason: subject.reason }
  const { verdict, property, assumptions } = proof
  const counterexample = proof.verdict === 'fails' ? proof.counterexample : undefined
  return {
    verdict,
    property: property.kind,
    subject: subject.name,
    ...from(subject),
    ...(type === undefined ? {} : { authorizationType: type }),
    assumptions,
    counterexample: counterexample?.request ?? null,
    statements: counterexample?.statements ?? [],
    readings: counterexample?.readings ?? {},
    otherSideAllows: counterexample?.otherSideAllows ?? null,
    ...(counterexample === undefined ? {} : { curl: renderCurl(counterexample.request, type) ?? null, repair: repair ?? null }),
    ...(proof.verdict === 'unknown' ? { reason: proof.reason } : {}),
    ...(proof.verdict === 'holds' ? { witnesses: proof.witnesses } : {}),
  }
}

/** Which API of an input it is about, where the input has any. */
function from({ found }: Row['subject']): object {
  return found === undefined ? {} : { api: { id: found.id, type: found.type, file: found.file, endpointType: found.endpointType ?? null } }
}

const none = { assumptions: [], counterexample: null, statements: [], readings: {}, otherSideAllows: null }
