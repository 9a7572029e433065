import type { Method } from '../../world/index.ts'
import { refuse } from '../answer/gateway-response.ts'
import { notImitated } from '../answer/not-imitated.ts'
import { headerOf, type Incoming } from '../listen/incoming.ts'

/**
 * Lets a request pass that is anonymous to a method which takes anonymous ones, or throws.
 *
 * A signed request is an IAM identity, or is denied where the signature is wrong, even by a method without authorization; the sandbox cannot
 * check signatures and says so.
 *
 * @throws Refusal 403 `Missing Authentication Token` for an unsigned call of an AWS_IAM method, 501 for what is not imitated.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
export function checkAuthorizationType(method: Method, incoming: Incoming): void {
  if (isSigned(incoming)) throw notImitated('signed requests (AWS_IAM)')
  if (method.authorizationType === 'NONE') return
  if (method.authorizationType === 'AWS_IAM') throw refuse('missingAuthenticationToken')
  throw notImitated(`the authorization type ${method.authorizationType}`)
}

/** Tells whether a request carries a SigV4 or SigV4a signature, in its Authorization header or in its query. */
export function isSigned(incoming: Incoming): boolean {
  return (headerOf(incoming, 'authorization') ?? '').startsWith('AWS4-') || /(^|&)x-amz-algorithm=AWS4-/i.test(incoming.query)
}

/**
 * Refuses what a method asks for beyond authorization: an API key, which the sandbox has none of, and a request validator.
 *
 * @throws Refusal 403 `Forbidden` for a missing or unknown API key, 501 for a request validator.
 */
export function checkFurtherDemands(method: Method): void {
  if (method.apiKeyRequired) throw refuse('forbidden')
  if (method.requestValidatorId !== undefined) throw notImitated('request validators')
}
