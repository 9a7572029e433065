import type { Integration } from '../../world/index.ts'
import type { Answer } from '../answer/answer.ts'
import { headerOf } from '../listen/incoming.ts'
import { callBackend } from './call-backend.ts'
import { findBackend } from './find-backend.ts'
import type { IntegrationRequest } from './integration-request.ts'
import { integrationUri } from './integration-uri.ts'
import { mapParameters } from './map-parameters.ts'
import { mapRequestBody } from './map-template.ts'
import { headerPairs } from './pass-headers.ts'
import { selectResponse } from './select-response.ts'

/**
 * Sends the backend what the integration maps, and nothing else of the caller's request but its body, and maps what comes back.
 *
 * @throws Refusal where there is no way to the backend, it does not answer in time, or a mapping is not imitated.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/setup-http-integrations.html
 */
export async function integrateHttp(request: IntegrationRequest, integration: Integration): Promise<Answer> {
  const { incoming, found, surroundings } = request
  const mapped = mapParameters(request, integration)
  const uri = integrationUri(request, integration, mapped.path)
  const at = await findBackend(request, integration, uri)
  const method = integration.httpMethod === undefined || integration.httpMethod === 'ANY' ? incoming.method : integration.httpMethod
  const bodiless = method === 'GET' || method === 'HEAD'
  const body = bodiless ? Buffer.alloc(0) : mapRequestBody(incoming, integration)
  const query = [uri.query, new URLSearchParams(mapped.querystring).toString()].filter((part) => part !== '').join('&')
  const typed = Object.keys(mapped.header).some((name) => name.toLowerCase() === 'content-type')
  const contentType = bodiless || typed ? [] : ['Content-Type', headerOf(incoming, 'content-type') ?? 'application/json']
  const answer = await callBackend(
    at,
    {
      method,
      path: query === '' ? uri.path : `${uri.path}?${query}`,
      host: uri.host,
      apiId: found.api.id,
      headers: [...contentType, ...Object.entries(mapped.header).flat()],
      body,
    },
    integration,
    surroundings.switches,
  )
  const headers = Object.fromEntries(headerPairs(answer.rawHeaders).map(([name, value]) => [name.toLowerCase(), value]))
  return selectResponse(integration, { status: answer.status, headers, body: answer.body })
}
