import type { Dimension } from './dimension.ts'
import type { ValueSet } from './value-set.ts'

/** A statement about requests that is true or false of each; but for `free` about one dimension. */
export type Atom =
  /** A choice that nobody makes: a reading, a CloudFormation condition, what an authorizer answers. */
  | { readonly kind: 'free'; readonly name: string; readonly key: string }
  /** The request carries the key. */
  | { readonly kind: 'present'; readonly dimension: Dimension; readonly key: string }
  /** It carries a list under the key, whatever its length; a list has at least one value. */
  | { readonly kind: 'list'; readonly dimension: Dimension; readonly key: string }
  /** Some value that it carries lies in the set. */
  | { readonly kind: 'any'; readonly dimension: Dimension; readonly set: ValueSet; readonly key: string }
