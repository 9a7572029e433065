import type { DescribeTargetHealthInput, DescribeTargetHealthOutput, TargetHealth } from '@aws-sdk/client-elastic-load-balancing-v2'
import type { Call, Target, TargetGroup } from '../../world/index.ts'
import { durations } from '../../world/index.ts'
import { loadBalancersOf } from './describe-target-groups.ts'
import { findTargetGroup } from './find.ts'
import { checkedPort } from './health-check.ts'

/** Answers DescribeTargetHealth: all targets, or those that are given. */
export async function describeTargetHealth(input: DescribeTargetHealthInput, call: Call): Promise<DescribeTargetHealthOutput> {
  const group = findTargetGroup(input.TargetGroupArn ?? '', call)
  const live = liveTargets(group, call.now)
  const asked = input.Targets?.map(({ Id: id = '', Port: port = group.port }) => ({ id, port })) ?? live
  const descriptions = asked.map(async ({ id, port }) => {
    const target = live.find((each) => each.id === id && each.port === port)
    return {
      Target: { Id: id, Port: port, AvailabilityZone: target?.availabilityZone },
      HealthCheckPort: String(checkedPort(group.healthCheck, port)),
      TargetHealth: target === undefined ? notRegistered : await targetHealth(target, group, call),
    }
  })
  return { TargetHealthDescriptions: await Promise.all(descriptions) }
}

/**
 * Gives the health of a target: a function of the state and the time, except for whether something listens there just now.
 *
 * Health checks of every protocol are a connect to the port.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-health-checks.html
 */
export async function targetHealth(
  target: Target,
  group: TargetGroup,
  call: Pick<Call, 'region' | 'now' | 'reach'>,
): Promise<TargetHealth> {
  if (target.drainedAt !== undefined) return health('draining', 'Target.DeregistrationInProgress', 'Target deregistration is in progress')
  const [arn = ''] = loadBalancersOf(group, call)
  const loadBalancer = call.region.loadBalancers[arn]
  if (loadBalancer === undefined)
    return health('unused', 'Target.NotInUse', 'Target group is not configured to receive traffic from the load balancer')
  const zones = loadBalancer.subnetIds.map((id) => call.region.subnets[id]?.availabilityZone)
  if (target.availabilityZone !== undefined && target.availabilityZone !== 'all' && !zones.includes(target.availabilityZone))
    return health('unused', 'Target.NotInUse', 'Target is in an Availability Zone that is not enabled for the load balancer')
  if (call.now < Math.max(target.registeredAt, loadBalancer.activeAt) + durations.targetInitial)
    return health('initial', 'Elb.InitialHealthChecking', 'Initial health checks in progress')
  return (await call.reach(target.id, checkedPort(group.healthCheck, target.port)))
    ? { State: 'healthy' }
    : health('unhealthy', 'Target.FailedHealthChecks', 'Health checks failed')
}

/** The targets that are registered or draining: not those whose draining is over. */
export function liveTargets(group: TargetGroup, now: number): Target[] {
  return group.targets.filter((target) => target.drainedAt === undefined || now < target.drainedAt)
}

const notRegistered = health('unused', 'Target.NotRegistered', 'Target is not registered to the target group')

function health(State: NonNullable<TargetHealth['State']>, Reason: NonNullable<TargetHealth['Reason']>, Description: string): TargetHealth {
  return { State, Reason, Description }
}
