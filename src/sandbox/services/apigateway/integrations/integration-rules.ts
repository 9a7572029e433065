import type { Call, Integration, Method } from '../../../world/index.ts'
import { own } from '../../../world/index.ts'
import { checkRequestMappings } from '../methods/mapping-expression.ts'
import { badRequest, notImitated } from '../refusal.ts'
import { vpcLinkStatus } from '../vpc-links/vpc-link-status.ts'

/** A connection id that a stage's variable gives: `${stageVariables.link}`. */
export const isStageVariable = (text: string): boolean => /^\$\{stageVariables\.\w+\}$/.test(text)

/**
 * Throws BadRequestException where an integration contradicts itself or names what is not there, and NotImplemented for what
 * the sandbox does not imitate.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegration.html
 */
export function checkIntegration(integration: Integration, method: Method, call: Call): void {
  checkImitated(integration)
  const { timeoutInMillis, passthroughBehavior } = integration
  if (!Number.isInteger(timeoutInMillis) || timeoutInMillis < 50 || timeoutInMillis > 29_000) {
    throw badRequest('Timeout should be between 50 ms and 29000 ms')
  }
  if (!['WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER'].includes(passthroughBehavior)) {
    throw badRequest(
      `Invalid passthrough behavior specified: ${passthroughBehavior}. Must be one of: [WHEN_NO_MATCH, WHEN_NO_TEMPLATES, NEVER]`,
    )
  }
  checkBackend(integration)
  checkConnection(integration, call)
  checkRequestMappings(integration.requestParameters, method)
}

function checkImitated(integration: Integration): void {
  if (integration.type === 'AWS' || integration.type === 'AWS_PROXY') throw notImitated(`integrations of type ${integration.type}`)
  if (integration.integrationTarget !== undefined) throw notImitated('VPC links v2 (`integrationTarget`)')
  if (integration.responseTransferMode === 'STREAM') throw notImitated('response streaming (`responseTransferMode` STREAM)')
}

function checkBackend({ type, httpMethod, uri }: Integration): void {
  if (type === 'MOCK') return
  if (httpMethod === undefined || httpMethod === '') throw badRequest('Enumeration value for HttpMethod must be non-empty')
  if (uri === undefined || !/^(?:https?:\/\/[^/\s?#]+|\$\{stageVariables\.)/.test(uri))
    throw badRequest('Invalid HTTP endpoint specified for URI')
}

function checkConnection({ type, connectionType, connectionId }: Integration, call: Call): void {
  if (connectionType !== 'VPC_LINK') return
  if (type === 'MOCK') throw badRequest('Connection type VPC_LINK is only supported for integrations of type HTTP and HTTP_PROXY')
  if (connectionId === undefined || connectionId === '') throw badRequest('Connection id is required for connection type VPC_LINK')
  if (isStageVariable(connectionId)) return
  const link = own(call.region.vpcLinks, connectionId)
  if (link === undefined || vpcLinkStatus(link, call.now) === undefined) {
    throw badRequest(`Invalid Vpc Link identifier specified: ${connectionId}`)
  }
}
