import { authorizationTypeOf, type AuthorizationType, type FoundAuthorization } from '../found-api.ts'
import { membersOf, textOf, valueAt, type Tree } from '../text/tree.ts'
import { intrinsicOf, referenceOf } from './intrinsic.ts'
import { openApiAuthorization } from '../openapi-authorization.ts'

/** Gives what the methods of an `AWS::ApiGateway::RestApi` ask of their callers: those of the template, and those of its body. */
export function authorizationIn(id: string, properties: Tree, resources: Tree | undefined): FoundAuthorization {
  const types = new Set<AuthorizationType>()
  for (const { name, value } of membersOf(resources)) {
    if (name.startsWith('Fn::ForEach::')) return { kind: 'unknown', reason: `\`${name}\` may make methods when the template is deployed` }
    if (textOf(valueAt(value, 'Type')) !== 'AWS::ApiGateway::Method') continue
    const api = valueAt(value, 'Properties', 'RestApiId')
    if (referenceOf(api) === undefined) return { kind: 'unknown', reason: `it is not clear to which API the method \`${name}\` belongs` }
    if (referenceOf(api) !== id) continue
    const said = valueAt(value, 'Properties', 'AuthorizationType')
    const type = said === undefined ? 'NONE' : authorizationTypeOf(textOf(said))
    if (type === undefined) return { kind: 'unknown', reason: `it is not clear what the method \`${name}\` asks of its callers` }
    types.add(type)
  }
  const body = bodyAuthorization(properties)
  if (body?.kind === 'unknown') return types.size > 0 && body.reason === 'it has no methods' ? { kind: 'known', types: [...types] } : body
  for (const type of body?.types ?? []) types.add(type)
  return types.size === 0 ? { kind: 'unknown', reason: 'the template shows no methods of it' } : { kind: 'known', types: [...types] }
}

function bodyAuthorization(properties: Tree): FoundAuthorization | undefined {
  if (valueAt(properties, 'BodyS3Location') !== undefined) return { kind: 'unknown', reason: 'its OpenAPI document is not in the template' }
  const body = valueAt(properties, 'Body')
  if (body === undefined) return undefined
  if (intrinsicOf(body) !== undefined || valueAt(body, 'Fn::Transform') !== undefined)
    return { kind: 'unknown', reason: 'its OpenAPI document is not in the template' }
  return openApiAuthorization(body)
}
