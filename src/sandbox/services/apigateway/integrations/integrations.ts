import type {
  DeleteIntegrationRequest,
  GetIntegrationRequest,
  Integration as IntegrationAnswer,
  PutIntegrationRequest,
  UpdateIntegrationRequest,
} from '@aws-sdk/client-api-gateway'
import type { Call, Handler, Integration } from '../../../world/index.ts'
import { findIntegration, findMethod } from '../find.ts'
import { integrationAnswer } from './integration-answer.ts'
import { integrationPatches } from './integration-patches.ts'
import { checkIntegration } from './integration-rules.ts'
import { applyPatches } from '../patch/patch.ts'
import { present } from '../present.ts'

/**
 * The operations on integrations. PutIntegration overwrites: what is not said takes its default, and the integration responses go.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegration.html
 */
export const integrations: Readonly<Record<string, Handler>> = {
  PutIntegration: (input: PutIntegrationRequest, call: Call): IntegrationAnswer => {
    const method = findMethod(call, input)
    const integration = newIntegration(input)
    checkIntegration(integration, method, call)
    method.integration = integration
    return integrationAnswer(integration)
  },

  GetIntegration: (input: GetIntegrationRequest, call: Call): IntegrationAnswer => integrationAnswer(findIntegration(call, input)),

  UpdateIntegration: (input: UpdateIntegrationRequest, call: Call): IntegrationAnswer => {
    const method = findMethod(call, input)
    const integration = structuredClone(findIntegration(call, input))
    applyPatches(integration, input.patchOperations, integrationPatches)
    checkIntegration(integration, method, call)
    method.integration = integration
    return integrationAnswer(integration)
  },

  DeleteIntegration: (input: DeleteIntegrationRequest, call: Call): object => {
    findIntegration(call, input)
    delete findMethod(call, input).integration
    return {}
  },
}

function newIntegration(input: PutIntegrationRequest): Integration {
  return {
    type: input.type ?? 'MOCK',
    connectionType: input.connectionType ?? 'INTERNET',
    ...present({
      httpMethod: input.integrationHttpMethod,
      uri: input.uri,
      connectionId: input.connectionId,
      credentials: input.credentials,
      contentHandling: input.contentHandling,
      tlsConfig: input.tlsConfig === undefined ? undefined : present(input.tlsConfig),
      integrationTarget: input.integrationTarget,
    }),
    requestParameters: { ...input.requestParameters },
    requestTemplates: { ...input.requestTemplates },
    passthroughBehavior: input.passthroughBehavior ?? 'WHEN_NO_MATCH',
    timeoutInMillis: input.timeoutInMillis ?? 29_000,
    cacheNamespace: input.cacheNamespace ?? input.resourceId ?? '',
    cacheKeyParameters: [...(input.cacheKeyParameters ?? [])],
    responseTransferMode: input.responseTransferMode ?? 'BUFFERED',
    integrationResponses: {},
  }
}
