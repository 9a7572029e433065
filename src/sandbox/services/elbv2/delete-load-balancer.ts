import type { DeleteLoadBalancerInput, DeleteLoadBalancerOutput } from '@aws-sdk/client-elastic-load-balancing-v2'
import type { Call, VpcLink } from '../../world/index.ts'
import { ServiceError } from '../../world/index.ts'
import { checkArn } from './find.ts'
import { isProtected } from './load-balancer-attributes.ts'

/**
 * Answers DeleteLoadBalancer: its listeners and network interfaces go at once; one that is not there is no error.
 *
 * @throws ServiceError `ResourceInUse` while the endpoint service of a VPC Link uses it, `OperationNotPermitted` under deletion protection.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DeleteLoadBalancer.html
 */
export function deleteLoadBalancer(input: DeleteLoadBalancerInput, call: Call): DeleteLoadBalancerOutput {
  const arn = input.LoadBalancerArn ?? ''
  checkArn(arn, 'loadbalancer')
  const { loadBalancers, listeners, networkInterfaces, vpcLinks } = call.region
  const loadBalancer = loadBalancers[arn]
  if (loadBalancer === undefined) return {}
  if (isProtected(loadBalancer))
    throw new ServiceError('OperationNotPermitted', `Load balancer '${arn}' cannot be deleted because deletion protection is enabled`)
  if (Object.values(vpcLinks).some((link) => holds(link, arn, call.now)))
    throw new ServiceError(
      'ResourceInUse',
      `Load balancer '${arn}' cannot be deleted because it is currently associated with another service`,
    )
  for (const listener of Object.values(listeners)) if (listener.loadBalancerArn === arn) delete listeners[listener.arn]
  for (const each of Object.values(networkInterfaces)) if (each.owner === arn) delete networkInterfaces[each.networkInterfaceId]
  delete loadBalancers[arn]
  return {}
}

// Why: a link that failed never got its endpoint service; one that is being deleted has it until it is gone.
function holds(link: VpcLink, arn: string, now: number): boolean {
  return link.failure === undefined && link.targetArns.includes(arn) && (link.deletedAt === undefined || now < link.deletedAt)
}
