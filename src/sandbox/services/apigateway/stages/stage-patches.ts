import type { Stage } from '../../../world/index.ts'
import { enums } from '../enums.ts'
import { patchedBoolean, patchedWord, type PatchRule } from '../patch/patch.ts'
import { mapRule, textRule } from '../patch/patch-rules.ts'

/**
 * The paths of UpdateStage. Canaries, client certificates and the settings of single methods are not imitated.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html#UpdateStage-Patch
 */
export const stagePatches: readonly PatchRule<Stage>[] = [
  {
    path: '/deploymentId',
    ops: ['replace'],
    apply: (stage, { value }) => {
      stage.deploymentId = value
    },
  },
  textRule('/description', 'description'),
  mapRule(
    '/variables',
    (stage) => stage.variables,
    ({ value }) => value,
  ),
  {
    path: '/tracingEnabled',
    ops: ['replace'],
    apply: (stage, patch) => {
      stage.tracingEnabled = patchedBoolean(patch)
    },
  },
  {
    path: '/cacheClusterEnabled',
    ops: ['replace'],
    apply: (stage, patch) => {
      stage.cacheClusterEnabled = patchedBoolean(patch)
    },
  },
  {
    path: '/cacheClusterSize',
    ops: ['replace'],
    apply: (stage, patch) => {
      stage.cacheClusterSize = patchedWord(patch, enums.CreateStageRequest.cacheClusterSize)
    },
  },
  {
    path: '/accessLogSettings',
    ops: ['remove'],
    apply: (stage) => {
      delete stage.accessLogSettings
    },
  },
  accessLogRule('format'),
  accessLogRule('destinationArn'),
]

function accessLogRule(member: 'format' | 'destinationArn'): PatchRule<Stage> {
  return {
    path: `/accessLogSettings/${member}`,
    ops: ['add', 'replace'],
    apply: (stage, { value }) => {
      stage.accessLogSettings = { ...stage.accessLogSettings, [member]: value }
    },
  }
}
