import type { Region, RestApi } from '../../world/index.ts'
import { own, partitionOf } from '../../world/index.ts'
import { refuse } from '../answer/gateway-response.ts'
import { headerOf, type Incoming } from '../listen/incoming.ts'

/** The API that a request names, and the endpoint in its name where it came by `{api}-{vpce}`. */
export interface FoundApi {
  readonly api: RestApi
  readonly alias?: string
}

/**
 * Finds the API that a request means: by `x-apigw-api-id`, which wins, or by its Host.
 *
 * @throws Refusal `Forbidden` where neither names an API of the Region, or its default endpoint is turned off.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html
 */
export function findApi(region: Region, incoming: Incoming): FoundApi {
  const name = nameOf(region.name, incoming)
  const api = name === undefined ? undefined : own(region.restApis, name.apiId)
  if (name === undefined || api === undefined || api.disableExecuteApiEndpoint) throw refuse('forbidden')
  return { api, ...(name.alias === undefined ? {} : { alias: name.alias }) }
}

function nameOf(region: string, incoming: Incoming): { readonly apiId: string; readonly alias?: string } | undefined {
  const header = headerOf(incoming, 'x-apigw-api-id')
  if (header !== undefined) return { apiId: header }
  const host = (headerOf(incoming, 'host') ?? '').toLowerCase().replace(/:\d*$/, '')
  const suffix = `.execute-api.${region}.${partitionOf(region) === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com'}`
  if (!host.endsWith(suffix)) return undefined
  const label = host.slice(0, -suffix.length)
  const [, apiId, alias] = /^([a-z0-9]+)(?:-(vpce-[0-9a-f]+))?$/.exec(label) ?? []
  if (apiId === undefined) return undefined
  return { apiId, ...(alias === undefined ? {} : { alias }) }
}
