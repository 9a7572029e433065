import type { Aws } from '../aws/aws.ts'
import type { Config } from '../config/config.ts'
import { desireBackends, desireMethods, desireNetwork } from '../desired/desire.ts'
import { knownFrom, type Known } from '../desired/known.ts'
import { resourcePaths } from '../desired/route-tree.ts'
import { observe } from '../observed/observe.ts'
import type { Observed } from '../observed/observed.ts'
import { planAccess } from './access/plan-access.ts'
import { checkAccount } from './check-account.ts'
import { checkObserved } from './check-observed.ts'
import { noteAuthorizers } from './note-authorizers.ts'
import { noteObserved } from './note-observed.ts'
import { planAuthorizerRemoval } from './plan-authorizers.ts'
import { planApi, type Where } from './plan-api.ts'
import { currentListener, planBackendRemoval, planBackends } from './plan-backends.ts'
import { planDeployment, planDeploymentRemoval } from './plan-deployment.ts'
import { planNetwork, planNetworkRemoval } from './plan-network.ts'
import type { Plan } from './plan.ts'

/** Looks at the account and plans what brings it to the config; changes nothing. Throws ProvisionError before any change for what cannot be. */
export async function planApply(config: Config, aws: Aws): Promise<Plan> {
  checkAccount(config, aws)
  return planFrom(config, await observe(config, aws), aws)
}

/**
 * The plan for an observation: a pure function.
 *
 * INVARIANT: what opens comes first and waits until it stands; then the draft, which nobody meets; then the stage switches; what
 * closes comes last. So no prefix of the plan lets anybody in whom the config does not let in, and none shuts out who stays in.
 */
export function planFrom(config: Config, observed: Observed, where: Where): Plan {
  checkObserved(config, observed)
  const known = knownFrom(config, observed)
  const { api } = observed
  const keep = kept(config, known, observed)
  const changes = [
    ...planNetwork(config, known, observed),
    ...planBackends(config, known, observed),
    ...planApi(config, known, api, where),
    ...planDeployment(config, known, api, where),
    ...planDeploymentRemoval(config, known, api, where),
    ...planAuthorizerRemoval(config, known, api),
    ...planBackendRemoval(config.name, keep, observed),
    ...planNetworkRemoval(config.name, keep, observed),
  ]
  const touched = new Set(changes.filter(({ kind }) => kind !== 'delete').map(({ address }) => address))
  return {
    version: 1,
    stack: config.name,
    account: where.account,
    region: where.region,
    intent: 'apply',
    changes,
    notes: [...noteObserved(config, known, observed, changes), ...noteAuthorizers(config, changes)],
    unchanged: addresses(config, known).filter((address) => !touched.has(address)).length,
    access: planAccess(config, known, observed, where, changes),
  }
}

/** The ids and ARNs that stay. */
function kept(config: Config, known: Known, observed: Observed): ReadonlySet<string> {
  const network = desireNetwork(config, known).vpcEndpoints.map(({ name }) => name)
  const backends = desireBackends(config, known)
  const listeners = backends.map(({ name, own }) => own && currentListener(known, observed, name, own.listener.port)?.arn)
  return new Set(
    [
      ...network.flatMap((name) => [known.endpoints.get(name), known.securityGroups.get(name)]),
      ...backends.flatMap(({ name }) => [known.loadBalancers.get(name)?.arn, known.targetGroups.get(name), known.vpcLinks.get(name)]),
      ...listeners,
    ].filter((id) => id !== undefined),
  )
}

/** The address of everything that is desired. */
function addresses(config: Config, known: Known): readonly string[] {
  return [
    ...desireNetwork(config, known).vpcEndpoints.flatMap(({ name }) => [`security-group.${name}`, `vpc-endpoint.${name}`]),
    ...desireBackends(config, known).flatMap(({ name, own }) => [
      ...(own === undefined ? [] : [`load-balancer.${name}`, `target-group.${name}`, `listener.${name}`]),
      `vpc-link.${name}`,
    ]),
    'rest-api.api',
    ...Object.keys(config.authorizers).map((name) => `authorizer.${name}`),
    ...resourcePaths(config.api.routes).map((path) => `resource.${path}`),
    ...desireMethods(config, known).map(({ httpMethod, path }) => `method.${httpMethod} ${path}`),
    'deployment.api',
    `stage.${config.api.stage}`,
  ]
}
