import type { Stage as StageAnswer } from '@aws-sdk/client-api-gateway'
import type { Stage } from '../../../world/index.ts'
import { unlessEmpty } from '../present.ts'
import { wholeSeconds } from '../whole-seconds.ts'

/** Shows a stage as GetStage answers with it. */
export const stageAnswer = (stage: Stage): StageAnswer => ({
  deploymentId: stage.deploymentId,
  stageName: stage.stageName,
  description: stage.description,
  cacheClusterEnabled: stage.cacheClusterEnabled,
  cacheClusterSize: stage.cacheClusterSize as StageAnswer['cacheClusterSize'],
  cacheClusterStatus: stage.cacheClusterEnabled ? 'AVAILABLE' : 'NOT_AVAILABLE',
  methodSettings: stage.methodSettings,
  variables: unlessEmpty(stage.variables),
  accessLogSettings: stage.accessLogSettings,
  tracingEnabled: stage.tracingEnabled,
  tags: unlessEmpty(stage.tags),
  createdDate: wholeSeconds(stage.createdDate),
  lastUpdatedDate: wholeSeconds(stage.lastUpdatedDate),
})
