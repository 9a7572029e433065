import type { Call, Integration, RestApi } from '../../../world/index.ts'
import { own } from '../../../world/index.ts'
import { isStageVariable } from '../integrations/integration-rules.ts'
import { badRequest } from '../refusal.ts'
import { vpcLinkStatus } from '../vpc-links/vpc-link-status.ts'

/**
 * Throws BadRequestException where the draft of an API cannot be deployed: no method, a method without an integration, PRIVATE
 * without a resource policy, or a VPC link that failed, is being deleted or is gone.
 *
 * On AWS a deployment waits for a pending link; here it does not.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-deploy-api.html
 */
export function checkDeployable(api: RestApi, call: Call): void {
  const methods = Object.values(api.resources).flatMap((resource) => Object.values(resource.methods))
  if (methods.length === 0) throw badRequest("The REST API doesn't contain any methods")
  if (api.endpointConfiguration.types[0] === 'PRIVATE' && api.policy === undefined) {
    throw badRequest("Private REST API doesn't have a resource policy attached to it")
  }
  for (const { integration } of methods) {
    if (integration === undefined) throw badRequest('No integration defined for method')
    checkVpcLink(integration, call)
  }
}

function checkVpcLink({ connectionType, connectionId = '' }: Integration, call: Call): void {
  if (connectionType !== 'VPC_LINK' || isStageVariable(connectionId)) return
  const link = own(call.region.vpcLinks, connectionId)
  const status = link === undefined ? undefined : vpcLinkStatus(link, call.now)
  if (status === undefined) throw badRequest(`Invalid Vpc Link identifier specified: ${connectionId}`)
  if (status === 'DELETING' || status === 'FAILED')
    throw badRequest(`Vpc link '${connectionId}' cannot be used by a deployment: it is in status ${status}`)
}
