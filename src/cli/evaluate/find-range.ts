import type { Policy, Range } from '../../policy/index.ts'

/** Finds where the node with a JSON pointer stands in a policy's text. */
export function findRange(policy: Policy, pointer: string): Range | undefined {
  return search(policy, pointer)
}

function search(node: unknown, pointer: string): Range | undefined {
  if (typeof node !== 'object' || node === null) return undefined
  const { pointer: own, range } = node as { readonly pointer?: string; readonly range?: Range }
  if (own === pointer && range !== undefined) return range
  for (const child of Object.values(node)) {
    const found = search(child, pointer)
    if (found !== undefined) return found
  }
  return undefined
}
