import type { Integration, Method, Snapshot } from '../../../world/index.ts'
import { present, unlessEmpty } from '../present.ts'

/** Writes the `paths` of an export; `ANY` is `x-amazon-apigateway-any-method`. */
export function exportPaths(snapshot: Snapshot, kind: 'oas30' | 'swagger', withIntegrations: boolean): Record<string, object> {
  const resources = Object.values(snapshot.resources).filter(({ methods }) => Object.keys(methods).length > 0)
  const paths = resources.map(({ path, methods }) => {
    const operations = Object.values(methods).map(
      (method) => [operationName(method), operation(method, path, kind, withIntegrations)] as const,
    )
    return [path, Object.fromEntries(operations)] as const
  })
  return Object.fromEntries(paths.sort(([a], [b]) => (a < b ? -1 : 1)))
}

const operationName = ({ httpMethod }: Method): string =>
  httpMethod === 'ANY' ? 'x-amazon-apigateway-any-method' : httpMethod.toLowerCase()

function operation(method: Method, path: string, kind: 'oas30' | 'swagger', withIntegrations: boolean): object {
  const parameters = exportParameters(method, path, kind)
  return present({
    operationId: method.operationName,
    parameters: parameters.length === 0 ? undefined : parameters,
    responses: Object.fromEntries(
      Object.values(method.methodResponses).map((response) => [response.statusCode, { description: `${response.statusCode} response` }]),
    ),
    'x-amazon-apigateway-integration':
      withIntegrations && method.integration !== undefined ? integrationExtension(method.integration) : undefined,
    ...(withIntegrations && method.authorizationType === 'AWS_IAM' ? { 'x-amazon-apigateway-auth': { type: 'AWS_IAM' } } : {}),
  })
}

function exportParameters(method: Method, path: string, kind: 'oas30' | 'swagger'): object[] {
  const type = kind === 'oas30' ? { schema: { type: 'string' } } : { type: 'string' }
  const declared = Object.entries(method.requestParameters).map(([expression, required]) => {
    const [, , place = '', ...name] = expression.split('.')
    return { name: name.join('.'), in: place === 'querystring' ? 'query' : place, required: required || place === 'path' }
  })
  // Why: OpenAPI wants every variable of the path declared, whether or not the method declares it.
  const variables = [...path.matchAll(/\{([^}+]+)\+?\}/g)].map(([, name = '']) => ({ name, in: 'path', required: true }))
  const missing = variables.filter((variable) => !declared.some((parameter) => parameter.in === 'path' && parameter.name === variable.name))
  return [...declared, ...missing].map((parameter) => ({ ...parameter, ...type }))
}

/**
 * Writes an integration as `x-amazon-apigateway-integration`: types and behaviours are in lower case there.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html
 */
function integrationExtension(integration: Integration): object {
  const responses = Object.values(integration.integrationResponses).map(
    (response) =>
      [
        response.selectionPattern ?? 'default',
        present({
          statusCode: response.statusCode,
          responseParameters: unlessEmpty(response.responseParameters),
          responseTemplates: unlessEmpty(response.responseTemplates),
          contentHandling: response.contentHandling,
        }),
      ] as const,
  )
  return present({
    type: integration.type.toLowerCase(),
    httpMethod: integration.httpMethod,
    uri: integration.uri,
    connectionType: integration.connectionType === 'VPC_LINK' ? integration.connectionType : undefined,
    connectionId: integration.connectionId,
    credentials: integration.credentials,
    requestParameters: unlessEmpty(integration.requestParameters),
    requestTemplates: unlessEmpty(integration.requestTemplates),
    passthroughBehavior: integration.passthroughBehavior.toLowerCase(),
    contentHandling: integration.contentHandling,
    timeoutInMillis: integration.timeoutInMillis,
    tlsConfig: integration.tlsConfig,
    cacheNamespace: integration.cacheNamespace,
    cacheKeyParameters: integration.cacheKeyParameters.length === 0 ? undefined : integration.cacheKeyParameters,
    responses: responses.length === 0 ? undefined : Object.fromEntries(responses),
  })
}
