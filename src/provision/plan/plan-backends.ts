import type { Config } from '../config/config.ts'
import { desireBackends, type DesiredBackend } from '../desired/desire.ts'
import type { Known } from '../desired/known.ts'
import type { Observed } from '../observed/observed.ts'
import { unknown } from './attribute-changes.ts'
import { bring, remove } from './describe-change.ts'
import type { Change } from './plan.ts'

/** Load balancers, target groups, listeners and VPC links that have to be made or changed, in this order for each backend. */
export function planBackends(config: Config, known: Known, observed: Observed): readonly Change[] {
  return desireBackends(config, known).flatMap((desired) => [
    ...planBalancer(desired, known, observed),
    ...planVpcLink(desired, known, observed),
  ])
}

/** What stands between API and backends and is not desired any more: links, listeners, target groups, load balancers. */
export function planBackendRemoval(stack: string, keep: ReadonlySet<string>, observed: Observed): readonly Change[] {
  const balancers = observed.loadBalancers.filter(({ tags }) => tags?.stack === stack)
  const listeners = observed.listeners.filter(
    ({ arn, loadBalancer }) => !keep.has(arn) && balancers.some((balancer) => balancer.arn === loadBalancer),
  )
  const backendOf = (arn: string): string => balancers.find((balancer) => balancer.arn === arn)?.tags?.id ?? ''
  return [
    ...observed.vpcLinks
      .filter(({ id }) => !keep.has(id))
      .map(({ id, tags, target, status }) =>
        remove({ resource: 'vpc-link', name: tags?.id ?? '', id }, { target }, status === 'FAILED' ? 'it is FAILED' : undefined),
      ),
    ...listeners.map(({ arn, port, loadBalancer }) => remove({ resource: 'listener', name: backendOf(loadBalancer), id: arn }, { port })),
    ...observed.targetGroups
      .filter(({ arn }) => !keep.has(arn))
      .map(({ arn, name, targets, tags }) => remove({ resource: 'target-group', name: tags?.id ?? '', id: arn }, { name, targets })),
    ...balancers
      .filter(({ arn }) => !keep.has(arn))
      .map(({ arn, name, tags }) => remove({ resource: 'load-balancer', name: tags?.id ?? '', id: arn }, { name })),
  ]
}

/** The listener that a backend's load balancer already has at its port. */
export function currentListener(
  known: Known,
  observed: Observed,
  backend: string,
  port: number,
): Observed['listeners'][number] | undefined {
  const loadBalancer = known.loadBalancers.get(backend)?.arn
  return observed.listeners.find((listener) => listener.loadBalancer === loadBalancer && listener.port === port)
}

function planBalancer({ name, own }: DesiredBackend, known: Known, observed: Observed): readonly Change[] {
  if (own === undefined) return []
  const arn = known.loadBalancers.get(name)?.arn
  const balancer = observed.loadBalancers.find((one) => one.arn === arn)
  const groupArn = known.targetGroups.get(name)
  const group = observed.targetGroups.find((one) => one.arn === groupArn)
  const listener = currentListener(known, observed, name, own.listener.port)
  const settling = balancer !== undefined && balancer.state !== 'active' && balancer.state !== 'active_impaired'
  const fixed = { name: own.loadBalancer.name, type: 'network', scheme: 'internal', subnets: own.loadBalancer.subnets }
  return [
    ...bring(
      { resource: 'load-balancer', name, id: arn },
      balancer && { ...fixed, crossZone: balancer.crossZone, ...(settling ? { state: balancer.state } : {}) },
      { ...fixed, crossZone: true, ...(settling ? { state: 'active' } : {}) },
    ),
    ...bring(
      { resource: 'target-group', name, id: groupArn },
      group && { name: group.name, vpc: group.vpc, targets: [...group.targets].sort() },
      { name: own.targetGroup.name, vpc: own.targetGroup.vpc, targets: [...own.targetGroup.targets].sort() },
    ),
    ...bring(
      { resource: 'listener', name, id: listener?.arn },
      listener && { port: listener.port, protocol: listener.protocol, targetGroup: listener.targetGroup },
      { port: own.listener.port, protocol: 'TCP', targetGroup: groupArn ?? unknown },
    ),
  ]
}

function planVpcLink({ name, vpcLink }: DesiredBackend, known: Known, observed: Observed): readonly Change[] {
  const id = known.vpcLinks.get(name)
  const link = observed.vpcLinks.find((one) => one.id === id)
  const failed = observed.vpcLinks.find(({ tags, status }) => tags?.id === name && status === 'FAILED')
  const settling = link !== undefined && link.status !== 'AVAILABLE'
  return bring(
    { resource: 'vpc-link', name, id },
    link && { name: vpcLink.name, target: link.target, ...(settling ? { state: link.status } : {}) },
    { name: vpcLink.name, target: known.loadBalancers.get(name)?.arn ?? unknown, ...(settling ? { state: 'AVAILABLE' } : {}) },
    failed === undefined ? undefined : `replaces ${failed.id}, which is FAILED: ${failed.message ?? 'AWS gives no reason'}`,
  )
}
