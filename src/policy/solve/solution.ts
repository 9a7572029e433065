import type { Refutation } from './refutation.ts'

/** What becomes of a formula: nobody satisfies it, this request does, or the budget does not reach. */
export type Solution =
  | { readonly kind: 'unsat'; readonly refutation: Refutation }
  /** Dimensions and choices that are left out may be anything: no part of the formula needs them. A key that is `undefined` is absent. */
  | {
      readonly kind: 'sat'
      readonly model: ReadonlyMap<string, undefined | string | readonly string[]>
      readonly free: ReadonlyMap<string, boolean>
    }
  | { readonly kind: 'unknown'; readonly reason: string }
