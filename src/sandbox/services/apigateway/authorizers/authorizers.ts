import type {
  Authorizer as AuthorizerAnswer,
  Authorizers,
  CreateAuthorizerRequest,
  DeleteAuthorizerRequest,
  GetAuthorizerRequest,
  GetAuthorizersRequest,
} from '@aws-sdk/client-api-gateway'
import type { Authorizer, Call, Handler, RestApi } from '../../../world/index.ts'
import { findAuthorizer, findRestApi } from '../find.ts'
import { page } from '../page.ts'
import { present } from '../present.ts'
import { badRequest, conflict, notImitated } from '../refusal.ts'

interface AuthorizerHandlers extends Record<string, Handler> {
  CreateAuthorizer: (input: CreateAuthorizerRequest, call: Call) => AuthorizerAnswer
  GetAuthorizer: (input: GetAuthorizerRequest, call: Call) => AuthorizerAnswer
  GetAuthorizers: (input: GetAuthorizersRequest, call: Call) => Authorizers
  DeleteAuthorizer: (input: DeleteAuthorizerRequest, call: Call) => object
}

/**
 * The operations on authorizers. What one answers is not in here: the sandbox runs no function and knows no user pool.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_CreateAuthorizer.html
 */
export const authorizers: AuthorizerHandlers = {
  CreateAuthorizer: (input, call) => {
    const api = findRestApi(call, input.restApiId)
    const authorizer = newAuthorizer(input, call)
    if (Object.values(api.authorizers ?? {}).some(({ name }) => name === authorizer.name)) {
      throw conflict(`Authorizer name must be unique. Authorizer ${authorizer.name} already exists in this RestApi.`)
    }
    api.authorizers = { ...api.authorizers, [authorizer.id]: authorizer }
    return authorizerAnswer(authorizer)
  },

  GetAuthorizer: (input, call) => authorizerAnswer(findAuthorizer(findRestApi(call, input.restApiId), input.authorizerId)),

  GetAuthorizers: (input, call) => {
    const { items, position } = page(Object.values(findRestApi(call, input.restApiId).authorizers ?? {}), input)
    return { items: items.map(authorizerAnswer), position }
  },

  DeleteAuthorizer: (input, call) => {
    const api = findRestApi(call, input.restApiId)
    const { id } = findAuthorizer(api, input.authorizerId)
    if (isUsed(api, id)) throw conflict(`Authorizer '${id}' is referenced by a method`)
    api.authorizers = Object.fromEntries(Object.entries(api.authorizers ?? {}).filter(([other]) => other !== id))
    return {}
  },
}

function newAuthorizer(input: CreateAuthorizerRequest, call: Call): Authorizer {
  const { name = '', type = 'TOKEN', authorizerUri, providerARNs = [], identitySource = 'method.request.header.Authorization' } = input
  if (name === '') throw badRequest('Authorizer name cannot be empty.')
  if (type === 'COGNITO_USER_POOLS' && providerARNs.length === 0) throw badRequest('Invalid Authorizer: Cognito User Pool ARN is required')
  if (type !== 'COGNITO_USER_POOLS' && authorizerUri === undefined)
    throw badRequest('Invalid Authorizer URI: null. Authorizer URI is required')
  if (!/^method\.request\.header\.[^,\s]+$/.test(identitySource)) throw notImitated('an identity source other than one header')
  if (input.identityValidationExpression !== undefined) throw notImitated('identityValidationExpression')
  return {
    id: call.base36(6),
    name,
    type,
    ...present({ authorizerUri, authorizerCredentials: input.authorizerCredentials, authType: input.authType }),
    identitySource,
    authorizerResultTtlInSeconds: input.authorizerResultTtlInSeconds ?? 300,
    providerARNs: [...providerARNs],
  }
}

const isUsed = (api: RestApi, id: string): boolean =>
  Object.values(api.resources).some(({ methods }) => Object.values(methods).some(({ authorizerId }) => authorizerId === id))

function authorizerAnswer({ providerARNs, ...authorizer }: Authorizer): AuthorizerAnswer {
  return { ...authorizer, providerARNs: providerARNs.length === 0 ? undefined : [...providerARNs] }
}
