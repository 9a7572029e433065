import { parseExecuteApiArn } from '../../policy/index.ts'
import { matchRoute } from './match-route.ts'
import type { ServedRoute } from './served.ts'

/** The requests of some routes of a stage, as resources of a policy: `STAGE/GET/orders/*`. */
export interface RoutePatterns {
  readonly covers: readonly string[]
  /** What a pattern covers and another route answers, where it can be told by its name. */
  readonly except: readonly string[]
}

/**
 * Writes the requests of some of a stage's routes as resources; ANY stands for the verbs that no other route of its path has.
 *
 * A `*` of a policy matches slashes, too: what is written may be more than these routes answer. `matchRoute` tells for a request.
 */
export function routePatterns(stage: string, chosen: readonly ServedRoute[], all: readonly ServedRoute[]): RoutePatterns {
  const covers = new Set(chosen.flatMap((route) => verbsOf(route, all).map((verb) => routePattern(stage, verb, route.path))))
  const literal = all.filter((route) => !chosen.includes(route) && !route.path.includes('{'))
  const except = literal
    .flatMap((route) => verbsOf(route, all).map((verb) => routePattern(stage, verb, route.path)))
    .filter((pattern) => !covers.has(pattern) && chosen.some((route) => route.path.includes('{')))
  return { covers: [...covers], except: [...new Set([...except, ...bareParents(covers)])] }
}

/** A variable at the end stands for something: `/orders/{id}` does not answer `/orders/`. */
export function bareParents(covers: ReadonlySet<string>): readonly string[] {
  const bare = [...covers].filter((pattern) => pattern.endsWith('/*')).map((pattern) => pattern.slice(0, -1))
  return bare.filter((pattern) => !covers.has(pattern))
}

/** The verbs that a route answers. */
export function verbsOf({ method, path }: ServedRoute, all: readonly ServedRoute[]): readonly string[] {
  if (method !== 'ANY') return [method]
  return allVerbs.filter((verb) => !all.some((other) => other.path === path && other.method === verb))
}

/** Finds the route that answers the resource of a request. */
export function routeOf(resource: string, routes: readonly ServedRoute[]): ServedRoute | undefined {
  const { method = '', path = '' } = parseExecuteApiArn(resource) ?? {}
  return matchRoute(routes, method, path)
}

const allVerbs: readonly string[] = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT']

/** Writes the requests of one path and verb as a resource of a policy. */
export function routePattern(stage: string, verb: string, path: string): string {
  return `${stage}/${verb}${path.replaceAll(/\{[^{}/]+\}/g, '*')}`
}
