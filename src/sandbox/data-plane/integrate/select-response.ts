import type { Integration, IntegrationResponse } from '../../world/index.ts'
import { own } from '../../world/index.ts'
import type { Answer } from '../answer/answer.ts'
import { refuse } from '../answer/gateway-response.ts'
import { notImitated } from '../answer/not-imitated.ts'
import { plainText } from './map-template.ts'

/** What came back from a backend, or from a mock: a status, headers by lower-case name, and a body. */
export interface BackendResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/**
 * Turns a backend's response into the caller's, by the integration response whose pattern fits the whole status code, or else the one without.
 *
 * @throws Refusal 500 where there is none, 501 for a mapping that is not imitated.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-integration-settings-integration-response.html
 */
export function selectResponse(integration: Integration, response: BackendResponse): Answer {
  const responses = Object.values(integration.integrationResponses)
  const chosen = responses.find((one) => fits(one, response.status)) ?? responses.find((one) => (one.selectionPattern ?? '') === '')
  if (chosen === undefined) throw refuse('internalServerError')
  const mapped = Object.entries(chosen.responseParameters).map(
    ([target, source]) => [headerName(target), sourceValue(source, response)] as const,
  )
  const headers = mapped.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))
  const template = chosen.responseTemplates['application/json'] ?? Object.values(chosen.responseTemplates)[0]
  return {
    status: Number(chosen.statusCode),
    headers: headers.some(([name]) => name.toLowerCase() === 'content-type') ? headers : [['Content-Type', 'application/json'], ...headers],
    body: template === undefined ? response.body : plainText(template),
  }
}

function fits(response: IntegrationResponse, status: number): boolean {
  const pattern = response.selectionPattern ?? ''
  return pattern !== '' && new RegExp(`^(?:${pattern})$`).test(String(status))
}

function headerName(target: string): string {
  const [, name] = /^method\.response\.header\.(.+)$/.exec(target) ?? []
  if (name === undefined) throw notImitated(`the response mapping to \`${target}\``)
  return name
}

function sourceValue(source: string, response: BackendResponse): string | undefined {
  const [, constant] = /^'(.*)'$/.exec(source) ?? []
  if (constant !== undefined) return constant
  const [, name] = /^integration\.response\.header\.(.+)$/.exec(source) ?? []
  if (name === undefined) throw notImitated(`the response mapping from \`${source}\``)
  return own(response.headers, name.toLowerCase())
}
