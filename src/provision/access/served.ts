import type { PolicyInput } from '../../policy/index.ts'
import type { Readable } from './readable.ts'

/** What callers of one stage meet, or would meet: a resource policy, and methods that ask something of them. */
export interface Served {
  readonly stage: string
  /** Undefined inside: there is none. */
  readonly policy: Readable<PolicyInput | undefined>
  readonly routes: Readable<readonly ServedRoute[]>
}

/** A path and verb that answers. */
export interface ServedRoute {
  /** `/orders/{proxy+}` */
  readonly path: string
  /** A verb or ANY. */
  readonly method: string
  /** As AWS says it: NONE, AWS_IAM, CUSTOM, COGNITO_USER_POOLS. */
  readonly authorizationType: string
}

/** Writes a route as people do: `GET /orders`. */
export function routeText({ method, path }: Pick<ServedRoute, 'method' | 'path'>): string {
  return `${method} ${path}`
}

/** The authorization types that methods have and the prover knows. */
export const authorizationTypes = ['NONE', 'AWS_IAM', 'CUSTOM', 'COGNITO_USER_POOLS'] as const

export type AuthorizationType = (typeof authorizationTypes)[number]
