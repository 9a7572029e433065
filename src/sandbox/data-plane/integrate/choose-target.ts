import { targetHealth } from '../../services/elbv2/index.ts'
import type { Host, Region, TargetGroup } from '../../world/index.ts'
import { refuse } from '../answer/gateway-response.ts'
import { notImitated } from '../answer/not-imitated.ts'
import type { Surroundings } from '../surroundings.ts'
import { integrationFailure } from './integration-failure.ts'

/**
 * Chooses the target of a request: one of the healthy ones in turn, or, where none is healthy, one of all (a load balancer "fails open").
 *
 * @throws Refusal 500 where none is in use, 504 where nothing stands at the chosen one's address, 501 for targets that are not addresses.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-health-checks.html
 */
export async function chooseTarget(group: TargetGroup, region: Region, surroundings: Surroundings): Promise<Host> {
  const { hosts, now, turn, switches } = surroundings
  if (group.targetType !== 'ip') throw notImitated(`targets of type ${group.targetType}`)
  const states = await Promise.all(group.targets.map((target) => targetHealth(target, group, { region, now, reach: hosts.reach })))
  const inState = (...wanted: readonly (string | undefined)[]): TargetGroup['targets'] =>
    group.targets.filter((_, index) => wanted.includes(states[index]?.State))
  const healthy = inState('healthy')
  const choice = healthy.length > 0 ? healthy : inState('initial', 'unhealthy')
  const target = choice[turn % choice.length]
  if (target === undefined) throw refuse('internalServerError')
  const host = hosts.find(target.id, target.port)
  if (host === undefined) throw integrationFailure('network-error', switches)
  return host
}
