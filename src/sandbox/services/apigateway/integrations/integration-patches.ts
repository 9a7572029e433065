import type { Integration } from '../../../world/index.ts'
import { patchedBoolean, patchedInteger, type Patch, type PatchRule } from '../patch/patch.ts'
import { listRule, mapRule, textRule } from '../patch/patch-rules.ts'
import { badRequest } from '../refusal.ts'

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
  textRule('/contentHandling', 'contentHandling'),
  replace('/connectionType', (integration, { value }) => {
    if (value !== 'INTERNET' && value !== 'VPC_LINK')
      throw badRequest(`Invalid connection type specified: ${value}. Must be one of: [INTERNET, VPC_LINK]`)
    integration.connectionType = value
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
  replace('/responseTransferMode', (integration, { value }) => {
    integration.responseTransferMode = value
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
