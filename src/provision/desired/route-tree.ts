import type { RouteConfig } from '../config/config.ts'

/** The paths that must exist as API Gateway resources so that every route has one; parents before children, without the root. */
export function resourcePaths(routes: readonly RouteConfig[]): readonly string[] {
  const paths = new Set(routes.flatMap((route) => ancestors(route.path)))
  return [...paths].sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1))
}

/** The path of the resource above; `/` is above `/orders`. */
export function parentPath(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/'
}

/** The last segment: `{proxy+}` of `/orders/{proxy+}`. */
export function pathPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** How deep a path lies: 0 for the root. */
export function depth(path: string): number {
  return path === '/' ? 0 : path.split('/').length - 1
}

/** The names of a path's variables, greedy or not: `['proxy']` of `/orders/{proxy+}`. */
export function pathVariables(path: string): readonly string[] {
  return [...path.matchAll(/\{([^}+]+)\+?\}/g)].map((match) => match[1] ?? '')
}

function ancestors(path: string): string[] {
  return path === '/' ? [] : [...ancestors(parentPath(path)), path]
}
