import type { FoundPolicy } from '../found-api.ts'
import { makeTree } from '../text/make-tree.ts'
import { duplicateIn, textOf, valueAt, type Tree } from '../text/tree.ts'
import { intrinsicOf, wordIntrinsic } from './intrinsic.ts'

/** Reads what stands where a template says a policy: an object, its JSON as a text, or something that is known later. */
export function policyIn(tree: Tree | undefined): FoundPolicy {
  if (tree === undefined || (tree.kind === 'scalar' && (tree.value === null || tree.value === ''))) return { kind: 'none' }
  const intrinsic = intrinsicOf(tree)
  const substituted = intrinsic?.name === 'Fn::Sub' ? textOf(intrinsic.value) : undefined
  if (intrinsic?.name === 'Fn::ToJsonString') return policyIn(intrinsic.value)
  if (substituted !== undefined) return fromText(substituted, tree, true)
  if (intrinsic !== undefined) return unknown(`its policy is ${wordIntrinsic(tree)}: what that is does not stand in the template`, tree)
  const transform = valueAt(tree, 'Fn::Transform')
  if (transform !== undefined) return unknown('a transform writes its policy: what it writes does not stand in the template', transform)
  const duplicate = duplicateIn(tree)
  if (duplicate !== undefined)
    return { kind: 'unknown', reason: 'a name stands twice in an object of its policy, and one of the two is lost', range: duplicate }
  const text = textOf(tree)
  return text === undefined ? { kind: 'policy', document: tree, dialect: 'cloudformation' } : fromText(text, tree, false)
}

function fromText(text: string, { range }: Tree, isSubstituted: boolean): FoundPolicy {
  try {
    const value: unknown = JSON.parse(text, (_, member: unknown) =>
      isSubstituted && typeof member === 'string' && member.includes('${') ? { 'Fn::Sub': member } : member,
    )
    return { kind: 'policy', document: makeTree(value, range), dialect: 'cloudformation' }
  } catch {
    return { kind: 'unknown', reason: 'its policy is a text that is no JSON', range }
  }
}

function unknown(reason: string, { range }: Tree): FoundPolicy {
  return { kind: 'unknown', reason, range }
}
