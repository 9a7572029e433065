import { authorizationTypeOf, type AuthorizationType, type FoundAuthorization } from './found-api.ts'
import { membersOf, textOf, valueAt, type Tree } from './text/tree.ts'
import { intrinsicOf } from './cloudformation/intrinsic.ts'

/**
 * Gives what the operations of an OpenAPI document ask of their callers.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authtype.html
 */
export function openApiAuthorization(body: Tree): FoundAuthorization {
  const types = new Set<AuthorizationType>()
  for (const { name: path, value: item } of membersOf(valueAt(body, 'paths'))) {
    if (path.startsWith('Fn::') || intrinsicOf(item) !== undefined || valueAt(item, '$ref') !== undefined)
      return { kind: 'unknown', reason: `its path \`${path}\` is written elsewhere` }
    for (const { name, value: operation } of membersOf(item)) {
      if (!operations.test(name)) continue
      const found = typesOf(operation, body)
      if (found === undefined) return { kind: 'unknown', reason: `it is not clear what \`${name} ${path}\` asks of its callers` }
      for (const type of found) types.add(type)
    }
  }
  return types.size === 0 ? { kind: 'unknown', reason: 'it has no methods' } : { kind: 'known', types: [...types] }
}

const operations = /^(?:get|put|post|delete|options|head|patch|x-amazon-apigateway-any-method)$/i

function typesOf(operation: Tree, body: Tree): readonly AuthorizationType[] | undefined {
  const said = valueAt(operation, 'x-amazon-apigateway-auth', 'type')
  if (said !== undefined) {
    const type = authorizationTypeOf(textOf(said)?.toUpperCase())
    return type === undefined ? undefined : [type]
  }
  const security = valueAt(operation, 'security') ?? valueAt(body, 'security')
  if (security === undefined) return ['NONE']
  if (security.kind !== 'list') return undefined
  if (security.items.length === 0) return ['NONE']
  const found: AuthorizationType[] = []
  for (const requirement of security.items) {
    const schemes = membersOf(requirement).map(({ name }) => typeOfScheme(name, body))
    if (intrinsicOf(requirement) !== undefined || schemes.includes(undefined)) return undefined
    found.push(schemes.find((type) => type !== 'NONE') ?? 'NONE')
  }
  return found
}

function typeOfScheme(name: string, body: Tree): AuthorizationType | undefined {
  const scheme = valueAt(body, 'components', 'securitySchemes', name) ?? valueAt(body, 'securityDefinitions', name)
  const authorizer = valueAt(scheme, 'x-amazon-apigateway-authorizer')
  const kind = textOf(valueAt(scheme, 'x-amazon-apigateway-authtype')) ?? ''
  if (/^awsSigv4$/i.test(kind)) return 'AWS_IAM'
  if (/^cognito_user_pools$/i.test(kind) || textOf(valueAt(authorizer, 'type')) === 'cognito_user_pools') return 'COGNITO_USER_POOLS'
  if (authorizer !== undefined) return 'CUSTOM'
  // Why NONE: an API key says which plan a caller uses, not who it is, and a scheme without an authorizer is none to API Gateway.
  return scheme === undefined ? undefined : kind === '' ? 'NONE' : undefined
}
