import type { ConfigFinding } from '../config-finding.ts'
import { loosely } from './read-loosely.ts'

interface Route {
  readonly path: string
  readonly method: string | undefined
  readonly pointer: string
}

/**
 * Checks the paths of the routes, and that no two of them are in each other's way.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-settings-method-request.html
 */
export function checkRoutes(config: unknown): readonly ConfigFinding[] {
  const routes = loosely.items(loosely.key(config, 'api', 'routes')).flatMap((route, index): readonly Route[] => {
    const path = loosely.text(loosely.key(route, 'path'))
    if (path === undefined) return []
    return [{ path, method: loosely.text(loosely.key(route, 'method')), pointer: `/api/routes/${index}` }]
  })
  const sound = routes.filter((route) => pathFault(route.path) === undefined)
  return [
    ...routes.flatMap((route) => badPath(route)),
    ...sound.flatMap((route, index) => sameRoute(route, sound.slice(0, index))),
    ...sound.flatMap((route, index) => siblingVariable(route, sound.slice(0, index))),
  ]
}

function badPath({ path, pointer }: Route): readonly ConfigFinding[] {
  const fault = pathFault(path)
  if (fault === undefined) return []
  const help = 'for example `/orders`, `/orders/{id}` or `/orders/{proxy+}`'
  return [{ code: 'BAD_PATH', message: `\`${path}\` is not a path: ${fault}`, help, pointer: `${pointer}/path`, on: 'value' }]
}

function pathFault(path: string): string | undefined {
  if (!path.startsWith('/')) return 'it starts with a slash'
  if (path === '/') return undefined
  if (path.endsWith('/')) return 'it does not end with a slash'
  const segments = path.slice(1).split('/')
  const variables: string[] = []
  for (const [index, segment] of segments.entries()) {
    if (segment === '') return 'a segment is empty'
    const variable = /^\{([A-Za-z0-9._-]+)(\+?)\}$/.exec(segment)
    if (variable === null) {
      if (/[{}]/.test(segment)) return `in \`${segment}\` the braces do not hold the whole segment and a name`
      if (!/^[A-Za-z0-9._:-]+$/.test(segment)) return `\`${segment}\` has more than letters, digits and \`._-:\``
      continue
    }
    const [, name = '', greedy] = variable
    if (variables.includes(name)) return `the variable \`${name}\` stands in it twice`
    variables.push(name)
    if (greedy === '+' && index < segments.length - 1) return `the greedy variable \`${segment}\` only stands last`
  }
  return undefined
}

function sameRoute(route: Route, earlier: readonly Route[]): readonly ConfigFinding[] {
  if (route.method === undefined || !earlier.some((other) => other.path === route.path && other.method === route.method)) return []
  const message = `\`${route.method} ${route.path}\` is there already`
  return [{ code: 'DUPLICATE_ROUTE', message, help: 'leave one of the two out', pointer: route.pointer, on: 'value' }]
}

/** API Gateway takes one variable under each parent. */
function siblingVariable(route: Route, earlier: readonly Route[]): readonly ConfigFinding[] {
  for (const { parent, variable } of variablesOf(route.path)) {
    const others = earlier.flatMap((other) => variablesOf(other.path)).filter((other) => other.parent === parent)
    const rival = others.find((other) => other.variable !== variable)
    if (rival === undefined || others.some((other) => other.variable === variable)) continue
    const message = `\`${variable}\` stands beside \`${rival.variable}\` under \`${parent || '/'}\`, where API Gateway takes one variable`
    return [{ code: 'CONFLICTING_ROUTE', message, help: `name both \`${rival.variable}\``, pointer: `${route.pointer}/path`, on: 'value' }]
  }
  return []
}

function variablesOf(path: string): readonly { readonly parent: string; readonly variable: string }[] {
  const segments = path.split('/')
  return segments.flatMap((variable, index) => (variable.startsWith('{') ? [{ parent: segments.slice(0, index).join('/'), variable }] : []))
}
