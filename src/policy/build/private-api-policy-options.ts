import type { TextDocument } from '../language/index.ts'

/** What `privateApiPolicy` is made from. At least one VPC endpoint must be named, in `vpceIds` or in `access`. */
export interface PrivateApiPolicyOptions {
  /** VPC endpoints that may use all of `routes`. */
  readonly vpceIds?: readonly TextDocument[] | undefined
  /** VPC endpoints that may use only some methods and paths. An endpoint that is named more than once gets all that it is given. */
  readonly access?: readonly VpceAccess[] | undefined
  /** What `vpceIds` may use: everything where it is left out. */
  readonly routes?: readonly Route[] | undefined
  /** The stage of every route and access that names none of its own; every stage where it is left out. */
  readonly stage?: string | undefined
  /** Who gets the Allow: everyone (`*`) where it is left out. */
  readonly principals?: readonly TextDocument[] | undefined
}

/** VPC endpoints and what they may use: everything where only `vpceIds` is given. */
export interface VpceAccess {
  readonly vpceIds: readonly TextDocument[]
  readonly stage?: string | undefined
  /** Verbs in upper case, or `ANY`. */
  readonly methods?: readonly string[] | undefined
  /** Paths as the API's resources name them, `/orders/{id}`, or with `*`. */
  readonly paths?: readonly string[] | undefined
}

/** A stage, a method and a path; each is everything where it is left out. */
export interface Route {
  readonly stage?: string | undefined
  /** A verb in upper case, or `ANY`. */
  readonly method?: string | undefined
  /** A path as the API's resources name it, `/orders/{id}`, or with `*`. */
  readonly path?: string | undefined
}
