import { covers, type PolicyInput, type Proof, type Property } from '../../policy/index.ts'
import type { Ground } from './ground.ts'
import { matchRoute } from './match-route.ts'
import { provePart, type Asked, type ProofPart } from './prove-part.ts'
import { routeOf, routePatterns } from './route-patterns.ts'
import { authorizationTypes, type Served, type ServedRoute } from './served.ts'

/** What is proved of a stage: a verdict, and how it comes about. */
export interface ServedProof {
  readonly verdict: Proof['verdict']
  /** One for each authorization type that its methods have; for `covers` one for each route that is asked about. */
  readonly parts: readonly ProofPart[]
  /** Why it is not known, where that is no matter of one part. */
  readonly reason?: string
}

/** Proves a property of what a stage serves, under each authorization type that its methods have, for the requests that they answer. What could not be read is not known. */
export function proveServed({ stage, policy, routes }: Served, asked: Asked, ground: Ground): ServedProof {
  if (policy.kind === 'unread') return { verdict: 'unknown', parts: [], reason: policy.why }
  if (routes.kind === 'unread') return underEveryType(stage, policy.value, routes.why, asked, ground)
  const all = routes.value
  const parts = tasksOf(asked.property, stage, all).map(({ name, routes: chosen, property }): ProofPart => {
    const [{ authorizationType } = { authorizationType: '' }] = chosen
    if (chosen.length === 0) return { authorizationType, routes: [name], verdict: 'fails', reason: 'no method answers it', assumptions: [] }
    const scope = { patterns: routePatterns(stage, chosen, all) }
    const answers = (resource: string): boolean => chosen.some((route) => route === routeOf(resource, all))
    return provePart({ policy: policy.value, authorizationType, routes: chosen, scope, answers }, { ...asked, property }, ground)
  })
  return { verdict: combine(parts, asked.property), parts }
}

interface Task {
  readonly name: string
  /** All of one authorization type. */
  readonly routes: readonly ServedRoute[]
  readonly property: Property
}

function tasksOf(property: Property, stage: string, all: readonly ServedRoute[]): readonly Task[] {
  if (property.kind !== 'covers') {
    const types = [...new Set(all.map(({ authorizationType }) => authorizationType))].sort()
    return types.map((type) => ({ name: type, routes: all.filter(({ authorizationType }) => authorizationType === type), property }))
  }
  return property.routes.flatMap((route) => {
    const [of, verb = '', ...path] = route.replace(/^\//, '').split('/')
    if (of !== stage) return []
    const found = matchRoute(all, verb, `/${path.join('/')}`)
    return [{ name: route, routes: found === undefined ? [] : [found], property: covers(route) }]
  })
}

/** Where it is not known what methods there are, each type is taken for all of the stage: what all of them say is so. */
function underEveryType(stage: string, policy: PolicyInput | undefined, why: string, asked: Asked, ground: Ground): ServedProof {
  const scope = { patterns: { covers: [`${stage}/*`], except: [] } }
  const parts = authorizationTypes.map((authorizationType) =>
    provePart({ policy, authorizationType, routes: [], scope, answers: () => true }, asked, ground),
  )
  const [verdict = 'unknown', ...others] = new Set(parts.map((part) => part.verdict))
  return others.length === 0
    ? { verdict, parts, reason: why }
    : { verdict: 'unknown', parts, reason: `${why}, and it depends on what they ask of a caller` }
}

/** A property that says that nobody else gets in is about every part; one that somebody gets in is about any. */
function combine(parts: readonly ProofPart[], { kind }: Property): Proof['verdict'] {
  const verdicts = parts.map(({ verdict }) => verdict)
  const [decisive, otherwise] = kind === 'notLockedOut' ? (['holds', 'fails'] as const) : (['fails', 'holds'] as const)
  if (verdicts.includes(decisive)) return decisive
  return verdicts.includes('unknown') ? 'unknown' : otherwise
}
