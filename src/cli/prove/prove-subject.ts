import { prove, repair, type Property, type ProveOptions, type Proof, type Repair } from '../../policy/index.ts'
import { locateError } from '../evaluate/locate-error.ts'
import type { PolicySource } from '../evaluate/policy-source.ts'
import type { AuthorizationType, ReadSubject, Subject, UnreadSubject } from './subject.ts'

/** What the command line says of the surroundings of every subject. */
export interface Given {
  readonly options: Omit<ProveOptions, 'authorizationType'>
  /** Missing where the command line does not say. */
  readonly authorizationType?: AuthorizationType
  /** The text of the VPC endpoint's policy. */
  readonly endpoint?: PolicySource
}

/** What the command line asks of every subject. */
export interface Asked extends Given {
  readonly property: Property
}

/** One answer: a proof, and under which authorization type; or that there is none because the policy could not be told. */
export type Row =
  | { readonly subject: ReadSubject; readonly proof: Proof; readonly type?: AuthorizationType; readonly repair?: Repair }
  | { readonly subject: UnreadSubject; readonly proof?: undefined; readonly type?: undefined; readonly repair?: undefined }

/** Proves the property of a subject, once under each authorization type that its methods may have. */
export function proveSubject(subject: Subject, { property, options, authorizationType, endpoint }: Asked): readonly Row[] {
  if (subject.kind === 'unread') return [{ subject }]
  const sources = new Map([
    ['resource-policy' as const, subject],
    ...(endpoint === undefined ? [] : [['endpoint-policy' as const, endpoint] as const]),
  ])
  const types = authorizationType === undefined ? subject.authorizationTypes : [authorizationType]
  return (types.length === 0 ? (['NONE'] as const) : types).map((type) => {
    const given: ProveOptions = { ...subject.surroundings, ...options, authorizationType: type }
    const proof = locateError(sources, () => prove(subject.policy, property, given))
    const isBroken = proof.verdict === 'fails' && proof.counterexample !== undefined
    return { subject, proof, ...(isBroken ? { repair: repair(subject.policy, property, given) } : {}) }
  })
}
