import type { ServedRoute } from './served.ts'

/**
 * Finds the route that answers a verb and a path: at each segment an exact name wins over `{name}`, and that over `{name+}`; a path that matches and lacks the verb is not passed
 * over for a less exact one.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-set-up-simple-proxy.html
 */
export function matchRoute(routes: readonly ServedRoute[], verb: string, path: string): ServedRoute | undefined {
  const segments = segmentsOf(path)
  const ranked = routes.flatMap((route) => {
    const rank = rankOf(segmentsOf(route.path), segments)
    return rank === undefined ? [] : [{ route, rank }]
  })
  const best = ranked.reduce((least, { rank }) => (rank < least ? rank : least), ranked[0]?.rank ?? '')
  const found = ranked.filter(({ rank }) => rank === best).map(({ route }) => route)
  return found.find(({ method }) => method === verb) ?? found.find(({ method }) => method === 'ANY')
}

function segmentsOf(path: string): readonly string[] {
  const trimmed = path.replace(/\/+$/, '')
  return trimmed === '' ? [] : trimmed.replace(/^\//, '').split('/')
}

/** One digit a segment, the more exact the smaller; undefined where they do not match. */
function rankOf(parts: readonly string[], segments: readonly string[]): string | undefined {
  let rank = ''
  for (const [index, part] of parts.entries()) {
    const segment = segments[index]
    if (segment === undefined) return undefined
    if (/^\{[^}]+\+\}$/.test(part)) return `${rank}2`
    if (part === segment) rank += '0'
    else if (/^\{[^}]+\}$/.test(part) && segment !== '') rank += '1'
    else return undefined
  }
  return parts.length === segments.length ? rank : undefined
}
