import type { CreateStageRequest } from '@aws-sdk/client-api-gateway'
import type { Call, Deployment, RestApi, Stage } from '../../../world/index.ts'
import { present } from '../present.ts'
import { checkQuota } from '../quotas.ts'
import { checkStageName, checkVariables } from './stage-rules.ts'
import { checkTags } from '../tags/tag-rules.ts'

/** Makes a stage of an API that serves a deployment; throws where its name, variables or tags are not allowed, or the quota is used up. */
export function newStage(
  api: RestApi,
  input: Omit<CreateStageRequest, 'restApiId' | 'deploymentId'>,
  deployment: Deployment,
  call: Call,
): Stage {
  const stageName = checkStageName(input.stageName ?? '')
  checkQuota('stages', Object.keys(api.stages).length)
  return {
    stageName,
    deploymentId: deployment.id,
    ...present({ description: input.description, cacheClusterSize: input.cacheClusterSize }),
    variables: checkVariables(input.variables),
    tags: checkTags(input.tags),
    createdDate: call.now,
    lastUpdatedDate: call.now,
    cacheClusterEnabled: input.cacheClusterEnabled ?? false,
    tracingEnabled: input.tracingEnabled ?? false,
    methodSettings: {},
  }
}
