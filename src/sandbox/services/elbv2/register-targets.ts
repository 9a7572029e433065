import type {
  DeregisterTargetsInput,
  DeregisterTargetsOutput,
  RegisterTargetsInput,
  RegisterTargetsOutput,
  TargetDescription,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import type { Call, Target, TargetGroup } from '../../world/index.ts'
import { ServiceError } from '../../world/index.ts'
import { holdsAddress, parseIpv4 } from '../ec2/index.ts'
import { refuseNotImitated } from '../ec2/not-imitated.ts'
import { withoutUndefined } from '../ec2/without-undefined.ts'
import { loadBalancersOf } from './describe-target-groups.ts'
import { findTargetGroup } from './find.ts'
import { deregistrationDelay } from './target-group-attributes.ts'
import { liveTargets } from './target-health.ts'

/**
 * Answers RegisterTargets: private addresses; those in a subnet of the VPC get its zone, others must say `all` or a zone.
 *
 * A target that is there stays as it is; one that is draining starts again.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RegisterTargets.html
 */
export function registerTargets(input: RegisterTargetsInput, call: Call): RegisterTargetsOutput {
  const group = findTargetGroup(input.TargetGroupArn ?? '', call)
  const wanted = (input.Targets ?? []).map((target) => targetFrom(target, group, call))
  const live = liveTargets(group, call.now)
  const kept = live.filter((target) => target.drainedAt === undefined || !wanted.some((each) => same(each, target)))
  for (const target of wanted) if (!kept.some((each) => same(each, target))) kept.push(target)
  group.targets = kept
  return {}
}

/** Answers DeregisterTargets: a target in use drains first; one that is not there is no error. */
export function deregisterTargets(input: DeregisterTargetsInput, call: Call): DeregisterTargetsOutput {
  const group = findTargetGroup(input.TargetGroupArn ?? '', call)
  const gone = (input.Targets ?? []).map(({ Id: id = '', Port: port = group.port }) => ({ id, port }))
  const drains = loadBalancersOf(group, call).length > 0
  group.targets = liveTargets(group, call.now).flatMap((target) => {
    if (!gone.some((each) => same(each, target))) return [target]
    return drains ? [{ ...target, drainedAt: target.drainedAt ?? call.now + deregistrationDelay(group) * 1000 }] : []
  })
  return {}
}

function targetFrom(target: TargetDescription, group: TargetGroup, call: Call): Target {
  refuseNotImitated(target, ['QuicServerId'])
  const { Id: id = '', Port: port = group.port } = target
  if (port < 1 || port > 65_535) throw invalid(`Port '${port}' must be between 1 and 65535`)
  // Why: no instance ever runs in the sandbox.
  if (group.targetType === 'instance')
    throw new ServiceError('InvalidTarget', `The following targets are not in a running state and cannot be registered: '${id}'`)
  if (parseIpv4(id) === undefined) throw invalid(`The IP address '${id}' is not a valid IPv4 address`)
  if (!privateBlocks.some((block) => holdsAddress(block, id)))
    throw invalid(`The IP address '${id}' is not within the private ranges 10.0.0.0/8, 100.64.0.0/10, 172.16.0.0/12 and 192.168.0.0/16`)
  const availabilityZone = zoneOf(target, group, call)
  return withoutUndefined({ id, port, availabilityZone, registeredAt: call.now })
}

const privateBlocks = ['10.0.0.0/8', '100.64.0.0/10', '172.16.0.0/12', '192.168.0.0/16']

function zoneOf({ Id: id = '', AvailabilityZone: given }: TargetDescription, group: TargetGroup, call: Call): string {
  const subnets = Object.values(call.region.subnets).filter((subnet) => subnet.vpcId === group.vpcId)
  const zone = subnets.find((subnet) => holdsAddress(subnet.cidrBlock, id))?.availabilityZone
  if (zone === undefined && given === undefined)
    throw invalid(`The Availability Zone is required for IP address '${id}' because it is not in the VPC`)
  if (zone !== undefined && given !== undefined && given !== zone)
    throw invalid(`The IP address '${id}' is within the VPC, and cannot have its Availability Zone overridden to '${given}' from '${zone}'`)
  return zone ?? given ?? 'all'
}

function same(a: Pick<Target, 'id' | 'port'>, b: Pick<Target, 'id' | 'port'>): boolean {
  return a.id === b.id && a.port === b.port
}

function invalid(message: string): ServiceError {
  return new ServiceError('ValidationError', message)
}
