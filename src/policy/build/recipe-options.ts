import type { TextDocument } from '../language/index.ts'
import type { Route } from './private-api-policy-options.ts'

/** From where a policy lets in: some VPC endpoints, or every endpoint of some VPCs. One of the two is given. */
export type Origin =
  | { readonly vpceIds: readonly TextDocument[]; readonly vpcIds?: undefined }
  | { readonly vpcIds: readonly TextDocument[]; readonly vpceIds?: undefined }

/** What a policy lets callers use. */
export interface OpenRoutes {
  /** Everything where it is left out. */
  readonly routes?: readonly Route[] | undefined
  /** The stage of every route that names none of its own; every stage where it is left out. */
  readonly stage?: string | undefined
}

/** What `vpcPolicy` is made from. */
export interface VpcPolicyOptions extends OpenRoutes {
  /** The VPCs to which the endpoints belong, `vpc-…`, or references. At least one. */
  readonly vpcIds: readonly TextDocument[]
}

/** What `addressRangePolicy` is made from. */
export type AddressRangePolicyOptions = Origin &
  OpenRoutes & {
    /** Private addresses and CIDR blocks of the callers, or references. At least one. */
    readonly ranges: readonly TextDocument[]
  }

/** What `organizationPolicy` is made from. */
export type OrganizationPolicyOptions = Origin &
  OpenRoutes & {
    /** Ids of AWS organizations, `o-…`, or references. At least one. */
    readonly organizations: readonly TextDocument[]
  }

/** What `rolePolicy` is made from. */
export type RolePolicyOptions = Origin &
  OpenRoutes & {
    /** ARNs of roles with their paths, `arn:aws:iam::111122223333:role/app/orders`, or references. At least one. */
    readonly roles: readonly TextDocument[]
  }

/** What `readOnlyPolicy` is made from. */
export type ReadOnlyPolicyOptions = Origin & {
  readonly stage: string
  /** Paths as the API's resources name them, `/orders/{id}`, or with `*`; all of the stage where it is left out. */
  readonly paths?: readonly string[] | undefined
}

/** What `closedStagePolicy` is made from. */
export type ClosedStagePolicyOptions = Origin & {
  /** At least one. */
  readonly closedStages: readonly string[]
}
