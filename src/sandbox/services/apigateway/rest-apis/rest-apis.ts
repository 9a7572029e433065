import type {
  CreateRestApiRequest,
  DeleteRestApiRequest,
  GetRestApiRequest,
  GetRestApisRequest,
  RestApi as RestApiAnswer,
  RestApis,
  UpdateRestApiRequest,
} from '@aws-sdk/client-api-gateway'
import type { Call, Handler, RestApi } from '../../../world/index.ts'
import { checkEndpointConfiguration, newEndpointConfiguration } from './endpoint-configuration.ts'
import { findRestApi } from '../find.ts'
import { page } from '../page.ts'
import { applyPatches } from '../patch/patch.ts'
import { storePolicy } from './policy-text.ts'
import { present } from '../present.ts'
import { checkQuota } from '../quotas.ts'
import { notImitated } from '../refusal.ts'
import { restApiAnswer } from './rest-api-answer.ts'
import { checkCompressionSize, checkName, restApiPatches } from './rest-api-patches.ts'
import { checkTags } from '../tags/tag-rules.ts'

/**
 * The operations on REST APIs. An API's name is not unique, and the policy can come with the API itself.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_CreateRestApi.html
 */
export const restApis: Readonly<Record<string, Handler>> = {
  CreateRestApi: (input: CreateRestApiRequest, call: Call): RestApiAnswer => {
    if (input.cloneFrom !== undefined) throw notImitated('cloning a REST API (`cloneFrom`)')
    if (input.securityPolicy !== undefined || input.endpointAccessMode !== undefined) {
      throw notImitated('TLS security policies (`securityPolicy`, `endpointAccessMode`)')
    }
    const api = newRestApi(input, call)
    if (api.endpointConfiguration.types[0] === 'PRIVATE') checkQuota('private APIs', countPrivate(call))
    call.region.restApis[api.id] = api
    return restApiAnswer(api)
  },

  GetRestApi: (input: GetRestApiRequest, call: Call): RestApiAnswer => restApiAnswer(findRestApi(call, input.restApiId)),

  GetRestApis: (input: GetRestApisRequest, call: Call): RestApis => {
    const { items, position } = page(Object.values(call.region.restApis), input)
    return { items: items.map(restApiAnswer), position }
  },

  UpdateRestApi: (input: UpdateRestApiRequest, call: Call): RestApiAnswer => {
    const api = structuredClone(findRestApi(call, input.restApiId))
    applyPatches(api, input.patchOperations, restApiPatches(call))
    checkEndpointConfiguration(api.endpointConfiguration)
    call.region.restApis[api.id] = api
    return restApiAnswer(api)
  },

  DeleteRestApi: (input: DeleteRestApiRequest, call: Call): object => {
    delete call.region.restApis[findRestApi(call, input.restApiId).id]
    return {}
  },
}

function newRestApi(input: CreateRestApiRequest, call: Call): RestApi {
  const id = call.base36()
  const rootResourceId = call.base36()
  return {
    id,
    name: checkName(input.name ?? ''),
    ...present({
      description: input.description,
      version: input.version,
      minimumCompressionSize: input.minimumCompressionSize === undefined ? undefined : checkCompressionSize(input.minimumCompressionSize),
      policy: input.policy === undefined || input.policy === '' ? undefined : storePolicy(input.policy, id, call),
    }),
    createdDate: call.now,
    apiKeySource: input.apiKeySource ?? 'HEADER',
    binaryMediaTypes: [...(input.binaryMediaTypes ?? [])],
    endpointConfiguration: newEndpointConfiguration(input.endpointConfiguration, call),
    disableExecuteApiEndpoint: input.disableExecuteApiEndpoint ?? false,
    tags: checkTags(input.tags),
    rootResourceId,
    resources: { [rootResourceId]: { id: rootResourceId, path: '/', methods: {} } },
    deployments: {},
    stages: {},
  }
}

const countPrivate = (call: Call): number =>
  Object.values(call.region.restApis).filter((api) => api.endpointConfiguration.types[0] === 'PRIVATE').length
