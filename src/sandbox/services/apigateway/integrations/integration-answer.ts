import type { Integration as IntegrationAnswer, IntegrationResponse as IntegrationResponseAnswer } from '@aws-sdk/client-api-gateway'
import type { Integration, IntegrationResponse } from '../../../world/index.ts'
import { unlessEmpty } from '../present.ts'

/** Shows an integration as GetIntegration answers with it. */
export function integrationAnswer(integration: Integration): IntegrationAnswer {
  const responses = Object.values(integration.integrationResponses)
  return {
    type: integration.type,
    httpMethod: integration.httpMethod,
    uri: integration.uri,
    connectionType: integration.type === 'MOCK' ? undefined : integration.connectionType,
    connectionId: integration.connectionId,
    credentials: integration.credentials,
    requestParameters: unlessEmpty(integration.requestParameters),
    requestTemplates: unlessEmpty(integration.requestTemplates),
    passthroughBehavior: integration.passthroughBehavior,
    contentHandling: integration.contentHandling as IntegrationAnswer['contentHandling'],
    timeoutInMillis: integration.timeoutInMillis,
    cacheNamespace: integration.cacheNamespace,
    cacheKeyParameters: integration.cacheKeyParameters,
    tlsConfig: integration.tlsConfig,
    responseTransferMode: integration.responseTransferMode as IntegrationAnswer['responseTransferMode'],
    integrationResponses: unlessEmpty(
      Object.fromEntries(responses.map((response) => [response.statusCode, integrationResponseAnswer(response)])),
    ),
  }
}

/** Shows an integration response as GetIntegrationResponse answers with it. */
export const integrationResponseAnswer = (response: IntegrationResponse): IntegrationResponseAnswer => ({
  statusCode: response.statusCode,
  selectionPattern: response.selectionPattern,
  responseParameters: unlessEmpty(response.responseParameters),
  responseTemplates: unlessEmpty(response.responseTemplates),
  contentHandling: response.contentHandling as IntegrationResponseAnswer['contentHandling'],
})
