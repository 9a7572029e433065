import type { Integration } from '../../world/index.ts'
import type { Answer } from '../answer/answer.ts'
import { callBackend } from './call-backend.ts'
import { findBackend } from './find-backend.ts'
import type { IntegrationRequest } from './integration-request.ts'
import { integrationUri } from './integration-uri.ts'
import { mapParameters, type MappedParameters } from './map-parameters.ts'
import { headerPairs, passRequestHeaders, passResponseHeaders } from './pass-headers.ts'

/**
 * Passes the request on and the response back: verb (where the integration says ANY), query, headers and body. A body without a content type is
 * called JSON, as API Gateway does.
 *
 * @throws Refusal where there is no way to the backend or it does not answer in time.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-set-up-simple-proxy.html
 */
export async function integrateHttpProxy(request: IntegrationRequest, integration: Integration): Promise<Answer> {
  const { incoming, found, surroundings } = request
  const mapped = mapParameters(request, integration)
  const uri = integrationUri(request, integration, mapped.path)
  const at = await findBackend(request, integration, uri)
  const query = [uri.query, incoming.query, new URLSearchParams(mapped.querystring).toString()].filter((part) => part !== '').join('&')
  const method = integration.httpMethod === undefined || integration.httpMethod === 'ANY' ? incoming.method : integration.httpMethod
  const answer = await callBackend(
    at,
    {
      method,
      path: query === '' ? uri.path : `${uri.path}?${query}`,
      host: uri.host,
      apiId: found.api.id,
      headers: overlay(passRequestHeaders(incoming.rawHeaders), mapped),
      body: incoming.body,
    },
    integration,
    surroundings.switches,
  )
  const bodiless = method === 'HEAD' || answer.status === 304
  const headers = headerPairs(passResponseHeaders(answer.rawHeaders, bodiless))
  const typed = answer.body.length === 0 || headers.some(([name]) => name.toLowerCase() === 'content-type')
  return { status: answer.status, headers: typed ? headers : [['Content-Type', 'application/json'], ...headers], body: answer.body }
}

function overlay(headers: readonly string[], { header }: MappedParameters): string[] {
  const mapped = new Set(Object.keys(header).map((name) => name.toLowerCase()))
  return [...headerPairs(headers).filter(([name]) => !mapped.has(name.toLowerCase())), ...Object.entries(header)].flat()
}
