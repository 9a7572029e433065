import type {
  DeleteMethodResponseRequest,
  GetMethodResponseRequest,
  MethodResponse as MethodResponseAnswer,
  PutMethodResponseRequest,
  UpdateMethodResponseRequest,
} from '@aws-sdk/client-api-gateway'
import type { Call, Handler, MethodResponse } from '../../../world/index.ts'
import { own } from '../../../world/index.ts'
import { findMethod, type MethodPath } from '../find.ts'
import { checkParameterNames } from './mapping-expression.ts'
import { methodResponseAnswer } from './method-response-answer.ts'
import { checkModels } from './method-rules.ts'
import { applyPatches, patchedBoolean, type PatchRule } from '../patch/patch.ts'
import { mapRule } from '../patch/patch-rules.ts'
import { conflict, notFound } from '../refusal.ts'
import { checkStatusCode } from './status-code.ts'

/**
 * The operations on what a method may answer, by status code.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_PutMethodResponse.html
 */
export const methodResponses: Readonly<Record<string, Handler>> = {
  PutMethodResponse: (input: PutMethodResponseRequest, call: Call): MethodResponseAnswer => {
    const { methodResponses: responses } = findMethod(call, input)
    const response: MethodResponse = {
      statusCode: checkStatusCode(input.statusCode),
      responseParameters: { ...input.responseParameters },
      responseModels: { ...input.responseModels },
    }
    if (own(responses, response.statusCode) !== undefined) throw conflict('Response already exists for this resource')
    responses[response.statusCode] = check(response)
    return methodResponseAnswer(response)
  },

  GetMethodResponse: (input: GetMethodResponseRequest, call: Call): MethodResponseAnswer => methodResponseAnswer(find(input, call)),

  UpdateMethodResponse: (input: UpdateMethodResponseRequest, call: Call): MethodResponseAnswer => {
    const response = structuredClone(find(input, call))
    applyPatches(response, input.patchOperations, methodResponsePatches)
    findMethod(call, input).methodResponses[response.statusCode] = check(response)
    return methodResponseAnswer(response)
  },

  DeleteMethodResponse: (input: DeleteMethodResponseRequest, call: Call): object => {
    delete findMethod(call, input).methodResponses[find(input, call).statusCode]
    return {}
  },
}

function find(input: MethodPath & { readonly statusCode: string | undefined }, call: Call): MethodResponse {
  const response = own(findMethod(call, input).methodResponses, input.statusCode)
  if (response === undefined) throw notFound('Invalid Response status code specified')
  return response
}

function check(response: MethodResponse): MethodResponse {
  checkParameterNames(Object.keys(response.responseParameters), 'response')
  checkModels(Object.values(response.responseModels))
  return response
}

const methodResponsePatches: readonly PatchRule<MethodResponse>[] = [
  mapRule(
    '/responseParameters',
    (response) => response.responseParameters,
    (patch) => (patch.value === '' ? false : patchedBoolean(patch)),
  ),
  mapRule(
    '/responseModels',
    (response) => response.responseModels,
    ({ value }) => value,
  ),
]
