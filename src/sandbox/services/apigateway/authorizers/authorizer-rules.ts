import type { Authorizer } from '../../../world/index.ts'
import { badRequest, notImitated } from '../refusal.ts'

/**
 * Throws BadRequestException for an authorizer that API Gateway would not take: no name, no function or pool, a time to live outside 0 to 3600 seconds, a source of
 * identity that its type does not read.
 *
 * @throws ServiceError also NotImplemented, for stage variables and the context as sources, and for none.
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_CreateAuthorizer.html
 */
export function checkAuthorizer(authorizer: Authorizer): void {
  const { name, type, authorizerUri, providerARNs, authorizerResultTtlInSeconds: seconds } = authorizer
  if (name === '') throw badRequest('Authorizer name cannot be empty.')
  if (type === 'COGNITO_USER_POOLS' && providerARNs.length === 0) throw badRequest('Invalid Authorizer: Cognito User Pool ARN is required')
  if (type !== 'COGNITO_USER_POOLS' && authorizerUri === undefined)
    throw badRequest('Invalid Authorizer URI: null. Authorizer URI is required')
  if (authorizerUri !== undefined && !/^arn:[^:]+:apigateway:[^:]+:lambda:path\/.+\/invocations$/.test(authorizerUri))
    throw badRequest(
      `Invalid Authorizer URI: ${authorizerUri}. Authorizer URI should be a valid API Gateway ARN that represents a Lambda function invocation.`,
    )
  if (seconds < 0 || seconds > 3600)
    throw badRequest(`Invalid authorizer result TTL specified: ${String(seconds)}. Must be between 0 and 3600 seconds`)
  checkIdentitySource(authorizer)
}

function checkIdentitySource({ type, identitySource }: Authorizer): void {
  const sources = identitySource.split(',').map((source) => source.trim())
  const several = type === 'REQUEST'
  if (several && sources.every((source) => /^method\.request\.(?:header|querystring)\.[^,\s]+$/.test(source))) return
  if (several) throw notImitated('an identity source that is no header and no query parameter')
  if (sources.length === 1 && /^method\.request\.header\.[^,\s]+$/.test(identitySource)) return
  throw badRequest(`Invalid identity source specified: ${identitySource}. It must be one header of the request`)
}
