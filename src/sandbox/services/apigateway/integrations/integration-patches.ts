import type { Integration } from '../../../world/index.ts'
import { enums } from '../enums.ts'
import { patchedBoolean, patchedInteger, patchedWord, type Patch, type PatchRule } from '../patch/patch.ts'
import { listRule, mapRule, textRule } from '../patch/patch-rules.ts'

/**
 * The paths of UpdateIntegration. The type is not among them: another type is another PutIntegration.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html#UpdateIntegration-Patch
 */
export const integrationPatches: readonly PatchRule<Integration>[] = [
  textRule('/httpMethod', 'httpMethod'),
  textRule('/uri', 'uri'),
  textRule('/connectionId', 'connectionId'),
  textRule('/credentials', 'credentials'),
  replace('/contentHandling', (integration, patch) => {
    if (patch.value === '') delete integration.contentHandling
    else integration.contentHandling = patchedWord(patch, enums.PutIntegrationRequest.contentHandling)
  }),
  replace('/connectionType', (integration, patch) => {
    integration.connectionType = patchedWord(patch, enums.PutIntegrationRequest.connectionType)
  }),
  replace('/passthroughBehavior', (integration, { value }) => {
    integration.passthroughBehavior = value
  }),
  replace('/timeoutInMillis', (integration, patch) => {
    integration.timeoutInMillis = patchedInteger(patch)
  }),
  replace('/cacheNamespace', (integration, { value }) => {
    integration.cacheNamespace = value
  }),
  replace('/responseTransferMode', (integration, patch) => {
    integration.responseTransferMode = patchedWord(patch, enums.PutIntegrationRequest.responseTransferMode)
  }),
  replace('/tlsConfig/insecureSkipVerification', (integration, patch) => {
    integration.tlsConfig = { insecureSkipVerification: patchedBoolean(patch) }
  }),
  mapRule(
    '/requestParameters',
    (integration) => integration.requestParameters,
    ({ value }) => value,
  ),
  mapRule(
    '/requestTemplates',
    (integration) => integration.requestTemplates,
    ({ value }) => value,
  ),
  listRule('/cacheKeyParameters', 'cacheKeyParameters'),
]

function replace(path: string, apply: (integration: Integration, patch: Patch) => void): PatchRule<Integration> {
  return { path, ops: ['replace'], apply }
}
