import { membersOf, textOf, type Tree } from '../text/tree.ts'
import { intrinsicOf, referenceOf } from './intrinsic.ts'

/** How the conditions of a template come out. */
export type Outcome = Readonly<Record<string, boolean>>

/** Gives the conditions on which a value depends: of every `Fn::If` in it, or only of those that decide more than a text or a list of texts. */
export function conditionsIn(tree: Tree, which: 'all' | 'structural'): ReadonlySet<string> {
  const found = new Set<string>()
  collect(tree, which, found)
  return found
}

function collect(tree: Tree, which: 'all' | 'structural', found: Set<string>): void {
  const parts = ifOf(tree)
  if (parts !== undefined && (which === 'all' || [parts.then, parts.otherwise].some(isStructure))) found.add(parts.condition)
  if (tree.kind === 'map') for (const { value } of tree.members) collect(value, which, found)
  if (tree.kind === 'list') for (const item of tree.items) collect(item, which, found)
}

function isStructure(tree: Tree): boolean {
  const parts = ifOf(tree)
  if (parts !== undefined) return isStructure(parts.then) || isStructure(parts.otherwise)
  return tree.kind === 'list' ? tree.items.some(isStructure) : tree.kind === 'map' && intrinsicOf(tree) === undefined
}

/**
 * Gives what a value is where the conditions come out so: each `Fn::If` on one of them is its branch, and `AWS::NoValue` removes what it stands for. Nothing where the value itself is
 * removed.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-conditions.html
 */
export function settle(tree: Tree, outcome: Outcome): Tree | undefined {
  if (referenceOf(tree) === 'AWS::NoValue') return undefined
  const parts = ifOf(tree)
  const chosen = parts === undefined ? undefined : outcome[parts.condition]
  if (parts !== undefined && chosen !== undefined) return settle(chosen ? parts.then : parts.otherwise, outcome)
  // Why as it is: what is left open is the prover's to decide, and it reads `AWS::NoValue` itself.
  if (parts !== undefined) return tree
  switch (tree.kind) {
    case 'map':
      return {
        ...tree,
        members: tree.members.flatMap((member) => {
          const value = settle(member.value, outcome)
          return value === undefined ? [] : [{ ...member, value }]
        }),
      }
    case 'list':
      // Why flat: a branch that is a list, in a list, is more of its items to a policy's reader.
      return { ...tree, items: tree.items.flatMap((item) => spread(settle(item, outcome), item)) }
    case 'scalar':
      return tree
  }
}

function spread(settled: Tree | undefined, before: Tree): readonly Tree[] {
  if (settled === undefined) return []
  return ifOf(before) !== undefined && settled.kind === 'list' ? settled.items : [settled]
}

interface If {
  readonly condition: string
  readonly then: Tree
  readonly otherwise: Tree
}

function ifOf(tree: Tree): If | undefined {
  const [member, ...more] = membersOf(tree)
  if (member?.name !== 'Fn::If' || more.length > 0 || member.value.kind !== 'list') return undefined
  const [condition, then, otherwise] = member.value.items
  const name = textOf(condition)
  return name === undefined || then === undefined || otherwise === undefined ? undefined : { condition: name, then, otherwise }
}
