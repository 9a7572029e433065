import { nameIn } from '../plan/describe-change.ts'
import { deploymentToServe } from '../plan/plan-deployment.ts'
import type { Change } from '../plan/plan.ts'
import { createDeployment, deleteDeployment } from '../resources/deployment.ts'
import { createStage, deleteStage, updateStage } from '../resources/stage.ts'
import { checkDraft } from './check-draft.ts'
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

function chosen(run: Run): string {
  const choice = deploymentToServe(run.config, run.known, run.observed.api, run.scope.aws)
  return needed(choice?.kind === 'existing' ? choice.id : undefined, 'deployment.api')
}
