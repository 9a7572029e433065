import type {
  CreateStageRequest,
  DeleteStageRequest,
  GetStageRequest,
  GetStagesRequest,
  Stage as StageAnswer,
  Stages,
  UpdateStageRequest,
} from '@aws-sdk/client-api-gateway'
import type { Call, Handler } from '../../../world/index.ts'
import { own } from '../../../world/index.ts'
import { findDeployment, findRestApi, findStage } from '../find.ts'
import { newStage } from './new-stage.ts'
import { applyPatches } from '../patch/patch.ts'
import { conflict, notImitated } from '../refusal.ts'
import { stageAnswer } from './stage-answer.ts'
import { stagePatches } from './stage-patches.ts'
import { checkVariables } from './stage-rules.ts'

/**
 * The operations on stages. A change goes live when a stage's `/deploymentId` is replaced.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_Stage.html
 */
export const stages: Readonly<Record<string, Handler>> = {
  CreateStage: (input: CreateStageRequest, call: Call): StageAnswer => {
    if (input.canarySettings !== undefined) throw notImitated('canary deployments (`canarySettings`)')
    if (input.documentationVersion !== undefined) throw notImitated('documentation versions (`documentationVersion`)')
    const api = findRestApi(call, input.restApiId)
    const stage = newStage(api, input, findDeployment(api, input.deploymentId), call)
    if (own(api.stages, stage.stageName) !== undefined) throw conflict('Stage already exists')
    api.stages[stage.stageName] = stage
    return stageAnswer(stage)
  },

  GetStage: (input: GetStageRequest, call: Call): StageAnswer =>
    stageAnswer(findStage(findRestApi(call, input.restApiId), input.stageName)),

  GetStages: (input: GetStagesRequest, call: Call): Stages => {
    const all = Object.values(findRestApi(call, input.restApiId).stages)
    return { item: all.filter((stage) => input.deploymentId === undefined || stage.deploymentId === input.deploymentId).map(stageAnswer) }
  },

  UpdateStage: (input: UpdateStageRequest, call: Call): StageAnswer => {
    const api = findRestApi(call, input.restApiId)
    const stage = structuredClone(findStage(api, input.stageName))
    applyPatches(stage, input.patchOperations, stagePatches)
    findDeployment(api, stage.deploymentId)
    checkVariables(stage.variables)
    stage.lastUpdatedDate = call.now
    api.stages[stage.stageName] = stage
    return stageAnswer(stage)
  },

  DeleteStage: (input: DeleteStageRequest, call: Call): object => {
    const api = findRestApi(call, input.restApiId)
    delete api.stages[findStage(api, input.stageName).stageName]
    return {}
  },
}
