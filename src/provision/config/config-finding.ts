/** One thing that is wrong with a config's value, before it has a place in the text. */
export interface ConfigFinding {
  /** Stable, upper-case. */
  readonly code: string
  readonly message: string
  readonly help?: string
  /** JSON pointer of the value that is wrong. */
  readonly pointer: string
  /** Whether the key of that value is wrong, or the value itself. */
  readonly on: 'key' | 'value'
}
