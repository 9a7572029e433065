import type { Action } from '@aws-sdk/client-elastic-load-balancing-v2'
import type { Call, ListenerAction, LoadBalancer } from '../../world/index.ts'
import { ServiceError } from '../../world/index.ts'
import { loadBalancersOf } from './describe-target-groups.ts'
import { findTargetGroup } from './find.ts'

/**
 * Reads the default actions of a listener: forward to one target group of the load balancer's VPC.
 *
 * @throws ServiceError
 */
export function actionsFrom(actions: readonly Action[], loadBalancer: LoadBalancer, protocol: string, call: Call): ListenerAction[] {
  const [action, ...more] = actions
  if (action === undefined || more.length > 0) throw new ServiceError('ValidationError', 'A listener must have exactly one default action')
  if (action.Type !== 'forward')
    throw new ServiceError('UnsupportedOperation', `The sandbox does not imitate listener actions of the type ${String(action.Type)}.`)
  return [{ type: 'forward', targetGroupArn: forwardTarget(action, loadBalancer, protocol, call) }]
}

/** Gives an action as it is sent: with the target group in both of the places where clients look for it. */
export function printAction(action: ListenerAction): Action {
  return {
    Type: 'forward',
    TargetGroupArn: action.targetGroupArn,
    ForwardConfig: { TargetGroups: [{ TargetGroupArn: action.targetGroupArn }] },
  }
}

function forwardTarget(action: Action, loadBalancer: LoadBalancer, protocol: string, call: Call): string {
  const listed = (action.ForwardConfig?.TargetGroups ?? []).map((tuple) => tuple.TargetGroupArn ?? '')
  const [arn, ...others] = [...new Set([...listed, ...(action.TargetGroupArn === undefined ? [] : [action.TargetGroupArn])])]
  if (arn === undefined) throw new ServiceError('ValidationError', 'A target group ARN must be specified')
  if (others.length > 0)
    throw new ServiceError('UnsupportedOperation', 'The sandbox imitates only actions that forward to one target group.')
  const group = findTargetGroup(arn, call)
  if (group.vpcId !== loadBalancer.vpcId)
    throw new ServiceError('InvalidConfigurationRequest', `The target group '${arn}' and the load balancer are not in the same VPC`)
  if (loadBalancersOf(group, call).some((other) => other !== loadBalancer.arn))
    throw new ServiceError(
      'TargetGroupAssociationLimit',
      `The following target groups cannot be associated with more than one load balancer: ${arn}`,
    )
  if (compatible[protocol]?.includes(group.protocol) !== true)
    throw new ServiceError(
      'IncompatibleProtocols',
      `A listener with the protocol ${protocol} cannot forward to a target group with the protocol ${group.protocol}`,
    )
  return arn
}

/** Listener protocol -> the protocols that its target groups may have. */
const compatible: Readonly<Record<string, readonly string[]>> = {
  HTTP: ['HTTP', 'HTTPS'],
  HTTPS: ['HTTP', 'HTTPS'],
  TCP: ['TCP', 'TCP_UDP'],
  TLS: ['TCP', 'TLS'],
  UDP: ['UDP', 'TCP_UDP'],
  TCP_UDP: ['TCP_UDP'],
  QUIC: ['QUIC', 'TCP_QUIC'],
  TCP_QUIC: ['TCP_QUIC'],
}
