import type { Range } from '../../../policy/index.ts'
import { membersOf, type Tree, type TreeMember } from './tree.ts'

/** A tree as a value of the program, and where its parts stand. */
export interface PlainValue {
  readonly value: unknown
  readonly rangeOf: (pointer: string, on: 'name' | 'value') => Range | undefined
}

/** Gives a tree as a value of the program. */
export function plainValue(tree: Tree): PlainValue {
  return { value: valueOf(tree), rangeOf: (pointer, on) => rangeAt(tree, pointer, on) }
}

function valueOf(tree: Tree): unknown {
  switch (tree.kind) {
    case 'map':
      return Object.fromEntries(tree.members.map(({ name, value }) => [name, valueOf(value)]))
    case 'list':
      return tree.items.map(valueOf)
    case 'scalar':
      return tree.value
  }
}

function rangeAt(tree: Tree, pointer: string, on: 'name' | 'value'): Range | undefined {
  let place: Range = tree.range
  let found: Tree | undefined = tree
  const steps = pointer.split('/').slice(1)
  for (const [index, step] of steps.entries()) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~')
    const member: TreeMember | undefined = membersOf(found).find((one) => one.name === name)
    found = found.kind === 'list' ? found.items[Number(name)] : member?.value
    if (found === undefined) return undefined
    place = on === 'name' && index === steps.length - 1 && member !== undefined ? member.nameRange : found.range
  }
  return place
}
