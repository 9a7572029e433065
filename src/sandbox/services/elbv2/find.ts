import type { Call, Listener, LoadBalancer, TargetGroup } from '../../world/index.ts'
import { ServiceError } from '../../world/index.ts'

/**
 * Finds a load balancer.
 *
 * @throws ServiceError `ValidationError` for what is no such ARN, `LoadBalancerNotFound`
 */
export function findLoadBalancer(arn: string, call: Call): LoadBalancer {
  return findIn(call.region.loadBalancers, arn, 'loadbalancer')
}

/**
 * Finds a target group.
 *
 * @throws ServiceError `ValidationError` for what is no such ARN, `TargetGroupNotFound`
 */
export function findTargetGroup(arn: string, call: Call): TargetGroup {
  return findIn(call.region.targetGroups, arn, 'targetgroup')
}

/**
 * Finds a listener.
 *
 * @throws ServiceError `ValidationError` for what is no such ARN, `ListenerNotFound`
 */
export function findListener(arn: string, call: Call): Listener {
  return findIn(call.region.listeners, arn, 'listener')
}

/** Refuses what cannot be the ARN of a load balancer, a target group or a listener. */
export function checkArn(arn: string, kind: ArnKind): void {
  const pattern = new RegExp(`^arn:[\\w-]+:elasticloadbalancing:[\\w-]+:\\d{12}:${kind}/[\\w/-]+$`)
  if (!pattern.test(arn)) throw new ServiceError('ValidationError', `'${arn}' is not a valid ${kinds[kind].noun} ARN`)
}

/** The kinds of ARNs, by the word that follows the account. */
export type ArnKind = 'loadbalancer' | 'targetgroup' | 'listener'

const kinds: Readonly<Record<ArnKind, { readonly noun: string; readonly code: string; readonly message: string }>> = {
  loadbalancer: { noun: 'load balancer', code: 'LoadBalancerNotFound', message: 'One or more load balancers not found' },
  targetgroup: { noun: 'target group', code: 'TargetGroupNotFound', message: 'One or more target groups not found' },
  listener: { noun: 'listener', code: 'ListenerNotFound', message: 'One or more listeners not found' },
}

function findIn<T>(resources: Readonly<Record<string, T>>, arn: string, kind: ArnKind): T {
  checkArn(arn, kind)
  const found = Object.hasOwn(resources, arn) ? resources[arn] : undefined
  if (found === undefined) throw new ServiceError(kinds[kind].code, kinds[kind].message)
  return found
}
