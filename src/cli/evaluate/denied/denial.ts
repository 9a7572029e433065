import type { ExecuteApiArn } from '../../../policy/index.ts'

/** How a denial was worded: `silent` says that nothing allowed it, in the older wording by saying nothing. */
export type DenialEnding = 'explicit-deny' | 'silent'

/**
 * What a refused caller was told.
 *
 * - `policy`: `User: … is not authorized to perform: execute-api:Invoke on resource: …`
 * - `authorizer`: `User is not authorized to access this resource…`, after a Lambda authorizer
 * - `signature`: the signature or its key is bad
 * - `missing-token`: no signature, or no such method
 * - `unauthorized`: 401
 * - `forbidden`: the API was not found on this way, or its key is missing
 * - `too-long`: 414
 */
export type Denial =
  | PolicyDenial
  | { readonly kind: 'authorizer'; readonly ending: DenialEnding; readonly text: string }
  | { readonly kind: 'signature' | 'missing-token' | 'unauthorized' | 'forbidden' | 'too-long'; readonly text: string }

/** What a policy refused. */
export interface PolicyDenial {
  readonly kind: 'policy'
  /** The ARN of the caller; left out for an anonymous one. */
  readonly caller?: string
  readonly action: string
  /** The account may be masked: `********3458`. */
  readonly target: ExecuteApiArn
  readonly ending: DenialEnding
  /** The policy that the text blames: `resource-based policy`, `service control policy`. Older texts name none. */
  readonly blamed?: string
  readonly text: string
}
