import type { ApiConfig, RouteConfig } from '../config/config.ts'

/**
 * What a resource policy calls the requests that come to a route, in shorthand: `execute-api:/prod/GET/orders/*`, one for each verb.
 *
 * ANY stands for the verbs that no other route of the path has. A `*` matches slashes too, so that a verb is always spelt out.
 */
export function routeResources({ stage, routes }: ApiConfig, { path, method }: RouteConfig): readonly string[] {
  const taken = routes.filter((route) => route.path === path).map((route) => route.method)
  const verbs = method === 'ANY' ? allVerbs.filter((verb) => !taken.includes(verb)) : [method]
  return verbs.map((verb) => `execute-api:/${stage}/${verb}${path.replaceAll(/\{[^{}/]+\}/g, '*')}`)
}

/** Whether a resource with `*` covers the requests of another, of which `1` in place of every `*` is the example. */
export function coversExample(pattern: string, resource: string): boolean {
  const text = resource.replaceAll('*', '1')
  const [first = '', ...rest] = pattern.split('*')
  const last = rest.pop()
  if (last === undefined) return text === first
  if (!text.startsWith(first)) return false
  let at = first.length
  for (const literal of rest) {
    const found = text.indexOf(literal, at)
    if (found < 0) return false
    at = found + literal.length
  }
  return text.length - last.length >= at && text.endsWith(last)
}

const allVerbs: readonly string[] = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT']
