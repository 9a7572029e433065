import type { Request } from '../../language/index.ts'
import type { Assumption } from '../proof.ts'

/** Who gets in where, for every request that meets the assumptions: computed, not sampled. */
export interface AccessTable {
  /** In an order that reads well; every request belongs to one of them. */
  readonly rows: readonly AccessRow[]
  readonly assumptions: readonly Assumption[]
  /** What a table of bounded size does not tell apart, in words; the rows are right all the same. */
  readonly leftOut: readonly string[]
}

/** What becomes of some callers at some routes. */
export interface AccessRow {
  /** All of these are true of the callers; empty for all callers. */
  readonly who: readonly Trait[]
  /** All of these are true of what they ask for; empty for everything. */
  readonly where: readonly Trait[]
  readonly access: Access
}

/** Whether requests of one kind get in, under every reading of what AWS's documents dispute. */
export type Access =
  /** Each of them. `example` is one, where one was asked for. */
  | { readonly kind: 'always'; readonly example?: ShownRequest }
  /** None of them. */
  | { readonly kind: 'never' }
  /** Some do and some do not: by `decidedBy`, condition keys or words such as `the caller's own policies`. */
  | { readonly kind: 'sometimes'; readonly decidedBy: readonly string[]; readonly admitted: ShownRequest; readonly refused: ShownRequest }
  | { readonly kind: 'unknown'; readonly reason: string }

/** A request, and what was assumed besides it. */
export interface ShownRequest {
  readonly request: Request
  /** Whether the caller's own policies, or the authorizer's, allow it. */
  readonly otherSideAllows: boolean
  /** What references stand for in it: `raw` -> text. */
  readonly bindings: Readonly<Record<string, string>>
}

/**
 * Something that is true of requests: what they carry under a key, who calls, or what they ask for. Of a text it holds where one of `values` matches and none of `except`; with `others` where one of
 * `values` matches or none of `except`.
 */
export interface Trait {
  /** A condition key in AWS's spelling, `caller`, `action` or `route`. */
  readonly of: string
  /** Texts in which `*` and `?` are wildcards, address ranges, references as they are written; ` & ` stands between such as have to match all. Of a caller: accounts, ARNs, names. */
  readonly values: readonly string[]
  readonly except: readonly string[]
  readonly others: boolean
  /** It holds where the key is absent, too; of a caller, where nobody signed. */
  readonly absent: boolean
}
