import type { PolicyError, TextDocument } from '../language/index.ts'
import { checkVariables } from './check-variables.ts'
import { shorten } from './check-shape.ts'
import { hasPolicyVariable, identityOf, isKnownLater, variableHelp } from './known-later.ts'
import { refusal } from './refusal.ts'
import { swapped, verbs } from './verbs.ts'

/**
 * Gives a resource back: shorthand, an ARN of execute-api, `*`, or a reference; throws PolicyError where it is none of them or can match no request.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html
 */
export function checkResource(resource: TextDocument, at: string): TextDocument {
  if (typeof resource !== 'string') {
    if (!isKnownLater(resource)) throw wrong(describe(resource), at, hasPolicyVariable(resource) ? variableHelp : forms)
    identityOf(resource)
    return resource
  }
  const route = routeOf(resource)
  const head = route === undefined ? resource : resource.slice(0, resource.length - route.length)
  if (hasPolicyVariable(head)) throw wrong(resource, at, 'policy variables stand behind the fifth colon only')
  if (hasPolicyVariable(resource)) checkVariables(resource, { allowed: true, at })
  if (resource === '*' || ((route ?? '') === '' && isKnownLater(resource))) return resource
  if (route === undefined) throw wrong(resource, at, forms)
  checkRoute(resource, route, at)
  return resource
}

const forms = 'write `execute-api:/STAGE/METHOD/PATH`, an ARN of execute-api, or `*`'

/** Gives what follows the API in a resource; nothing for what is no resource of execute-api. */
function routeOf(resource: string): string | undefined {
  if (resource.startsWith('execute-api:/')) return resource.slice('execute-api:/'.length)
  if (!/^arn:[^:*?]+:execute-api:/.test(resource)) return undefined
  const [, , , , account, ...rest] = resource.split(':')
  // Why: a `*` at the very end covers all fields behind it.
  if (account === undefined || rest.length === 0) return resource.endsWith('*') ? '*' : undefined
  const path = rest.join(':')
  const slash = path.indexOf('/')
  if (path.startsWith('/')) return path.startsWith('/domainnames/') ? path.slice(1) : undefined
  return slash < 0 ? (path.endsWith('*') ? '*' : '') : path.slice(slash + 1)
}

function checkRoute(resource: string, route: string, at: string): void {
  if (route === '') throw wrong(resource, at, 'it matches no request: write `*` behind it for everything of the API')
  const [stage = '', method] = route.split('/')
  if (method === 'ANY') throw wrong(resource, at, '`ANY` is no verb of a request: write `*`, or each verb')
  if (verbs.includes(stage) && method !== undefined && /^[a-z0-9_-]+$/i.test(method) && !verbs.includes(method))
    throw swapped(stage, method, at)
}

function describe(value: unknown): string {
  return value === null ? 'null' : `a value of the type ${typeof value}`
}

function wrong(text: string, at: string, help: string): PolicyError {
  return refusal('INVALID_VALUE', `\`${shorten(text)}\` is no resource of an API`, at, help)
}
