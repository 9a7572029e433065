import { matchRoute } from './match-route.ts'
import { bareParents, routePattern, verbsOf, type RoutePatterns } from './route-patterns.ts'
import type { ServedRoute } from './served.ts'

/** Requests of a stage that ask the same of a caller before, and the same after. */
export interface RouteClass {
  /** Undefined: nothing answers them. */
  readonly before: string | undefined
  readonly after: string | undefined
  readonly patterns: RoutePatterns
}

/** Sorts the requests of a stage by what they ask of a caller before a change and after it. */
export function routeClasses(stage: string, before: readonly ServedRoute[], after: readonly ServedRoute[]): readonly RouteClass[] {
  const classes = new Map<
    string,
    { readonly before: string | undefined; readonly after: string | undefined; readonly covers: Set<string> }
  >()
  const exact: { readonly pattern: string; readonly key: string }[] = []
  for (const routes of [before, after]) {
    for (const route of routes) {
      for (const verb of verbsOf(route, routes)) {
        const [was, is] = [before, after].map((all) => matchRoute(all, verb, examplePath(route.path))?.authorizationType)
        const key = JSON.stringify([was ?? null, is ?? null])
        const found = classes.get(key) ?? { before: was, after: is, covers: new Set() }
        const pattern = routePattern(stage, verb, route.path)
        classes.set(key, found)
        found.covers.add(pattern)
        if (!route.path.includes('{')) exact.push({ pattern, key })
      }
    }
  }
  return [...classes].map(([key, { covers, ...types }]) => {
    const others = exact.filter((one) => one.key !== key).map(({ pattern }) => pattern)
    return { ...types, patterns: { covers: [...covers], except: [...new Set([...others, ...bareParents(covers)])] } }
  })
}

function examplePath(path: string): string {
  return path.replaceAll(/\{[^{}/]+\}/g, '1')
}
