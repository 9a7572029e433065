import type { ContextKey } from './context-key.ts'

/** A condition by which a statement can be found: the key must hold exactly one of the texts. */
export interface Selector {
  readonly key: ContextKey
  readonly texts: readonly string[]
}
