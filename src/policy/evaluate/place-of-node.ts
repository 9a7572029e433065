import type { Node } from '../language/index.ts'

/** Gives the place of a node without the rest of it. */
export function placeOfNode({ pointer, range }: Node): Node {
  return range === undefined ? { pointer } : { pointer, range }
}
