import type { Integration, Method } from '@aws-sdk/client-api-gateway'
import type { DesiredMethod } from '../desired/desired-method.ts'

/** A method of the draft as it stands, in the words in which a plan shows it. */
export interface ObservedMethod {
  readonly authorizationType: string
  /** The id of the authorizer that it asks. */
  readonly authorizerId?: string
  /** `method.request.path.proxy` -> whether it is required. */
  readonly requestParameters: Readonly<Record<string, boolean>>
  readonly apiKeyRequired: boolean
  /** Its integration, flattened as `integrationWords` flattens the desired one; empty where it has none. */
  readonly integration: Readonly<Record<string, string | number>>
}

/** What GetResources tells of a method. */
export function observedMethod(method: Method): ObservedMethod {
  return {
    authorizationType: method.authorizationType ?? '',
    ...(method.authorizerId === undefined ? {} : { authorizerId: method.authorizerId }),
    requestParameters: sorted(method.requestParameters ?? {}),
    apiKeyRequired: method.apiKeyRequired ?? false,
    integration: method.methodIntegration === undefined ? {} : wordsOfObserved(method.methodIntegration, method),
  }
}

/** A desired integration as attributes; what is not known yet is undefined. */
export function integrationWords({ integration }: DesiredMethod): Readonly<Record<string, string | number | undefined>> {
  switch (integration.kind) {
    case 'http-proxy':
      return {
        integration: 'HTTP_PROXY',
        uri: integration.uri,
        vpcLink: integration.connectionId,
        timeout: integration.timeout,
        ...parameterWords(integration.requestParameters),
      }
    case 'mock':
      return {
        integration: 'MOCK',
        timeout: integration.timeout,
        template: mockTemplate,
        status: integration.status,
        [`body ${integration.contentType}`]: integration.body,
      }
  }
}

/** What makes a mock integration answer with its default integration response. */
export const mockTemplate = '{"statusCode": 200}'

function wordsOfObserved(integration: Integration, method: Method): Readonly<Record<string, string | number>> {
  const words: Record<string, string | number> = { integration: integration.type ?? '', timeout: integration.timeoutInMillis ?? 0 }
  if (integration.type === 'MOCK') words.template = integration.requestTemplates?.['application/json'] ?? ''
  if (integration.uri !== undefined) words.uri = integration.uri
  if (integration.connectionType === 'VPC_LINK') words.vpcLink = integration.connectionId ?? ''
  if (integration.type === 'HTTP_PROXY' && integration.httpMethod !== method.httpMethod) words.httpMethod = integration.httpMethod ?? ''
  Object.assign(words, parameterWords(integration.requestParameters ?? {}))
  for (const [status, response] of Object.entries(integration.integrationResponses ?? {})) {
    if (method.methodResponses?.[status] !== undefined) words.status = Number(status)
    for (const [type, body] of Object.entries(response.responseTemplates ?? {})) words[`body ${type}`] = body
  }
  return words
}

function parameterWords(parameters: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(sorted(parameters)).map(([name, value]) => [`maps ${name}`, value]))
}

function sorted<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))
}
