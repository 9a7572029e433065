import fc from 'fast-check'

/** What a topology is made of: everything by number or name, nothing by an id that AWS gives. */
export interface Topology {
  readonly endpoints: readonly EndpointSpec[]
  readonly apis: readonly ApiSpec[]
}

/** A VPC endpoint and what its own policy lets through. */
export interface EndpointSpec {
  readonly policy: 'full' | 'only stage s1' | 'no POST'
}

/** An API: what it has, and what was done to it, in order. */
export interface ApiSpec {
  readonly type: 'PRIVATE' | 'REGIONAL'
  /** `GET /orders`; deployed from the first deployment on. */
  readonly routes: readonly string[]
  /** Numbers of the endpoints that have an alias. */
  readonly associated: readonly number[]
  readonly first: Access
  readonly history: readonly Step[]
}

/** A policy is saved, or what is there is deployed to a stage. */
export type Step = { readonly kind: 'save'; readonly access: Access } | { readonly kind: 'deploy'; readonly stage: string }

/** Who may call what. */
export interface Access {
  readonly style: 'deny unless endpoint' | 'allow if endpoint' | 'deny unless VPC' | 'allow everyone'
  /** Numbers of endpoints; at least one. */
  readonly endpoints: readonly number[]
  readonly grants: readonly Grant[]
}

/** One resource of the Allow statement; what is left out is everything. */
export interface Grant {
  readonly stage?: string
  readonly method?: string
  /** With `*` where anything may follow. */
  readonly path?: string
}

/** A caller's request: through which door, by which name, and what for. */
export interface Call {
  readonly via: number | 'stranger' | 'public'
  readonly api: number
  readonly by: 'Host' | 'x-apigw-api-id' | 'alias' | 'nothing'
  readonly method: string
  readonly path: string
}

const stages = ['s1', 's2']
const routes = [
  'GET /',
  'GET /orders',
  'POST /orders',
  'ANY /orders/{id}',
  'GET /orders/{id}/items',
  'GET /orders/new',
  'ANY /files/{proxy+}',
]
const numbers = fc.uniqueArray(fc.nat(2), { minLength: 1, maxLength: 2 })

const grant: fc.Arbitrary<Grant> = fc.record(
  {
    stage: fc.constantFrom(...stages),
    method: fc.constantFrom('GET', 'POST'),
    path: fc.constantFrom('/', '/orders', '/orders/*', '/files/*'),
  },
  { requiredKeys: [] },
)

const access: fc.Arbitrary<Access> = fc.record({
  style: fc.oneof(
    { weight: 3, arbitrary: fc.constant('deny unless endpoint' as const) },
    { weight: 2, arbitrary: fc.constant('allow if endpoint' as const) },
    fc.constant('deny unless VPC' as const),
    fc.constant('allow everyone' as const),
  ),
  endpoints: numbers,
  grants: fc.oneof(fc.constant([{}]), fc.array(grant, { minLength: 1, maxLength: 2 })),
})

const step: fc.Arbitrary<Step> = fc.oneof(
  access.map((saved) => ({ kind: 'save' as const, access: saved })),
  fc.constantFrom('s1', 's1', 's2').map((stage) => ({ kind: 'deploy' as const, stage })),
)

const api: fc.Arbitrary<ApiSpec> = fc
  .record({
    type: fc.oneof({ weight: 5, arbitrary: fc.constant('PRIVATE' as const) }, fc.constant('REGIONAL' as const)),
    routes: fc.uniqueArray(fc.constantFrom(...routes), { minLength: 2, maxLength: 5 }),
    associated: fc.uniqueArray(fc.nat(2), { maxLength: 2 }),
    first: access,
    history: fc.array(step, { minLength: 2, maxLength: 8 }),
  })
  .map((one) => (one.type === 'PRIVATE' ? one : { ...one, associated: [] }))

// Why: three endpoints, so that a policy can name the wrong one; up to two APIs, so that one can be taken for the other.
const topologies: fc.Arbitrary<Topology> = fc.record({
  endpoints: fc.array(
    fc.record({ policy: fc.constantFrom('full' as const, 'full' as const, 'only stage s1' as const, 'no POST' as const) }),
    {
      minLength: 3,
      maxLength: 3,
    },
  ),
  apis: fc.array(api, { minLength: 1, maxLength: 2 }),
})

/** A topology and what is asked of it. */
export interface Scenario {
  readonly topology: Topology
  readonly calls: readonly Call[]
}

/** Random topologies with random requests; most of these name an API, a stage and a route that are there. */
export const scenarios: fc.Arbitrary<Scenario> = topologies.chain((topology) =>
  fc.record({ topology: fc.constant(topology), calls: fc.array(callsTo(topology), { minLength: 20, maxLength: 40 }) }),
)

const often = <T>(weight: number, arbitrary: fc.Arbitrary<T>): fc.WeightedArbitrary<T> => ({ weight, arbitrary })

function callsTo({ apis }: Topology): fc.Arbitrary<Call> {
  return fc.nat(apis.length - 1).chain((number) => {
    const spec = apis[number]
    const deployed = spec?.history.flatMap((one) => (one.kind === 'deploy' ? [one.stage] : [])) ?? []
    const stage = fc.oneof(often(8, fc.constantFrom(...deployed, 's1')), fc.constantFrom('s1', 's2', 's3', ''))
    const target = fc.oneof(often(3, fc.constantFrom(...(spec?.routes ?? [])).chain(concrete)), anyTarget)
    const via = fc.oneof(often(6, fc.nat(2)), fc.constantFrom('stranger' as const, 'public' as const))
    const by = fc.oneof(
      often(8, fc.constant('Host' as const)),
      fc.constantFrom('x-apigw-api-id' as const, 'alias' as const, 'nothing' as const),
    )
    return fc
      .record({ via, by, stage, target, query: fc.constantFrom('', '', '?q=1'), missing: fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 9) })
      .map(({ stage: at, target: [method, path], query, missing, ...rest }) => ({
        ...rest,
        api: number + missing,
        method,
        path: `/${at}${path}${query}`,
      }))
  })
}

const verbs = fc.constantFrom('GET', 'POST', 'DELETE', 'OPTIONS')

const anyTarget: fc.Arbitrary<readonly [method: string, path: string]> = fc.tuple(
  verbs,
  fc.constantFrom(
    '',
    '/',
    '/orders',
    '/orders/',
    '/orders/7',
    '/orders/7/',
    '/orders/new',
    '/orders/7/items',
    '/files/a/b',
    '/files',
    '//orders',
    '/x',
  ),
)

function concrete(route: string): fc.Arbitrary<readonly [method: string, path: string]> {
  const [method = '', path = ''] = route.split(' ')
  const filled = path.replace('{id}', '7').replace('{proxy+}', 'a/b')
  return fc.tuple(method === 'ANY' ? verbs : fc.constant(method), fc.constantFrom(filled, filled, `${filled}/`))
}
