import type {
  DeleteMethodRequest,
  GetMethodRequest,
  Method as MethodAnswer,
  PutMethodRequest,
  UpdateMethodRequest,
} from '@aws-sdk/client-api-gateway'
import type { Call, Handler, Method } from '../../../world/index.ts'
import { own } from '../../../world/index.ts'
import { findMethod, findResource, findRestApi } from '../find.ts'
import { methodAnswer } from './method-answer.ts'
import { checkHttpMethod, checkMethod } from './method-rules.ts'
import { applyPatches, patchedBoolean, type PatchRule } from '../patch/patch.ts'
import { mapRule, textRule } from '../patch/patch-rules.ts'
import { present } from '../present.ts'
import { conflict } from '../refusal.ts'

/**
 * The operations on methods. PutMethod makes a method; it does not change one.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_PutMethod.html
 */
export const methods: Readonly<Record<string, Handler>> = {
  PutMethod: (input: PutMethodRequest, call: Call): MethodAnswer => {
    const resource = findResource(call, input)
    const method = newMethod(input)
    if (own(resource.methods, method.httpMethod) !== undefined) throw conflict('Method already exists for this resource')
    checkMethod(method, findRestApi(call, input.restApiId).authorizers)
    resource.methods[method.httpMethod] = method
    return methodAnswer(method)
  },

  GetMethod: (input: GetMethodRequest, call: Call): MethodAnswer => methodAnswer(findMethod(call, input)),

  UpdateMethod: (input: UpdateMethodRequest, call: Call): MethodAnswer => {
    const method = structuredClone(findMethod(call, input))
    applyPatches(method, input.patchOperations, methodPatches)
    checkMethod(method, findRestApi(call, input.restApiId).authorizers)
    findResource(call, input).methods[method.httpMethod] = method
    return methodAnswer(method)
  },

  DeleteMethod: (input: DeleteMethodRequest, call: Call): object => {
    delete findResource(call, input).methods[findMethod(call, input).httpMethod]
    return {}
  },
}

function newMethod(input: PutMethodRequest): Method {
  const httpMethod = input.httpMethod ?? ''
  checkHttpMethod(httpMethod)
  return {
    httpMethod,
    authorizationType: input.authorizationType ?? '',
    ...present({
      authorizerId: input.authorizerId,
      operationName: input.operationName,
      requestValidatorId: input.requestValidatorId,
    }),
    apiKeyRequired: input.apiKeyRequired ?? false,
    requestParameters: { ...input.requestParameters },
    requestModels: { ...input.requestModels },
    authorizationScopes: [...(input.authorizationScopes ?? [])],
    methodResponses: {},
  }
}

const methodPatches: readonly PatchRule<Method>[] = [
  {
    path: '/authorizationType',
    ops: ['replace'],
    apply: (method, { value }) => {
      method.authorizationType = value
    },
  },
  textRule('/authorizerId', 'authorizerId'),
  textRule('/operationName', 'operationName'),
  textRule('/requestValidatorId', 'requestValidatorId'),
  {
    path: '/apiKeyRequired',
    ops: ['replace'],
    apply: (method, patch) => {
      method.apiKeyRequired = patchedBoolean(patch)
    },
  },
  {
    path: '/authorizationScopes',
    ops: ['add', 'remove'],
    apply: (method, { op, value }) => {
      const rest = method.authorizationScopes.filter((scope) => scope !== value)
      method.authorizationScopes = op === 'add' ? [...rest, value] : rest
    },
  },
  mapRule(
    '/requestParameters',
    (method) => method.requestParameters,
    (patch) => (patch.value === '' ? false : patchedBoolean(patch)),
  ),
  mapRule(
    '/requestModels',
    (method) => method.requestModels,
    ({ value }) => value,
  ),
]
