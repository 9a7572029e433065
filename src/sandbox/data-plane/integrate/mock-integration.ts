import type { Integration } from '../../world/index.ts'
import type { Answer } from '../answer/answer.ts'
import { refuse } from '../answer/gateway-response.ts'
import type { IntegrationRequest } from './integration-request.ts'
import { mapRequestBody } from './map-template.ts'
import { selectResponse } from './select-response.ts'

/**
 * Answers without a backend: the request template names a status code, the integration response for it gives the answer.
 *
 * @throws Refusal 500 where the template names no status code.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-mock-integration.html
 */
export function integrateMock({ incoming }: IntegrationRequest, integration: Integration): Answer {
  const status = statusOf(mapRequestBody(incoming, integration).toString())
  if (status === undefined) throw refuse('internalServerError')
  return selectResponse(integration, { status, headers: {}, body: Buffer.alloc(0) })
}

function statusOf(text: string): number | undefined {
  try {
    const value: unknown = JSON.parse(text)
    const status = typeof value === 'object' && value !== null && 'statusCode' in value ? Number(value.statusCode) : Number.NaN
    return Number.isInteger(status) ? status : undefined
  } catch {
    return undefined
  }
}
