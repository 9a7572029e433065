import type { Request } from '../language/index.ts'

/** A request that would be allowed, and how it differs from one that is not. */
export interface NearestMiss {
  readonly changes: readonly RequestChange[]
  readonly request: Request
}

/** One difference between two requests. */
export type RequestChange =
  | {
      readonly kind: 'context'
      /** In AWS's spelling. */
      readonly key: string
      /** Left out where the request does not carry the key. */
      readonly before?: string | readonly string[]
      /** Left out where the request would have to do without the key. */
      readonly after?: string
    }
  | {
      readonly kind: 'principal'
      /** The ARN or the name of the caller; left out where nobody in particular calls. */
      readonly before?: string
      /** An ARN. */
      readonly after: string
    }
  | { readonly kind: 'stage' | 'method' | 'path'; readonly before: string; readonly after: string }

/** Gives what a change changes: two changes with one target exclude each other. */
export function targetOf(change: RequestChange): string {
  return change.kind === 'context' ? `context ${change.key}` : change.kind
}
