import type { Range } from '../../../policy/index.ts'
import type { Tree } from './tree.ts'

/** A text that was read, or what keeps it from being read, and where. */
export type Reading =
  { readonly kind: 'tree'; readonly tree: Tree } | { readonly kind: 'problem'; readonly message: string; readonly range: Range }
