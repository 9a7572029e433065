import type { Method as MethodAnswer } from '@aws-sdk/client-api-gateway'
import type { Method } from '../../../world/index.ts'
import { integrationAnswer } from '../integrations/integration-answer.ts'
import { methodResponseAnswer } from './method-response-answer.ts'
import { unlessEmpty } from '../present.ts'

/** Shows a method as GetMethod answers with it, its integration included. */
export function methodAnswer(method: Method): MethodAnswer {
  const responses = Object.values(method.methodResponses).map((response) => [response.statusCode, methodResponseAnswer(response)] as const)
  return {
    httpMethod: method.httpMethod,
    authorizationType: method.authorizationType,
    authorizerId: method.authorizerId,
    apiKeyRequired: method.apiKeyRequired,
    operationName: method.operationName,
    requestParameters: unlessEmpty(method.requestParameters),
    requestModels: unlessEmpty(method.requestModels),
    requestValidatorId: method.requestValidatorId,
    authorizationScopes: method.authorizationScopes.length === 0 ? undefined : method.authorizationScopes,
    methodResponses: unlessEmpty(Object.fromEntries(responses)),
    methodIntegration: method.integration === undefined ? undefined : integrationAnswer(method.integration),
  }
}
