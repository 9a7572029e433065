import { nameIn } from '../plan/describe-change.ts'
import { executeApiArn } from '../plan/plan-api.ts'
import { deploymentToServe } from '../plan/plan-deployment.ts'
import type { Change } from '../plan/plan.ts'
import { ProvisionError } from '../provision-error.ts'
import { createDeployment, deleteDeployment } from '../resources/deployment.ts'
import { createStage, deleteStage, updateStage } from '../resources/stage.ts'
import { isPolicy } from '../resources/write-rest-api.ts'
import { desiredApi, readHead } from './execute-api.ts'
import { needed, type Run } from './run.ts'

/** Reads the saved policy back and takes a snapshot of the draft that no stage serves yet, or deletes one; gives its id. */
export async function executeDeployment(run: Run, change: Change): Promise<string> {
  const api = needed(run.known.api, 'rest-api.api')
  if (change.kind === 'delete') {
    await deleteDeployment(run.scope, api, needed(change.id, change.address))
    return needed(change.id, change.address)
  }
  const choice = needed(deploymentToServe(run.config, run.known, run.observed.api, run.scope.aws), change.address)
  run.deployment =
    choice.kind === 'existing' ? choice.id : await createDeployment(run.scope, api, choice.description, () => checkDraft(run))
  return run.deployment
}

/** Makes the stage, points it at the deployment, or deletes one; gives its name. */
export async function executeStage(run: Run, change: Change): Promise<string> {
  const restApiId = needed(run.known.api ?? run.observed.api?.id, 'rest-api.api')
  if (change.kind === 'delete') {
    await deleteStage(run.scope, restApiId, needed(change.id, change.address))
    return needed(change.id, change.address)
  }
  const stage = { restApiId, stageName: nameIn(change), deploymentId: run.deployment ?? chosen(run) }
  await (change.kind === 'create' ? createStage(run.scope, stage) : updateStage(run.scope, stage))
  return stage.stageName
}

/** Throws ProvisionError `DRAFT_CHANGED` unless the API is PRIVATE and its saved policy is the desired one. */
export async function checkDraft(run: Run): Promise<void> {
  const head = await readHead(run)
  const arn = executeApiArn(run.scope.aws, head.id)
  if (head.endpointType === 'PRIVATE' && isPolicy(head.policy, desiredApi(run).policy, arn)) return
  throw new ProvisionError([
    {
      code: 'DRAFT_CHANGED',
      message: `REST API \`${head.id}\` does not read back as it was written: ${head.endpointType === 'PRIVATE' ? 'its policy differs' : `it is ${head.endpointType}`}`,
      help: 'somebody else changes it at the same time; nothing of that was deployed: run again once they are done',
    },
  ])
}

function chosen(run: Run): string {
  const choice = deploymentToServe(run.config, run.known, run.observed.api, run.scope.aws)
  return needed(choice?.kind === 'existing' ? choice.id : undefined, 'deployment.api')
}
