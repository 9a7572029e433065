import type { PolicyDocument } from '../../policy/index.ts'

/** A `private-api.yaml` after checking: every default is filled in, every name resolves. */
export interface Config {
  readonly version: 1
  /** The stack: what tags and names carry. `[a-z][a-z0-9-]{0,23}`. */
  readonly name: string
  /** Twelve digits; required off the sandbox. */
  readonly account?: string
  readonly region: string
  readonly kind: 'private'
  readonly endpoints: Readonly<Record<string, EndpointConfig>>
  readonly backends: Readonly<Record<string, BackendConfig>>
  readonly authorizers: Readonly<Record<string, AuthorizerConfig>>
  readonly api: ApiConfig
  readonly access: readonly AccessConfig[]
  readonly sandbox: SandboxConfig
}

/** An interface VPC endpoint for execute-api: made here, or named. */
export type EndpointConfig =
  | {
      readonly kind: 'managed'
      readonly vpc: string
      readonly subnets: readonly string[]
      readonly privateDns: boolean
      /** CIDR blocks that may open TCP 443 to the endpoint. */
      readonly allowFrom: readonly string[]
    }
  | { readonly kind: 'existing'; readonly id: string }

/** What a route leads to. */
export type BackendConfig =
  | {
      readonly kind: 'load-balancer'
      readonly subnets: readonly string[]
      readonly port: number
      /** Private IPv4 addresses. */
      readonly targets: readonly string[]
      /** The port of the targets; the listener's port unless said otherwise. */
      readonly targetPort: number
    }
  | { readonly kind: 'existing-load-balancer'; readonly arn: string; readonly port: number }
  | { readonly kind: 'mock'; readonly status: number; readonly body: string; readonly contentType: string }

/** Whom a route asks about who calls: a Lambda function, or user pools. */
export type AuthorizerConfig =
  | {
      /** What the function gets: one token, or the request. */
      readonly kind: 'token' | 'request'
      /** The ARN of the function. */
      readonly lambda: string
      /** `method.request.header.NAME`; for a request also `method.request.querystring.NAME`, and several. */
      readonly identitySource: readonly string[]
      /** The ARN of the role as which API Gateway calls the function. Without it the function's own policy must let API Gateway in. */
      readonly credentials?: string
      /** Seconds, 0 to 3600, for which an answer is used again, for every path. */
      readonly ttl: number
    }
  | {
      readonly kind: 'user-pools'
      /** The ARNs of the pools. */
      readonly userPools: readonly string[]
      /** `method.request.header.NAME`: one. */
      readonly identitySource: readonly string[]
    }

/** The REST API and its one stage. */
export interface ApiConfig {
  readonly stage: string
  readonly description?: string
  readonly routes: readonly RouteConfig[]
}

/** One path and method, and the backend behind it. */
export interface RouteConfig {
  /** `/orders/{proxy+}` */
  readonly path: string
  /** A verb or ANY. */
  readonly method: string
  /** A name of `backends`. */
  readonly to: string
  readonly authorizationType: AuthorizationType
  /** A name of `authorizers`: there with CUSTOM and COGNITO_USER_POOLS, and only then. */
  readonly authorizer?: string
  /** Milliseconds, 50 to 29,000. */
  readonly timeout: number
}

/** What a method asks of a caller whom the policies may let in. */
export type AuthorizationType = 'NONE' | 'AWS_IAM' | 'CUSTOM' | 'COGNITO_USER_POOLS'

/** Who gets in: everything through that endpoint, or only some methods and paths. */
export interface AccessConfig {
  /** A name of `endpoints`. */
  readonly endpoint: string
  /** Verbs; all where it is left out. */
  readonly methods?: readonly string[]
  /** Paths as in `routes`, `*` allowed; all where it is left out. */
  readonly paths?: readonly string[]
}

/** What only the embedded AWS reads. */
export interface SandboxConfig {
  /** Backend name -> the command line of the process that stands behind it; it listens on `$PORT`. */
  readonly run: Readonly<Record<string, string>>
  /** Name of a Lambda authorizer -> token -> the policy that its Lambda function returns, or the error that it throws. */
  readonly authorizers?: Readonly<Record<string, Readonly<Record<string, PolicyDocument | string>>>>
}
