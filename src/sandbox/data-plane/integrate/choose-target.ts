import { durations, type Host, type Target, type TargetGroup } from '../../world/index.ts'
import { integrationFailure } from './integration-failure.ts'
import { refuse } from '../answer/gateway-response.ts'
import type { Surroundings } from '../surroundings.ts'
import { notImitated } from '../answer/not-imitated.ts'

/**
 * Chooses the target of a request: one of the healthy ones in turn, or, where none is healthy, one of all (a load balancer "fails open").
 *
 * @throws Refusal 500 where none is registered, 504 where nothing stands at the chosen one's address, 501 for targets that are not addresses.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-health-checks.html
 */
export async function chooseTarget(group: TargetGroup, { hosts, now, turn, switches }: Surroundings): Promise<Host> {
  if (group.targetType !== 'ip') throw notImitated(`targets of type ${group.targetType}`)
  const registered = group.targets.filter((target) => target.drainedAt === undefined)
  if (registered.length === 0) throw refuse('internalServerError')
  const standing = registered.map((target) => ({ target, host: hosts.find(target.id, target.port) }))
  const healthy = await Promise.all(registered.map((target) => isHealthy(target, hosts, now)))
  const choice = healthy.includes(true) ? standing.filter((_, index) => healthy[index]) : standing
  const host = choice[turn % choice.length]?.host
  if (host === undefined) throw integrationFailure('network-error', switches)
  return host
}

async function isHealthy({ id, port, registeredAt }: Target, hosts: Surroundings['hosts'], now: number): Promise<boolean> {
  return registeredAt + durations.targetInitial <= now && (await hosts.reach(id, port))
}
