import type { Config } from '../../src/provision/index.ts'
import { orders, type Region } from './stand-up.ts'

export const functionArn = 'arn:aws:lambda:eu-west-1:123456789012:function:gate'
export const roleArn = 'arn:aws:iam::123456789012:role/gate'
export const poolArn = 'arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_a1b2c3d4e'
const identitySource = ['method.request.header.Authorization']

/** A function that is asked for a token, and a user pool. */
export const gate: Config['authorizers'][string] = { kind: 'token', lambda: functionArn, identitySource, ttl: 0 }
export const people: Config['authorizers'][string] = { kind: 'user-pools', userPools: [poolArn], identitySource }

const { health } = orders.backends
const answers = { to: 'health', timeout: 29_000 } as const

/** Mocks only, so that a run has few calls: one route that asks nobody, one that asks a function, one that asks a user pool. */
export const guarded: Config = {
  ...orders,
  backends: health === undefined ? {} : { health },
  authorizers: { gate, people },
  api: {
    stage: 'prod',
    routes: [
      { ...answers, path: '/health', method: 'GET', authorizationType: 'NONE' },
      { ...answers, path: '/orders/{proxy+}', method: 'ANY', authorizationType: 'CUSTOM', authorizer: 'gate' },
      { ...answers, path: '/me', method: 'GET', authorizationType: 'COGNITO_USER_POOLS', authorizer: 'people' },
    ],
  },
}

/** The same routes, and nobody is asked. */
export const unguarded: Config = {
  ...guarded,
  authorizers: {},
  api: {
    ...guarded.api,
    routes: guarded.api.routes.map(({ path, method, to, timeout }) => ({ path, method, to, timeout, authorizationType: 'NONE' })),
  },
}

/** What the routes that a stage serves ask of a caller: route -> `CUSTOM gate`. One whose authorizer was not deployed with it asks `nobody`. */
export function askedOnStage(state: Region): Readonly<Record<string, string>> {
  const served = Object.values(state.restApis).flatMap((api) =>
    Object.values(api.stages).flatMap(({ deploymentId }) => {
      const { resources = {}, authorizers = {} } = api.deployments[deploymentId]?.snapshot ?? {}
      return Object.values(resources).flatMap(({ path, methods }) =>
        Object.values(methods).map(({ httpMethod, authorizationType, authorizerId }) => {
          const whom = authorizerId === undefined ? [] : [authorizers[authorizerId]?.name ?? 'nobody']
          return [`${httpMethod} ${path}`, [authorizationType, ...whom].join(' ')] as const
        }),
      )
    }),
  )
  return Object.fromEntries(served)
}

/** What `guarded` asks. */
export const asksGuarded = {
  'GET /health': 'NONE',
  'ANY /orders/{proxy+}': 'CUSTOM gate',
  'GET /me': 'COGNITO_USER_POOLS people',
} as const
