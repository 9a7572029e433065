import type { RestApi as RestApiAnswer } from '@aws-sdk/client-api-gateway'
import type { RestApi } from '../../../world/index.ts'
import { escapePolicy } from './policy-text.ts'
import { wholeSeconds } from '../whole-seconds.ts'

/** Shows a REST API's draft as CreateRestApi, GetRestApi and UpdateRestApi answer with it: the policy is escaped. */
export function restApiAnswer(api: RestApi): RestApiAnswer {
  const { types, vpcEndpointIds, ipAddressType } = api.endpointConfiguration
  return {
    id: api.id,
    name: api.name,
    description: api.description,
    version: api.version,
    createdDate: wholeSeconds(api.createdDate),
    binaryMediaTypes: api.binaryMediaTypes.length === 0 ? undefined : api.binaryMediaTypes,
    minimumCompressionSize: api.minimumCompressionSize,
    apiKeySource: api.apiKeySource as RestApiAnswer['apiKeySource'],
    endpointConfiguration: { types, ipAddressType, vpcEndpointIds: vpcEndpointIds.length === 0 ? undefined : vpcEndpointIds },
    policy: api.policy === undefined ? undefined : escapePolicy(api.policy),
    tags: api.tags,
    disableExecuteApiEndpoint: api.disableExecuteApiEndpoint,
    rootResourceId: api.rootResourceId,
    apiStatus: 'AVAILABLE',
  }
}
