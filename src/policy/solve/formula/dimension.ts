/** One thing that requests have: the caller, the action, the resource, or one context key. */
export interface Dimension {
  /** `principal`, `action`, `resource`, or the context key in lower case. */
  readonly name: string
  /** `text`: always there, one value. `key`: absent, one value, or a list of one or more values. */
  readonly kind: 'text' | 'key'
  /** A key that never holds a list. */
  readonly single: boolean
  /** A key that is never absent. */
  readonly required: boolean
  /** Texts that a witness is drawn from where there is a choice: real routes, well-formed ids. They constrain nothing. */
  readonly samples?: readonly string[]
}
