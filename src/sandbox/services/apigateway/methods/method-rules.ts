import type { Method, RestApi } from '../../../world/index.ts'
import { own } from '../../../world/index.ts'
import { checkParameterNames } from './mapping-expression.ts'
import { badRequest, notFound } from '../refusal.ts'

const httpMethods = ['GET', 'PUT', 'POST', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'ANY']
const authorizationTypes = ['NONE', 'AWS_IAM', 'CUSTOM', 'COGNITO_USER_POOLS']

// Every API has these two; models of one's own are not imitated.
const models = ['Empty', 'Error']

/** Throws BadRequestException for a word that is no HTTP method, nor `ANY`. */
export function checkHttpMethod(httpMethod: string): void {
  if (!httpMethods.includes(httpMethod)) throw badRequest(`Invalid HttpMethod specified. Valid options are ${httpMethods.join(',')}`)
}

/**
 * Throws where a method names what is not there.
 *
 * The sandbox has no validators, so every reference to one names nothing, as it would on AWS.
 *
 * @throws ServiceError BadRequestException, or NotFoundException for a request validator.
 */
export function checkMethod(method: Method, authorizers: RestApi['authorizers'] = {}): void {
  if (!authorizationTypes.includes(method.authorizationType)) {
    throw badRequest(`Invalid authorization type specified. Valid options are ${authorizationTypes.join(',')}`)
  }
  checkAuthorizer(method, authorizers)
  if (method.requestValidatorId !== undefined) throw notFound('Invalid Request Validator identifier specified')
  checkParameterNames(Object.keys(method.requestParameters), 'request')
  checkModels(Object.values(method.requestModels))
}

function checkAuthorizer({ authorizationType, authorizerId }: Method, authorizers: NonNullable<RestApi['authorizers']>): void {
  const wanted = authorizationType === 'CUSTOM' || authorizationType === 'COGNITO_USER_POOLS'
  if (!wanted && authorizerId === undefined) return
  const type = own(authorizers, authorizerId)?.type
  if (wanted && type !== undefined && (type === 'COGNITO_USER_POOLS') === (authorizationType === 'COGNITO_USER_POOLS')) return
  throw badRequest(
    'Invalid authorizer ID specified. Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a valid authorizer.',
  )
}

/** Throws BadRequestException for a model that the API does not have. */
export function checkModels(names: readonly string[]): void {
  for (const name of names) if (!models.includes(name)) throw badRequest(`Invalid model identifier specified: ${name}`)
}
