import type { Config } from '../config/config.ts'
import { accessPolicy } from '../desired/access-policy.ts'
import { chooseDeployment, type DeploymentChoice } from '../desired/choose-deployment.ts'
import { deploymentName } from '../desired/deployment-name.ts'
import type { Known } from '../desired/known.ts'
import type { ObservedApi } from '../resources/observe-api.ts'
import { isPolicy } from '../resources/write-rest-api.ts'
import { unknown } from './attribute-changes.ts'
import { bring, remove } from './describe-change.ts'
import { executeApiArn, type Where } from './plan-api.ts'
import type { Change } from './plan.ts'

/** The switch: a deployment of the draft, and the stage that serves it last. This is the moment that callers notice. */
export function planDeployment(config: Config, known: Known, api: ObservedApi | undefined, where: Where): readonly Change[] {
  const choice = deploymentToServe(config, known, api, where)
  const { stage: name } = config.api
  const stage = api?.stages.find((one) => one.name === name)
  const tainted = isTainted(config, known, api, where)
  const deployment = choice?.kind === 'existing' ? choice.id : unknown
  const created =
    choice?.kind === 'existing'
      ? []
      : bring(
          { resource: 'deployment', name: 'api' },
          undefined,
          { description: choice?.description ?? unknown },
          tainted ? 'the deployed policy is not as desired' : undefined,
        )
  return [...created, ...bring({ resource: 'stage', name, id: stage?.name }, stage && { deployment: stage.deployment }, { deployment })]
}

/** Stages and deployments that nobody should meet any more, once the stage has switched. */
export function planDeploymentRemoval(config: Config, known: Known, api: ObservedApi | undefined, where: Where): readonly Change[] {
  const choice = deploymentToServe(config, known, api, where)
  const keep = choice?.kind === 'existing' ? choice.id : undefined
  return [
    ...(api?.stages ?? [])
      .filter(({ name }) => name !== config.api.stage)
      .map(({ name, deployment }) => remove({ resource: 'stage', name, id: name }, { deployment }, 'it is not in the config')),
    ...(api?.deployments ?? [])
      .filter(({ id }) => id !== keep)
      .map(({ id, description }) => remove({ resource: 'deployment', name: 'api', id }, { description }, 'no stage serves it any more')),
  ]
}

/** Which deployment the stage should serve; undefined while AWS has not named everything that goes into it. */
export function deploymentToServe(config: Config, known: Known, api: ObservedApi | undefined, where: Where): DeploymentChoice | undefined {
  const name = deploymentName(config, known)
  if (name === undefined) return undefined
  const served = api?.stages.find((stage) => stage.name === config.api.stage)?.deployment
  return chooseDeployment(name, api?.deployments ?? [], isTainted(config, known, api, where) ? served : undefined)
}

/** Whether the stage's export shows a policy that is not the desired one; an export without a policy shows nothing. */
function isTainted(config: Config, known: Known, api: ObservedApi | undefined, where: Where): boolean {
  const policy = api?.stages.find((stage) => stage.name === config.api.stage)?.deployedPolicy
  return api !== undefined && policy !== undefined && !isPolicy(policy, accessPolicy(config, known), executeApiArn(where, api.id))
}
