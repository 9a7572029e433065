import type { ServedRoute } from '../access/served.ts'
import { isRefusal } from '../aws/aws-failure.ts'
import type { Aws } from '../aws/aws.ts'
import { lookThenDo } from '../aws/look-then-do.ts'
import { readDeployedRoutes } from './deployment.ts'
import { readExport } from './export.ts'
import type { Scope } from './scope.ts'

/** A stage and what it serves. */
export interface ObservedStage {
  readonly name: string
  readonly deployment: string
  /** The deployed policy as JSON text, from the stage's export; undefined where the export carries none. */
  readonly deployedPolicy: string | undefined
  /** The methods that were deployed with it; undefined where the deployment's summary names none. */
  readonly routes: readonly ServedRoute[] | undefined
}

/** A stage and the deployment that it should serve. */
export interface DesiredStage {
  readonly restApiId: string
  readonly stageName: string
  readonly deploymentId: string
}

/** The stages of an API and the policies that they serve. */
export async function observeStages(aws: Aws, restApiId: string): Promise<readonly ObservedStage[]> {
  const { item: stages = [] } = await aws.call('GetStages', { restApiId })
  const observed: ObservedStage[] = []
  for (const { stageName: name = '', deploymentId: deployment = '' } of stages) {
    const deployedPolicy = await readDeployedPolicy(aws, restApiId, name)
    observed.push({ name, deployment, deployedPolicy, routes: await readDeployedRoutes(aws, restApiId, deployment) })
  }
  return observed
}

/** The policy that a stage serves, from its export; undefined where the stage is gone or its export carries no policy. */
export async function readDeployedPolicy(aws: Aws, restApiId: string, stageName: string): Promise<string | undefined> {
  try {
    return (await readExport(aws, restApiId, stageName)).policy
  } catch (error) {
    if (isRefusal(error, 'NotFoundException')) return undefined
    throw error
  }
}

/** Makes the stage, or points the one that is there at the deployment. From here on callers meet it. */
export async function createStage({ aws }: Scope, desired: DesiredStage): Promise<void> {
  await lookThenDo(aws, async () => {
    try {
      await aws.call('CreateStage', { ...desired })
    } catch (error) {
      if (!isRefusal(error, 'ConflictException')) throw error
      await pointStage(aws, desired)
    }
  })
}

/** Switches the stage to the deployment, at once. */
export async function updateStage({ aws }: Scope, desired: DesiredStage): Promise<void> {
  await pointStage(aws, desired)
}

/** Deletes the stage: from here on nobody reaches what it served. */
export async function deleteStage({ aws }: Scope, restApiId: string, stageName: string): Promise<void> {
  try {
    await aws.call('DeleteStage', { restApiId, stageName })
  } catch (error) {
    if (!isRefusal(error, 'NotFoundException')) throw error
  }
}

async function pointStage(aws: Aws, { restApiId, stageName, deploymentId }: DesiredStage): Promise<void> {
  await aws.call('UpdateStage', { restApiId, stageName, patchOperations: [{ op: 'replace', path: '/deploymentId', value: deploymentId }] })
}
