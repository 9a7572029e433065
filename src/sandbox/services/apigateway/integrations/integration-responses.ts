import type {
  DeleteIntegrationResponseRequest,
  GetIntegrationResponseRequest,
  IntegrationResponse as IntegrationResponseAnswer,
  PutIntegrationResponseRequest,
  UpdateIntegrationResponseRequest,
} from '@aws-sdk/client-api-gateway'
import type { Call, Handler, IntegrationResponse } from '../../../world/index.ts'
import { own } from '../../../world/index.ts'
import { enums } from '../enums.ts'
import { findIntegration, findMethod, type MethodPath } from '../find.ts'
import { integrationResponseAnswer } from './integration-answer.ts'
import { checkResponseMappings } from '../methods/mapping-expression.ts'
import { applyPatches, patchedWord, type PatchRule } from '../patch/patch.ts'
import { mapRule, textRule } from '../patch/patch-rules.ts'
import { present } from '../present.ts'
import { badRequest, notFound } from '../refusal.ts'
import { checkStatusCode } from '../methods/status-code.ts'

/**
 * The operations on how a backend's answer becomes the caller's. PutIntegrationResponse overwrites.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegrationResponse.html
 */
export const integrationResponses: Readonly<Record<string, Handler>> = {
  PutIntegrationResponse: (input: PutIntegrationResponseRequest, call: Call): IntegrationResponseAnswer => {
    const integration = findIntegration(call, input)
    const response: IntegrationResponse = {
      statusCode: checkStatusCode(input.statusCode),
      ...present({ selectionPattern: input.selectionPattern, contentHandling: input.contentHandling }),
      responseParameters: { ...input.responseParameters },
      responseTemplates: { ...input.responseTemplates },
    }
    check(response, input, call)
    integration.integrationResponses[response.statusCode] = response
    return integrationResponseAnswer(response)
  },

  GetIntegrationResponse: (input: GetIntegrationResponseRequest, call: Call): IntegrationResponseAnswer =>
    integrationResponseAnswer(find(input, call)),

  UpdateIntegrationResponse: (input: UpdateIntegrationResponseRequest, call: Call): IntegrationResponseAnswer => {
    const response = structuredClone(find(input, call))
    applyPatches(response, input.patchOperations, integrationResponsePatches)
    check(response, input, call)
    findIntegration(call, input).integrationResponses[response.statusCode] = response
    return integrationResponseAnswer(response)
  },

  DeleteIntegrationResponse: (input: DeleteIntegrationResponseRequest, call: Call): object => {
    delete findIntegration(call, input).integrationResponses[find(input, call).statusCode]
    return {}
  },
}

function find(input: MethodPath & { readonly statusCode: string | undefined }, call: Call): IntegrationResponse {
  const response = own(findIntegration(call, input).integrationResponses, input.statusCode)
  if (response === undefined) throw notFound('Invalid Integration Response identifier specified')
  return response
}

function check(response: IntegrationResponse, input: MethodPath, call: Call): void {
  const methodResponse = own(findMethod(call, input).methodResponses, response.statusCode)
  if (methodResponse === undefined) throw notFound('Invalid Response status code specified')
  checkResponseMappings(response.responseParameters, methodResponse.responseParameters)
  if (response.selectionPattern !== undefined && !isPattern(response.selectionPattern))
    throw badRequest('Invalid selection pattern specified')
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp
  } catch {
    return false
  }
}

const integrationResponsePatches: readonly PatchRule<IntegrationResponse>[] = [
  textRule('/selectionPattern', 'selectionPattern'),
  {
    path: '/contentHandling',
    ops: ['replace'],
    apply: (response, patch) => {
      if (patch.value === '') delete response.contentHandling
      else response.contentHandling = patchedWord(patch, enums.PutIntegrationResponseRequest.contentHandling)
    },
  },
  mapRule(
    '/responseParameters',
    (response) => response.responseParameters,
    ({ value }) => value,
  ),
  mapRule(
    '/responseTemplates',
    (response) => response.responseTemplates,
    ({ value }) => value,
  ),
]
