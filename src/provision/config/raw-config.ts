import type { AuthorizationType, SandboxConfig } from './config.ts'

/** A `private-api.yaml` as it is written, after checking: schema/private-api.json in TypeScript. */
export interface RawConfig {
  readonly version: 1
  readonly name: string
  readonly account?: string
  readonly region: string
  readonly kind: 'private'
  readonly endpoints: Readonly<Record<string, RawEndpoint>>
  readonly backends: Readonly<Record<string, RawBackend>>
  readonly authorizers?: Readonly<Record<string, RawAuthorizer>>
  readonly api: { readonly stage: string; readonly description?: string; readonly routes: readonly RawRoute[] }
  readonly access: readonly { readonly endpoint: string; readonly methods?: readonly string[]; readonly paths?: readonly string[] }[]
  readonly sandbox?: { readonly run?: Readonly<Record<string, string>>; readonly authorizers?: NonNullable<SandboxConfig['authorizers']> }
}

/** An endpoint as it is written. */
export type RawEndpoint =
  | { readonly id: string }
  | {
      readonly id?: never
      readonly vpc: string
      readonly subnets: readonly string[]
      readonly privateDns?: boolean
      readonly allowFrom: readonly string[]
    }

/** A backend as it is written. */
export type RawBackend =
  | { readonly mock: { readonly status?: number; readonly body?: string; readonly contentType?: string } }
  | { readonly mock?: never; readonly loadBalancer: string; readonly port?: number }
  | {
      readonly mock?: never
      readonly loadBalancer: {
        readonly subnets: readonly string[]
        readonly port: number
        readonly targets: readonly string[]
        readonly targetPort?: number
      }
    }

/** An authorizer as it is written. */
export type RawAuthorizer =
  | { readonly userPools: readonly string[]; readonly identitySource?: readonly string[] }
  | {
      readonly userPools?: never
      readonly lambda: string
      readonly kind: 'token' | 'request'
      readonly identitySource?: readonly string[]
      readonly credentials?: string
      readonly ttl?: string
    }

/** A route as it is written. */
export interface RawRoute {
  readonly path: string
  readonly method: string
  readonly to: string
  readonly authorizationType: AuthorizationType
  readonly authorizer?: string
  readonly timeout?: string
}
