import type { Config } from '../config/config.ts'
import { desireNetwork } from '../desired/desire.ts'
import type { Known } from '../desired/known.ts'
import type { Observed } from '../observed/observed.ts'
import { isDeleting, isLive } from '../resources/vpc-endpoint.ts'
import { unknown } from './attribute-changes.ts'
import { bring, remove } from './describe-change.ts'
import type { Change } from './plan.ts'

/** Security groups and endpoints that have to be made or changed, each group before its endpoint. */
export function planNetwork(config: Config, known: Known, observed: Observed): readonly Change[] {
  const { securityGroups, vpcEndpoints } = desireNetwork(config, known)
  return vpcEndpoints.flatMap((desired) => {
    const wanted = securityGroups.find(({ endpoint }) => endpoint === desired.name)
    const groupId = known.securityGroups.get(desired.name)
    const group = observed.securityGroups.find(({ id }) => id === groupId)
    const id = known.endpoints.get(desired.name)
    const endpoint = observed.vpcEndpoints.find((one) => one.id === id)
    const failed = observed.vpcEndpoints.find(
      (one) =>
        one.tags?.stack === config.name && one.tags.id === desired.name && one.vpc === desired.vpc && !isLive(one) && !isDeleting(one),
    )
    return [
      ...bring(
        { resource: 'security-group', name: desired.name, id: groupId },
        group && { name: group.name, vpc: group.vpc, ingress: group.ingress.map(({ words }) => words).sort() },
        { name: wanted?.name, vpc: desired.vpc, ingress: [...(wanted?.ingress ?? [])].sort() },
      ),
      ...bring(
        { resource: 'vpc-endpoint', name: desired.name, id },
        endpoint && {
          vpc: endpoint.vpc,
          subnets: endpoint.subnets,
          privateDns: endpoint.privateDns,
          securityGroups: endpoint.securityGroups,
          ...(endpoint.state === 'available' ? {} : { state: endpoint.state }),
        },
        {
          vpc: desired.vpc,
          subnets: desired.subnets,
          privateDns: desired.privateDns,
          securityGroups: [groupId ?? unknown],
          ...(endpoint === undefined || endpoint.state === 'available' ? {} : { state: 'available' }),
        },
        failed === undefined ? undefined : `replaces ${failed.id}, which is ${failed.state}`,
      ),
    ]
  })
}

/** Endpoints and security groups of the stack that are not desired any more, each endpoint before its groups. */
export function planNetworkRemoval(stack: string, keep: ReadonlySet<string>, observed: Observed): readonly Change[] {
  const endpoints = observed.vpcEndpoints.filter(({ id, tags }) => tags?.stack === stack && !keep.has(id))
  const groups = observed.securityGroups.filter(({ id, tags }) => tags?.stack === stack && !keep.has(id))
  return [
    ...endpoints.map(({ id, vpc, subnets, state, tags }) =>
      remove(
        { resource: 'vpc-endpoint', name: tags?.id ?? '', id },
        { vpc, subnets },
        state === 'deleting' ? 'it is being deleted' : undefined,
      ),
    ),
    ...groups.map(({ id, vpc, name, tags }) => remove({ resource: 'security-group', name: tags?.id ?? '', id }, { name, vpc })),
  ]
}
