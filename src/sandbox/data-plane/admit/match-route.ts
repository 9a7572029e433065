import type { Method, Resource, Snapshot } from '../../world/index.ts'

/** The method that answers a request, and what its path variables stand for (raw, as sent). */
export interface Route {
  readonly resource: Resource
  readonly method: Method
  readonly pathParameters: Readonly<Record<string, string>>
}

/**
 * Finds the method for a path and a verb: at each segment an exact name wins over `{name}`, and that over `{name+}`; the verb wins over ANY.
 *
 * Slashes at the end do not count. A resource that matches and lacks the verb is not passed over for a less exact one.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-set-up-simple-proxy.html
 */
export function matchRoute(snapshot: Snapshot, verb: string, path: string): Route | undefined {
  const segments = path.replace(/\/+$/, '').split('/').slice(1)
  const [best] = Object.values(snapshot.resources)
    .filter((resource) => Object.keys(resource.methods).length > 0)
    .flatMap((resource) => matchResource(resource, segments))
    .sort((one, other) => (one.rank < other.rank ? -1 : 1))
  const method = best && methodOf(best.resource, verb)
  return best && method && { resource: best.resource, method, pathParameters: best.pathParameters }
}

const anyVerbs: readonly string[] = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT']

function methodOf(resource: Resource, verb: string): Method | undefined {
  return anyVerbs.includes(verb) ? (resource.methods[verb] ?? resource.methods.ANY) : undefined
}

interface Match {
  readonly resource: Resource
  readonly pathParameters: Readonly<Record<string, string>>
  /** One digit a segment, the more exact the smaller; texts compare as the paths do. */
  readonly rank: string
}

function matchResource(resource: Resource, segments: readonly string[]): readonly Match[] {
  const parts = resource.path === '/' ? [] : resource.path.split('/').slice(1)
  const pathParameters: Record<string, string> = {}
  let rank = ''
  for (const [index, part] of parts.entries()) {
    const segment = segments[index]
    if (segment === undefined) return []
    const [, name, greedy] = /^\{([^+}]+)(\+?)\}$/.exec(part) ?? []
    if (name === undefined && part !== segment) return []
    if (name === undefined) rank += '0'
    else if (greedy === '+')
      return [{ resource, pathParameters: { ...pathParameters, [name]: segments.slice(index).join('/') }, rank: `${rank}2` }]
    else if (segment === '') return []
    else {
      rank += '1'
      pathParameters[name] = segment
    }
  }
  return parts.length === segments.length ? [{ resource, pathParameters, rank }] : []
}
