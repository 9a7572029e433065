import type { PrefixIndex, PrefixNode } from './prefix-index.ts'

/** Builds the tree over the beginnings; nothing where there are none. `seal` turns what was collected under one beginning into what is found there. */
export function buildPrefixIndex<Entry, Item>(
  entries: readonly (readonly [prefix: string, entry: Entry])[],
  seal: (entries: readonly Entry[]) => Item,
): PrefixIndex<Item> | undefined {
  const [first] = entries
  if (first === undefined) return undefined
  const root: Draft<Entry> = { label: first[0], children: new Map(), entries: [] }
  for (const [prefix, entry] of entries) insert(root, prefix, entry)
  return { root: freeze(root, 0, seal), low: root.label, high: successor(root.label) }
}

interface Draft<Entry> {
  label: string
  children: Map<number, Draft<Entry>>
  entries: Entry[]
}

function insert<Entry>(root: Draft<Entry>, prefix: string, entry: Entry): void {
  let draft = root
  let offset = 0
  for (;;) {
    const shared = sharedLength(draft.label, prefix, offset)
    if (shared < draft.label.length) split(draft, shared)
    offset += shared
    if (offset === prefix.length) break
    const first = prefix.charCodeAt(offset)
    const child = draft.children.get(first) ?? { label: prefix.slice(offset), children: new Map(), entries: [] }
    draft.children.set(first, child)
    draft = child
  }
  draft.entries.push(entry)
}

function sharedLength(label: string, prefix: string, offset: number): number {
  const end = Math.min(label.length, prefix.length - offset)
  let shared = 0
  while (shared < end && label.charCodeAt(shared) === prefix.charCodeAt(offset + shared)) shared++
  return shared
}

/** Cuts a label in two, with what hung on its end below the cut. */
function split<Entry>(draft: Draft<Entry>, at: number): void {
  const lower: Draft<Entry> = { label: draft.label.slice(at), children: draft.children, entries: draft.entries }
  draft.children = new Map([[lower.label.charCodeAt(0), lower]])
  draft.label = draft.label.slice(0, at)
  draft.entries = []
}

function freeze<Entry, Item>(draft: Draft<Entry>, above: number, seal: (entries: readonly Entry[]) => Item): PrefixNode<Item> {
  const depth = above + draft.label.length
  const base = Math.min(...draft.children.keys())
  const children: (PrefixNode<Item> | undefined)[] = []
  for (const [first, child] of draft.children) {
    while (children.length <= first - base) children.push(undefined)
    children[first - base] = freeze(child, depth, seal)
  }
  return {
    depth,
    label: unitsOf(draft.label),
    children,
    base,
    item: draft.entries.length === 0 ? undefined : seal(draft.entries),
  }
}

function unitsOf(text: string): readonly number[] {
  const units: number[] = []
  for (let offset = 0; offset < text.length; offset++) units.push(text.charCodeAt(offset))
  return units
}

/** Gives the first text behind all those that begin with `label`; empty where the label is too short or its last character has no successor of one byte. */
function successor(label: string): string {
  const last = label.charCodeAt(label.length - 1)
  return label.length < 8 || !(last < 0xff) ? '' : label.slice(0, -1) + String.fromCharCode(last + 1)
}
