import type { AuthorizationType } from '../../found-api.ts'
import { textOf, valueAt, type Tree } from '../../text/tree.ts'

/** Gives what an authorizer of `Auth` asks, by its name; nothing where none is named, and `unknown` where the name says nothing. */
export function authorizerType(name: Tree | undefined, auth: Tree | undefined): AuthorizationType | 'unknown' | undefined {
  if (name === undefined) return undefined
  const text = textOf(name)
  if (text === 'AWS_IAM' || text === 'NONE') return text
  const authorizer = text === undefined ? undefined : valueAt(auth, 'Authorizers', text)
  if (valueAt(authorizer, 'UserPoolArn') !== undefined) return 'COGNITO_USER_POOLS'
  return valueAt(authorizer, 'FunctionArn') === undefined ? 'unknown' : 'CUSTOM'
}
