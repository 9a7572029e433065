import type { PlanAccess } from './access/access.ts'

/** What has to change, and in which order. Plain JSON: `plan --out FILE` writes it as it is. */
export interface Plan {
  readonly version: 1
  readonly stack: string
  readonly account: string
  readonly region: string
  readonly intent: 'apply' | 'destroy'
  /** In the order in which they are carried out. Empty: no changes. */
  readonly changes: readonly Change[]
  /** What is looked at and left as it is because someone else owns it, and warnings a person should read. */
  readonly notes: readonly Note[]
  /** Resources that are as desired. */
  readonly unchanged: number
  /** What it does to who gets in; a plan to destroy has none. */
  readonly access?: PlanAccess
}

export type ResourceKind =
  | 'security-group'
  | 'vpc-endpoint'
  | 'load-balancer'
  | 'target-group'
  | 'listener'
  | 'vpc-link'
  | 'rest-api'
  | 'authorizer'
  | 'resource'
  | 'method'
  | 'deployment'
  | 'stage'

/** One element of a plan. */
export interface Change {
  readonly kind: 'create' | 'update' | 'replace' | 'delete'
  readonly resource: ResourceKind
  /** Unique in the plan: `vpc-endpoint.main`, `method.GET /orders`. */
  readonly address: string
  /** AWS's id or ARN, where it exists already. */
  readonly id?: string
  readonly attributes: readonly AttributeChange[]
  /** Why, where the attributes do not say it: `policy changed`, `stage serves an older deployment`. */
  readonly reason?: string
}

/** One attribute. A value that is not there is `undefined`; one that AWS will choose is `{ unknown: true }`. */
export interface AttributeChange {
  readonly name: string
  readonly before?: Attribute
  readonly after?: Attribute
}

/** JSON, or a value known only after apply. */
export type Attribute = string | number | boolean | null | readonly Attribute[] | { readonly [key: string]: Attribute }

/** Something to read beside the plan. */
export interface Note {
  readonly kind: 'adopted' | 'warning'
  readonly address: string
  readonly message: string
}
