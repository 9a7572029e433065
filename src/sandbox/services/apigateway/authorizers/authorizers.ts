import type {
  Authorizer as AuthorizerAnswer,
  Authorizers,
  CreateAuthorizerRequest,
  DeleteAuthorizerRequest,
  GetAuthorizerRequest,
  GetAuthorizersRequest,
  UpdateAuthorizerRequest,
} from '@aws-sdk/client-api-gateway'
import type { Authorizer, Call, Handler, RestApi } from '../../../world/index.ts'
import { findAuthorizer, findRestApi } from '../find.ts'
import { page } from '../page.ts'
import { applyPatches } from '../patch/patch.ts'
import { present } from '../present.ts'
import { conflict, notImitated } from '../refusal.ts'
import { authorizerPatches } from './authorizer-patches.ts'
import { checkAuthorizer } from './authorizer-rules.ts'

interface AuthorizerHandlers extends Record<string, Handler> {
  CreateAuthorizer: (input: CreateAuthorizerRequest, call: Call) => AuthorizerAnswer
  GetAuthorizer: (input: GetAuthorizerRequest, call: Call) => AuthorizerAnswer
  GetAuthorizers: (input: GetAuthorizersRequest, call: Call) => Authorizers
  UpdateAuthorizer: (input: UpdateAuthorizerRequest, call: Call) => AuthorizerAnswer
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
    return keep(api, newAuthorizer(input, call))
  },

  GetAuthorizer: (input, call) => authorizerAnswer(findAuthorizer(findRestApi(call, input.restApiId), input.authorizerId)),

  GetAuthorizers: (input, call) => {
    const { items, position } = page(Object.values(findRestApi(call, input.restApiId).authorizers ?? {}), input)
    return { items: items.map(authorizerAnswer), position }
  },

  UpdateAuthorizer: (input, call) => {
    const api = findRestApi(call, input.restApiId)
    const before = findAuthorizer(api, input.authorizerId)
    const authorizer = structuredClone(before)
    applyPatches(authorizer, input.patchOperations, authorizerPatches)
    if ((before.type === 'COGNITO_USER_POOLS') !== (authorizer.type === 'COGNITO_USER_POOLS')) {
      throw notImitated('changing an authorizer of a user pool into one of a function, or back')
    }
    return keep(api, authorizer)
  },

  DeleteAuthorizer: (input, call) => {
    const api = findRestApi(call, input.restApiId)
    const { id } = findAuthorizer(api, input.authorizerId)
    if (isUsed(api, id)) throw conflict(`Authorizer '${id}' is referenced by a method`)
    api.authorizers = Object.fromEntries(Object.entries(api.authorizers ?? {}).filter(([other]) => other !== id))
    return {}
  },
}

function keep(api: RestApi, authorizer: Authorizer): AuthorizerAnswer {
  checkAuthorizer(authorizer)
  if (Object.values(api.authorizers ?? {}).some(({ id, name }) => name === authorizer.name && id !== authorizer.id)) {
    throw conflict(`Authorizer name must be unique. Authorizer ${authorizer.name} already exists in this RestApi.`)
  }
  api.authorizers = { ...api.authorizers, [authorizer.id]: authorizer }
  return authorizerAnswer(authorizer)
}

function newAuthorizer(input: CreateAuthorizerRequest, call: Call): Authorizer {
  if (input.identityValidationExpression !== undefined) throw notImitated('identityValidationExpression')
  const { authorizerUri, authorizerCredentials, authType, type = 'TOKEN' } = input
  return {
    id: call.base36(6),
    name: input.name ?? '',
    type,
    ...present({ authorizerUri, authorizerCredentials, authType }),
    // Why: a REQUEST authorizer has no default.
    identitySource: input.identitySource ?? (type === 'REQUEST' ? '' : 'method.request.header.Authorization'),
    authorizerResultTtlInSeconds: input.authorizerResultTtlInSeconds ?? 300,
    providerARNs: [...(input.providerARNs ?? [])],
  }
}

const isUsed = (api: RestApi, id: string): boolean =>
  Object.values(api.resources).some(({ methods }) => Object.values(methods).some(({ authorizerId }) => authorizerId === id))

function authorizerAnswer({ providerARNs, ...authorizer }: Authorizer): AuthorizerAnswer {
  return { ...authorizer, providerARNs: providerARNs.length === 0 ? undefined : [...providerARNs] }
}
