import type { Frame } from './frame.ts'
import { matchGlob } from './match-glob.ts'
import { descend, enter, type PrefixIndex } from './prefix-index.ts'
import type { EndLeaf, ResourceIndex, ResourceLeaf } from './resource-index.ts'

/** Tells whether any resource of an index matches the request's. */
export function matchesAny({ absolute, relative }: ResourceIndex<true, unknown>, frame: Frame): boolean {
  return (
    (absolute !== undefined && matchesFrom(absolute, frame, 0)) ||
    (relative !== undefined && frame.tail >= 0 && matchesFrom(relative, frame, frame.tail))
  )
}

function matchesFrom(index: PrefixIndex<ResourceLeaf<true, unknown>>, frame: Frame, from: number): boolean {
  const { resource } = frame.request
  for (let node = enter(index, resource, from); node !== undefined; node = descend(node, resource, from)) {
    if (node.item === undefined) continue
    const offset = from + node.depth
    if (node.item.open || (node.item.exact && offset === resource.length)) return true
    if (node.item.globs !== undefined)
      for (const [glob] of node.item.globs) if (matchGlob(glob, frame, resource, offset, resource.length)) return true
    if (node.item.slashes !== undefined && matchesAtSlash(node.item.slashes, resource, offset)) return true
  }
  return false
}

function matchesAtSlash(index: PrefixIndex<EndLeaf<true>>, resource: string, offset: number): boolean {
  for (let from = resource.indexOf('/', offset); from >= 0; from = resource.indexOf('/', from + 1)) {
    for (let node = enter(index, resource, from); node !== undefined; node = descend(node, resource, from)) {
      if (node.item?.open || (node.item?.exact && from + node.depth === resource.length)) return true
    }
  }
  return false
}
