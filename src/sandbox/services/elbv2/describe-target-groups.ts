import type {
  DescribeTargetGroupsInput,
  DescribeTargetGroupsOutput,
  TargetGroup as WireTargetGroup,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import type { Call, TargetGroup } from '../../world/index.ts'
import { ServiceError } from '../../world/index.ts'
import { findLoadBalancer, findTargetGroup } from './find.ts'
import { printHealthCheck } from './health-check.ts'
import { pageOf } from './page.ts'

/** Answers DescribeTargetGroups: all, those of one load balancer, or those with the names or ARNs that are given. */
export function describeTargetGroups(input: DescribeTargetGroupsInput, call: Call): DescribeTargetGroupsOutput {
  const page = pageOf(choose(input, call), input)
  return { TargetGroups: page.items.map((group) => printTargetGroup(group, call)), NextMarker: page.nextMarker }
}

/** Gives a target group as it is sent. */
export function printTargetGroup(group: TargetGroup, call: Call): WireTargetGroup {
  return {
    TargetGroupArn: group.arn,
    TargetGroupName: group.name,
    Protocol: group.protocol as WireTargetGroup['Protocol'],
    ProtocolVersion: group.protocol === 'HTTP' || group.protocol === 'HTTPS' ? 'HTTP1' : undefined,
    Port: group.port,
    VpcId: group.vpcId,
    TargetType: group.targetType as WireTargetGroup['TargetType'],
    IpAddressType: group.ipAddressType as WireTargetGroup['IpAddressType'],
    LoadBalancerArns: loadBalancersOf(group, call),
    ...printHealthCheck(group.healthCheck),
  }
}

/** The ARNs of the load balancers whose listeners forward to a target group; there is at most one. */
export function loadBalancersOf(group: TargetGroup, call: Pick<Call, 'region'>): string[] {
  const forwarding = Object.values(call.region.listeners).filter((listener) =>
    listener.defaultActions.some((action) => action.targetGroupArn === group.arn),
  )
  return [...new Set(forwarding.map((listener) => listener.loadBalancerArn))]
}

function choose(input: DescribeTargetGroupsInput, call: Call): readonly TargetGroup[] {
  const all = Object.values(call.region.targetGroups)
  const { LoadBalancerArn: loadBalancer, TargetGroupArns: arns = [], Names: names = [] } = input
  if ([loadBalancer !== undefined, arns.length > 0, names.length > 0].filter(Boolean).length > 1)
    throw new ServiceError(
      'ValidationError',
      'Target group names, target group ARNs and a load balancer ARN cannot be specified at the same time',
    )
  if (loadBalancer !== undefined) {
    const { arn } = findLoadBalancer(loadBalancer, call)
    return all.filter((group) => loadBalancersOf(group, call).includes(arn))
  }
  if (arns.length > 0) return arns.map((arn) => findTargetGroup(arn, call))
  if (names.length === 0) return all
  if (names.some((name) => all.every((group) => group.name !== name)))
    throw new ServiceError('TargetGroupNotFound', 'One or more target groups not found')
  return all.filter((group) => names.includes(group.name))
}
