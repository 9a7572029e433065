import type { Call, RestApi } from '../../../world/index.ts'
import { addVpcEndpoint, changeEndpointType } from './endpoint-configuration.ts'
import { enums } from '../enums.ts'
import { patchedBoolean, patchedInteger, patchedWord, type Patch, type PatchRule } from '../patch/patch.ts'
import { listRule, textRule } from '../patch/patch-rules.ts'
import { storePolicy } from './policy-text.ts'
import { badRequest } from '../refusal.ts'

/**
 * The paths of UpdateRestApi.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html#UpdateRestApi-Patch
 */
export const restApiPatches = (call: Call): readonly PatchRule<RestApi>[] => [
  replace('/name', (api, { value }) => {
    api.name = checkName(value)
  }),
  textRule('/description', 'description'),
  textRule('/version', 'version'),
  replace('/policy', (api, { value }) => {
    if (value === '') delete api.policy
    else api.policy = storePolicy(value, api.id, call)
  }),
  replace('/apiKeySource', (api, patch) => {
    api.apiKeySource = patchedWord(patch, enums.CreateRestApiRequest.apiKeySource)
  }),
  replace('/disableExecuteApiEndpoint', (api, patch) => {
    api.disableExecuteApiEndpoint = patchedBoolean(patch)
  }),
  replace('/minimumCompressionSize', (api, patch) => {
    if (patch.value === '') delete api.minimumCompressionSize
    else api.minimumCompressionSize = checkCompressionSize(patchedInteger(patch))
  }),
  listRule('/binaryMediaTypes', 'binaryMediaTypes'),
  ...endpointPatches(call),
]

/** Throws BadRequestException for an empty name. */
export function checkName(name: string): string {
  if (name === '') throw badRequest('API Name cannot be empty.')
  return name
}

/** Throws BadRequestException for a size outside 0 to 10 MiB. */
export function checkCompressionSize(size: number): number {
  if (size < 0 || size > 10_485_760) throw badRequest('Invalid minimum compression size, must be between 0 and 10485760')
  return size
}

function endpointPatches(call: Call): readonly PatchRule<RestApi>[] {
  return [
    // The last part is an index, or the type that the API has.
    replace('/endpointConfiguration/types/*', (api, patch) => {
      const type = api.endpointConfiguration.types[0]
      if (patch.keys[0] !== '0' && patch.keys[0] !== type)
        throw badRequest(`Invalid patch path  '${patch.path}' specified for op 'replace'. The endpoint type of the API is ${type ?? ''}`)
      changeEndpointType(api.endpointConfiguration, patchedWord(patch, enums.EndpointConfiguration.types))
    }),
    replace('/endpointConfiguration/ipAddressType', (api, patch) => {
      api.endpointConfiguration.ipAddressType = patchedWord(patch, enums.EndpointConfiguration.ipAddressType)
    }),
    {
      path: '/endpointConfiguration/vpcEndpointIds',
      ops: ['add', 'remove'],
      apply: ({ endpointConfiguration }, { op, value }) => {
        if (op === 'add') addVpcEndpoint(endpointConfiguration, value, call)
        else if (!endpointConfiguration.vpcEndpointIds.includes(value))
          throw badRequest(`Invalid VPC endpoint identifier specified: ${value}`)
        else endpointConfiguration.vpcEndpointIds = endpointConfiguration.vpcEndpointIds.filter((id) => id !== value)
      },
    },
  ]
}

const replace = (path: string, apply: (api: RestApi, patch: Patch) => void): PatchRule<RestApi> => ({ path, ops: ['replace'], apply })
