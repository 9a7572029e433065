import { vpcLinkStatus } from '../../services/apigateway/index.ts'
import type { Host, Integration, Listener, Region, VpcLink } from '../../world/index.ts'
import { own } from '../../world/index.ts'
import { refuse } from '../answer/gateway-response.ts'
import { chooseTarget } from './choose-target.ts'
import type { IntegrationRequest } from './integration-request.ts'
import { fillStageVariables } from './map-parameters.ts'

/**
 * Follows a VPC Link v1 to a process: link, its Network Load Balancer, the listener at the URI's port, a target.
 *
 * @throws Refusal 500 where the link is not AVAILABLE, the load balancer is gone or not active, nothing listens at the port, or no target is
 * in use; 504 where nothing stands at the target's address.
 * @see https://repost.aws/knowledge-center/api-gateway-500-error-vpc
 */
export async function throughVpcLink(request: IntegrationRequest, integration: Integration, port: number): Promise<Host> {
  const { region, found, surroundings } = request
  const link = own(region.vpcLinks, fillStageVariables(integration.connectionId ?? '', found.stage.variables))
  const listener =
    link && vpcLinkStatus(link, surroundings.now) === 'AVAILABLE' ? listenerOf(region, link, port, surroundings.now) : undefined
  const targetGroup = region.targetGroups[listener?.defaultActions[0]?.targetGroupArn ?? '']
  if (targetGroup === undefined) throw refuse('internalServerError')
  return chooseTarget(targetGroup, region, surroundings)
}

function listenerOf(region: Region, link: VpcLink, port: number, now: number): Listener | undefined {
  const [arn = ''] = link.targetArns
  const loadBalancer = region.loadBalancers[arn]
  if (loadBalancer === undefined || loadBalancer.activeAt > now) return undefined
  return Object.values(region.listeners).find((listener) => listener.loadBalancerArn === arn && listener.port === port)
}
