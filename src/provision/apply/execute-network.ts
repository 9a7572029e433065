import { desireNetwork } from '../desired/desire.ts'
import { nameIn } from '../plan/describe-change.ts'
import type { Change } from '../plan/plan.ts'
import { createSecurityGroup, deleteSecurityGroup } from '../resources/security-group.ts'
import { createVpcEndpoint, deleteVpcEndpoint, updateVpcEndpoint } from '../resources/write-vpc-endpoint.ts'
import { learn, needed, type Run } from './run.ts'

/** Makes or corrects the security group of an endpoint, or deletes one; gives its id. */
export async function executeSecurityGroup(run: Run, change: Change): Promise<string> {
  if (change.kind === 'delete') {
    const id = needed(change.id, change.address)
    await deleteSecurityGroup(run.scope, id, change.address)
    return id
  }
  const name = nameIn(change)
  const desired = desireNetwork(run.config, run.known).securityGroups.find(({ endpoint }) => endpoint === name)
  const id = await createSecurityGroup(run.scope, needed(desired, change.address))
  learn(run, 'securityGroups', name, id)
  return id
}

/** Makes, changes or deletes an endpoint and waits until that is done; gives its id. */
export async function executeVpcEndpoint(run: Run, change: Change): Promise<string> {
  if (change.kind === 'delete') {
    const id = needed(change.id, change.address)
    await deleteVpcEndpoint(run.scope, id, change.address)
    return id
  }
  const name = nameIn(change)
  const desired = needed(
    desireNetwork(run.config, run.known).vpcEndpoints.find((endpoint) => endpoint.name === name),
    change.address,
  )
  const group = needed(run.known.securityGroups.get(name), `security-group.${name}`)
  const id =
    change.kind === 'create' || change.id === undefined
      ? await createVpcEndpoint(run.scope, desired, group)
      : await updateVpcEndpoint(run.scope, change.id, desired, group)
  learn(run, 'endpoints', name, id)
  return id
}
