import type { PolicyInput } from '../../policy/index.ts'

/** What is known of the way to an API, beside what it serves. */
export interface Ground {
  /** `arn:aws:execute-api:REGION:ACCOUNT:API` */
  readonly api: string
  /** Whether requests come through VPC endpoints only; `perhaps` where the API is saved as private, and whether that is deployed cannot be told. */
  readonly privacy: 'private' | 'public' | 'perhaps'
  readonly endpoints: readonly OwnEndpoint[]
  /** The ids of endpoints whose own policy may stop a request, and cannot be told. */
  readonly doubtful?: readonly string[]
  /** Id -> address, of endpoints that are to be made: AWS has not named them yet, and will name them otherwise than any that is there. */
  readonly unmade?: ReadonlyMap<string, string>
}

/** A VPC endpoint of the API's own account. */
export interface OwnEndpoint {
  readonly id: string
  readonly vpc: string
  /** Its own policy; undefined where it lets everything through. */
  readonly policy?: PolicyInput
}
