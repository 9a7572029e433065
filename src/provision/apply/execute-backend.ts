import { desireBackends, type DesiredBackend } from '../desired/desire.ts'
import { nameIn } from '../plan/describe-change.ts'
import type { Change } from '../plan/plan.ts'
import { createListener, deleteListener } from '../resources/listener.ts'
import { createLoadBalancer, deleteLoadBalancer } from '../resources/load-balancer.ts'
import { createTargetGroup, deleteTargetGroup } from '../resources/target-group.ts'
import { waitUntilHealthy } from '../resources/target-health.ts'
import { createVpcLink, deleteVpcLink } from '../resources/vpc-link.ts'
import { learn, needed, type Run } from './run.ts'

/** Makes a load balancer and waits until it is active, or deletes one; gives its ARN. */
export async function executeLoadBalancer(run: Run, change: Change): Promise<string> {
  if (change.kind === 'delete') {
    await deleteLoadBalancer(run.scope, needed(change.id, change.address), change.address)
    return needed(change.id, change.address)
  }
  const { name, own } = desiredBackend(run, change)
  const { arn, dnsName } = await createLoadBalancer(run.scope, needed(own, change.address).loadBalancer)
  learn(run, 'loadBalancers', name, { arn, dnsName })
  return arn
}

/** Makes a target group with its targets, corrects the targets, or deletes one; gives its ARN. */
export async function executeTargetGroup(run: Run, change: Change): Promise<string> {
  if (change.kind === 'delete') {
    await deleteTargetGroup(run.scope, needed(change.id, change.address))
    return needed(change.id, change.address)
  }
  const { name, own } = desiredBackend(run, change)
  const { targetGroup } = needed(own, change.address)
  const arn = await createTargetGroup(run.scope, { ...targetGroup, vpc: needed(targetGroup.vpc, `the VPC of ${change.address}`) })
  learn(run, 'targetGroups', name, arn)
  return arn
}

/** Makes or corrects a listener and waits until its targets are healthy, or deletes one; gives its ARN. */
export async function executeListener(run: Run, change: Change): Promise<string> {
  if (change.kind === 'delete') {
    await deleteListener(run.scope, needed(change.id, change.address))
    return needed(change.id, change.address)
  }
  const { name, own } = desiredBackend(run, change)
  const targetGroup = needed(run.known.targetGroups.get(name), `target-group.${name}`)
  const loadBalancer = needed(run.known.loadBalancers.get(name), `load-balancer.${name}`).arn
  const arn = await createListener(run.scope, { ...needed(own, change.address).listener, loadBalancer, targetGroup })
  await waitUntilHealthy(run.scope, targetGroup, change.address)
  return arn
}

/** Makes a VPC link and waits until it is available, or deletes one; gives its id. */
export async function executeVpcLink(run: Run, change: Change): Promise<string> {
  if (change.kind === 'delete') {
    await deleteVpcLink(run.scope, needed(change.id, change.address), change.address)
    return needed(change.id, change.address)
  }
  const { name, vpcLink } = desiredBackend(run, change)
  const loadBalancer = needed(run.known.loadBalancers.get(name), `load-balancer.${name}`).arn
  const id = await createVpcLink(run.scope, { backend: name, name: vpcLink.name, loadBalancer })
  learn(run, 'vpcLinks', name, id)
  return id
}

function desiredBackend({ config, known }: Run, change: Change): DesiredBackend {
  const name = nameIn(change)
  return needed(
    desireBackends(config, known).find((backend) => backend.name === name),
    change.address,
  )
}
