import {
  PolicyError,
  prove,
  type Assumption,
  type Counterexample,
  type PolicyInput,
  type Proof,
  type Property,
  type ProveOptions,
  type Request,
} from '../../policy/index.ts'
import type { Ground } from './ground.ts'
import { scopePolicy, type Scope } from './scope-policy.ts'
import { authorizationTypes, routeText, type ServedRoute } from './served.ts'
import { withoutPolicy } from './without-policy.ts'

/** What is asked of everything that is served. */
export interface Asked {
  readonly property: Property
  readonly options?: Pick<ProveOptions, 'actions' | 'readings'>
}

/** A policy, and the routes of one authorization type to which it applies. */
export interface Part {
  readonly policy: PolicyInput | undefined
  readonly authorizationType: string
  readonly routes: readonly ServedRoute[]
  readonly scope: Scope
  /** Whether a request, by its resource, is answered by these routes. */
  readonly answers: (resource: string) => boolean
}

/** What is proved of the routes of one authorization type. */
export interface ProofPart {
  readonly authorizationType: string
  /** `GET /orders` */
  readonly routes: readonly string[]
  readonly verdict: Proof['verdict']
  /** Why it is not known. */
  readonly reason?: string
  readonly counterexample?: Counterexample
  /** The requests that get in, where that was asked. */
  readonly witnesses?: readonly Request[]
  readonly assumptions: readonly Assumption[]
}

/** Proves a property of a policy for the requests of some routes. What the prover cannot take is not known. */
export function provePart(part: Part, asked: Asked, ground: Ground): ProofPart {
  const { authorizationType } = part
  const subject = { authorizationType, routes: part.routes.map(routeText), assumptions: [] }
  try {
    return { ...subject, ...answer(part, asked, ground) }
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error
    return { ...subject, verdict: 'unknown', reason: error.message }
  }
}

type Answer = Pick<ProofPart, 'verdict' | 'reason' | 'counterexample' | 'witnesses'> & Partial<Pick<ProofPart, 'assumptions'>>

function answer({ policy, authorizationType, scope, answers }: Part, { property, options }: Asked, ground: Ground): Answer {
  const type = authorizationTypes.find((one) => one === authorizationType)
  if (type === undefined) return { verdict: 'unknown', reason: `methods of \`${authorizationType}\` are not known to the prover` }
  const surroundings: ProveOptions = { ...options, api: ground.api, authorizationType: type, endpointPolicy: scopePolicy(scope, ground) }
  const proof = proveEither(policy ?? withoutPolicy(type), property, surroundings, ground.privacy)
  if (proof === undefined) return { verdict: 'unknown', reason: dependsOnPrivacy }
  return { assumptions: proof.assumptions, ...settle(proof, answers, ground.doubtful ?? []) }
}

/** Where a request decides, it must be one that these routes answer, and no policy that is not known may stop it. */
function settle(proof: Proof, answers: Part['answers'], doubtful: readonly string[]): Answer {
  if (proof.verdict === 'unknown') return { verdict: 'unknown', reason: proof.reason }
  const counterexample = proof.verdict === 'fails' ? proof.counterexample : undefined
  const witnesses = proof.verdict === 'holds' ? proof.witnesses : []
  for (const request of [...witnesses, ...(counterexample === undefined ? [] : [counterexample.request])]) {
    const { resource, context = {} } = request
    const through = String(context['aws:SourceVpce'] ?? '')
    if (doubtful.includes(through))
      return { verdict: 'unknown', reason: `it depends on the policy of \`${through}\`, which could not be read` }
    if (!answers(resource)) return { verdict: 'unknown', reason: `it depends on paths that a policy cannot tell apart: ${resource}` }
  }
  return {
    verdict: proof.verdict,
    ...(counterexample === undefined ? {} : { counterexample }),
    ...(witnesses.length === 0 ? {} : { witnesses }),
  }
}

const dependsOnPrivacy = 'it depends on whether the API is deployed as PRIVATE: it is saved so, and what is deployed does not say'

/** Gives nothing where it depends on whether the API is private, and that is not known. */
function proveEither(policy: PolicyInput, property: Property, options: ProveOptions, privacy: Ground['privacy']): Proof | undefined {
  const inPrivate = privacy === 'public' ? undefined : prove(policy, property, { ...options, private: true })
  if (inPrivate !== undefined && privacy === 'private') return inPrivate
  const inPublic = prove(policy, property, options)
  return inPrivate === undefined || inPrivate.verdict === inPublic.verdict ? (inPrivate ?? inPublic) : undefined
}
