/** How an operation is bound to HTTP. */
export interface Route {
  readonly method: string
  readonly path: RegExp
  /** The labels of the path, in order. */
  readonly labels: readonly string[]
  /** Query parameters that tell this operation from others on the same path: `mode=import`. */
  readonly query: readonly (readonly [name: string, value: string])[]
  /** How many segments are not labels: the more, the more specific. */
  readonly literals: number
  /** The status of a success. */
  readonly status: number
}

/** Reads an `http` trait: method, URI template and status. */
export function compileRoute([method, uri, status]: readonly [method: string, uri: string, status: number]): Route {
  const [path = '', query = ''] = uri.split('?')
  const labels: string[] = []
  const segments = path.split('/').filter((segment) => segment !== '')
  const pattern = segments.map((segment) => {
    const label = /^\{(\w+)(\+?)\}$/.exec(segment)
    if (label === null) return escapePattern(segment)
    labels.push(label[1] ?? '')
    return label[2] === '+' ? '(.+)' : '([^/]+)'
  })
  return {
    method,
    path: new RegExp(`^/${pattern.join('/')}/?$`),
    labels,
    query: [...new URLSearchParams(query)],
    literals: segments.length - labels.length,
    status,
  }
}

/** Says what the labels of a route are in a request, still percent-encoded; undefined where the request is another's. */
export function matchRoute(
  route: Route,
  method: string,
  path: string,
  query: URLSearchParams,
): Readonly<Record<string, string>> | undefined {
  if (route.method !== method || !route.query.every(([name, value]) => query.get(name) === value)) return undefined
  const match = route.path.exec(path)
  return match === null ? undefined : Object.fromEntries(route.labels.map((label, index) => [label, match[index + 1] ?? '']))
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
