import { buildPrefixIndex } from './build-prefix-index.ts'
import type { ResourcePattern } from './compile-resource.ts'
import type { Glob } from './glob.ts'
import { routeBehindStar, type PatternRest } from './pattern-rest.ts'
import type { PrefixIndex } from './prefix-index.ts'

/** What is found under one beginning of a resource. */
export interface ResourceLeaf<Group, Entry> extends EndLeaf<Group> {
  /** Where the rest of the resource matches a pattern. */
  readonly globs: readonly (readonly [glob: Glob, entry: Entry])[] | undefined
  /** What goes on from any slash in the rest, where many patterns have a star for the stage. */
  readonly slashes: PrefixIndex<EndLeaf<Group>> | undefined
}

/** What is found under one beginning where nothing may follow, and where anything may. */
export interface EndLeaf<Group> {
  readonly exact: Group | undefined
  readonly open: Group | undefined
}

/** Resources of a policy, by their beginnings; `relative` from the stage on, for whichever API the request is for. */
export interface ResourceIndex<Group, Entry> {
  readonly absolute: PrefixIndex<ResourceLeaf<Group, Entry>> | undefined
  readonly relative: PrefixIndex<ResourceLeaf<Group, Entry>> | undefined
}

type Pair<Entry> = readonly [rest: PatternRest, entry: Entry]

/** Builds the index of what belongs to resources. */
export function buildResourceIndex<Group, Entry>(
  pairs: readonly (readonly [ResourcePattern, Entry])[],
  group: (entries: readonly Entry[]) => Group,
): ResourceIndex<Group, Entry> {
  const build = (relative: boolean): PrefixIndex<ResourceLeaf<Group, Entry>> | undefined =>
    buildPrefixIndex(
      pairs
        .filter(([pattern]) => pattern.relative === relative)
        .map(([{ prefix, rest }, entry]): readonly [string, Pair<Entry>] => [prefix, [rest, entry]]),
      (found) => makeLeaf(found, group),
    )
  return { absolute: build(false), relative: build(true) }
}

function makeLeaf<Group, Entry>(found: readonly Pair<Entry>[], group: (entries: readonly Entry[]) => Group): ResourceLeaf<Group, Entry> {
  const globs: (readonly [Glob, Entry])[] = []
  for (const [rest, entry] of found) if (rest.kind === 'glob') globs.push([rest.glob, entry])
  if (globs.length === 0) return { ...endLeaf(found, group), globs: undefined, slashes: undefined }
  const routes = globs.flatMap(([glob, entry]) => {
    const route = routeBehindStar(glob)
    return route === undefined ? [] : [[route.prefix, [route.rest, entry]] as const]
  })
  if (routes.length <= fewest) return { ...endLeaf(found, group), globs: unlessEmpty(globs), slashes: undefined }
  return {
    ...endLeaf(found, group),
    globs: unlessEmpty(globs.filter(([glob]) => routeBehindStar(glob) === undefined)),
    slashes: buildPrefixIndex(routes, (ends: readonly Pair<Entry>[]) => endLeaf(ends, group)),
  }
}

/** Why not always: going through the slashes costs as much as trying a few patterns. */
const fewest = 3

function endLeaf<Group, Entry>(found: readonly Pair<Entry>[], group: (entries: readonly Entry[]) => Group): EndLeaf<Group> {
  const exact: Entry[] = []
  const open: Entry[] = []
  for (const [rest, entry] of found) {
    if (rest.kind === 'nothing') exact.push(entry)
    else if (rest.kind === 'anything') open.push(entry)
  }
  return { exact: exact.length === 0 ? undefined : group(exact), open: open.length === 0 ? undefined : group(open) }
}

/** Why: nothing is passed over faster than an empty list. */
function unlessEmpty<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list
}
