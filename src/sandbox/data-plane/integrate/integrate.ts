import type { Answer } from '../answer/answer.ts'
import { refuse } from '../answer/gateway-response.ts'
import { notImitated } from '../answer/not-imitated.ts'
import { integrateHttp } from './http-integration.ts'
import { integrateHttpProxy } from './http-proxy-integration.ts'
import type { IntegrationRequest } from './integration-request.ts'
import { integrateMock } from './mock-integration.ts'

/**
 * Gets the answer of a method's integration.
 *
 * @throws Refusal 500 where the method has none, 501 for a kind that is not imitated.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-integration-types.html
 */
export async function integrate(request: IntegrationRequest): Promise<Answer> {
  const { integration } = request.route.method
  if (integration === undefined) throw refuse('internalServerError')
  switch (integration.type) {
    case 'MOCK':
      return integrateMock(request, integration)
    case 'HTTP':
      return integrateHttp(request, integration)
    case 'HTTP_PROXY':
      return integrateHttpProxy(request, integration)
    case 'AWS':
    case 'AWS_PROXY':
      throw notImitated(`integrations of type ${integration.type}`)
  }
}
