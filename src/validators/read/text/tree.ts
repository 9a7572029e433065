import type { Range } from '../../../policy/index.ts'

/** A value of a file, with its place; the same for JSON and YAML. What was not in the file, because something was expanded, has the place of what it was made from. */
export type Tree = MapTree | ListTree | ScalarTree

/** An object: its members in order, each name once. */
export interface MapTree {
  readonly kind: 'map'
  readonly members: readonly TreeMember[]
  readonly range: Range
  /** Where a name stands that stood before; the last one counts. */
  readonly duplicate?: Range
}

/** One member of an object. */
export interface TreeMember {
  readonly name: string
  readonly nameRange: Range
  readonly value: Tree
}

/** An array. */
export interface ListTree {
  readonly kind: 'list'
  readonly items: readonly Tree[]
  readonly range: Range
}

/** Anything else. */
export interface ScalarTree {
  readonly kind: 'scalar'
  readonly value: string | number | boolean | null
  readonly range: Range
}

/** Gives the value at a path of members and items; nothing where there is none. */
export function valueAt(tree: Tree | undefined, ...path: readonly (string | number)[]): Tree | undefined {
  let found = tree
  for (const step of path) {
    if (found?.kind === 'map') found = found.members.find(({ name }) => name === step)?.value
    else if (found?.kind === 'list' && typeof step === 'number') found = found.items[step]
    else return undefined
  }
  return found
}

/** Gives the members of an object, and none of anything else. */
export function membersOf(tree: Tree | undefined): readonly TreeMember[] {
  return tree?.kind === 'map' ? tree.members : []
}

/** Gives the items of a list, or the one value that stands in its place. */
export function itemsOf(tree: Tree | undefined): readonly Tree[] {
  return tree === undefined ? [] : tree.kind === 'list' ? tree.items : [tree]
}

/** Gives a text, and nothing for anything else. */
export function textOf(tree: Tree | undefined): string | undefined {
  return tree?.kind === 'scalar' && typeof tree.value === 'string' ? tree.value : undefined
}

/** Gives the first place in a value where a name stands a second time in one object. */
export function duplicateIn(tree: Tree): Range | undefined {
  if (tree.kind === 'scalar') return undefined
  if (tree.kind === 'map' && tree.duplicate !== undefined) return tree.duplicate
  for (const child of tree.kind === 'list' ? tree.items : tree.members.map(({ value }) => value)) {
    const found = duplicateIn(child)
    if (found !== undefined) return found
  }
  return undefined
}
