import type {
  CreateDeploymentRequest,
  DeleteDeploymentRequest,
  Deployment as DeploymentAnswer,
  Deployments,
  GetDeploymentRequest,
  GetDeploymentsRequest,
  UpdateDeploymentRequest,
} from '@aws-sdk/client-api-gateway'
import type { Call, Deployment, Handler, RestApi } from '../../../world/index.ts'
import { own } from '../../../world/index.ts'
import { checkDeployable } from './deployable.ts'
import { findDeployment, findRestApi } from '../find.ts'
import { page } from '../page.ts'
import { applyPatches, type PatchRule } from '../patch/patch.ts'
import { textRule } from '../patch/patch-rules.ts'
import { present } from '../present.ts'
import { badRequest, notImitated } from '../refusal.ts'
import { newStage } from '../stages/new-stage.ts'
import { checkVariables } from '../stages/stage-rules.ts'
import { wholeSeconds } from '../whole-seconds.ts'

/**
 * The operations on deployments. A deployment is a snapshot: what callers meet is what was deployed, whatever happens to the draft.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_CreateDeployment.html
 */
export const deployments: Readonly<Record<string, Handler>> = {
  CreateDeployment: (input: CreateDeploymentRequest, call: Call): DeploymentAnswer => {
    if (input.canarySettings !== undefined) throw notImitated('canary deployments (`canarySettings`)')
    const api = findRestApi(call, input.restApiId)
    checkDeployable(api, call)
    const deployment = snapshot(api, input.description, call)
    if (input.stageName !== undefined && input.stageName !== '') serve(api, input.stageName, deployment, input, call)
    api.deployments[deployment.id] = deployment
    return deploymentAnswer(deployment)
  },

  GetDeployment: (input: GetDeploymentRequest, call: Call): DeploymentAnswer => {
    const deployment = findDeployment(findRestApi(call, input.restApiId), input.deploymentId)
    const withSummary = input.embed?.some((name) => name.toLowerCase() === 'apisummary')
    return withSummary === true ? { ...deploymentAnswer(deployment), apiSummary: summary(deployment) } : deploymentAnswer(deployment)
  },

  GetDeployments: (input: GetDeploymentsRequest, call: Call): Deployments => {
    const { items, position } = page(Object.values(findRestApi(call, input.restApiId).deployments), input)
    return { items: items.map(deploymentAnswer), position }
  },

  UpdateDeployment: (input: UpdateDeploymentRequest, call: Call): DeploymentAnswer => {
    const api = findRestApi(call, input.restApiId)
    const deployment = { ...findDeployment(api, input.deploymentId) }
    applyPatches(deployment, input.patchOperations, deploymentPatches)
    api.deployments[deployment.id] = deployment
    return deploymentAnswer(deployment)
  },

  DeleteDeployment: (input: DeleteDeploymentRequest, call: Call): object => {
    const api = findRestApi(call, input.restApiId)
    const { id } = findDeployment(api, input.deploymentId)
    if (Object.values(api.stages).some(({ deploymentId }) => deploymentId === id)) {
      throw badRequest('Active stages pointing to this deployment must be moved or deleted')
    }
    delete api.deployments[id]
    return {}
  },
}

function snapshot(api: RestApi, description: string | undefined, call: Call): Deployment {
  const { policy, endpointConfiguration, resources, authorizers } = api
  return {
    id: call.base36(6),
    ...present({ description }),
    createdDate: call.now,
    // INVARIANT: deep copies; the draft changes in place, a snapshot never does.
    snapshot: structuredClone({ ...present({ policy, authorizers }), endpointConfiguration, resources }),
  }
}

function serve(api: RestApi, stageName: string, deployment: Deployment, input: CreateDeploymentRequest, call: Call): void {
  const variables = checkVariables(input.variables)
  const stage = own(api.stages, stageName)
  if (stage === undefined) {
    const { cacheClusterEnabled, cacheClusterSize, tracingEnabled, stageDescription: description } = input
    api.stages[stageName] = newStage(
      api,
      { stageName, description, variables, cacheClusterEnabled, cacheClusterSize, tracingEnabled },
      deployment,
      call,
    )
    return
  }
  Object.assign(stage, present({ description: input.stageDescription, tracingEnabled: input.tracingEnabled }))
  Object.assign(stage, present({ cacheClusterEnabled: input.cacheClusterEnabled, cacheClusterSize: input.cacheClusterSize }))
  if (input.variables !== undefined) stage.variables = variables
  stage.deploymentId = deployment.id
  stage.lastUpdatedDate = call.now
}

const deploymentAnswer = ({ id, description, createdDate }: Deployment): DeploymentAnswer => ({
  id,
  description,
  createdDate: wholeSeconds(createdDate),
})

function summary(deployment: Deployment): NonNullable<DeploymentAnswer['apiSummary']> {
  const paths = Object.values(deployment.snapshot.resources).filter(({ methods }) => Object.keys(methods).length > 0)
  return Object.fromEntries(
    paths.map(({ path, methods }) => [
      path,
      Object.fromEntries(
        Object.values(methods).map(({ httpMethod, authorizationType, apiKeyRequired }) => [
          httpMethod,
          { authorizationType, apiKeyRequired },
        ]),
      ),
    ]),
  )
}

const deploymentPatches: readonly PatchRule<Deployment>[] = [textRule('/description', 'description')]
