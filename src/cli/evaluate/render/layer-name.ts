import type { Layer } from '../../../policy/index.ts'

/** What a person calls a layer. */
export const layerNames: Readonly<Record<Layer, string>> = {
  'endpoint-policy': 'VPC endpoint policy',
  'domain-policy': 'policy of the custom domain',
  'resource-policy': 'resource policy',
  'identity-policy': 'identity policies',
  'permissions-boundary': 'permissions boundary',
  'session-policy': 'session policy',
  'service-control-policy': 'service control policies',
  'resource-control-policy': 'resource control policies',
  authorizer: 'Lambda authorizer',
  authentication: 'check of who calls',
}
