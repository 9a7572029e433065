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
  fc.constantFrom(...stages).map((stage) => ({ kind: 'deploy' as const, stage })),
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

/** Random topologies: three endpoints, up to two APIs. */
export const topologies: fc.Arbitrary<Topology> = fc.record({
  endpoints: fc.array(
    fc.record({ policy: fc.constantFrom('full' as const, 'full' as const, 'only stage s1' as const, 'no POST' as const) }),
    {
      minLength: 3,
      maxLength: 3,
    },
  ),
  apis: fc.array(api, { minLength: 1, maxLength: 2 }),
})

/** Random requests to them; most name a stage and a path that may exist. */
export const calls: fc.Arbitrary<Call> = fc.record({
  via: fc.oneof({ weight: 5, arbitrary: fc.nat(2) }, fc.constantFrom('stranger' as const, 'public' as const)),
  api: fc.nat(1),
  by: fc.constantFrom('Host', 'Host', 'Host', 'x-apigw-api-id', 'alias', 'nothing'),
  method: fc.constantFrom('GET', 'GET', 'GET', 'POST', 'DELETE', 'OPTIONS'),
  path: fc
    .tuple(
      fc.constantFrom('/s1', '/s1', '/s2', '/s2', '/s3', ''),
      fc.constantFrom(
        '',
        '/',
        '/orders',
        '/orders',
        '/orders/',
        '/orders/7',
        '/orders/new',
        '/orders/7/items',
        '/files/a/b',
        '/files',
        '//orders',
        '/x',
      ),
      fc.constantFrom('', '', '?q=1'),
    )
    .map((parts) => parts.join(''))
    .map((path) => (path.startsWith('/') ? path : `/${path}`)),
})
