import type { Evaluation } from '../../../policy/index.ts'
import { jsonRefusal, type Refusal } from '../answer/refusal.ts'
import type { Switches } from '../switches.ts'

/**
 * Makes the refusal for what a policy denies to an anonymous caller: 403, `AccessDeniedException`, and API Gateway's sentence with all but the
 * last four digits of the account masked.
 *
 * @see https://repost.aws/knowledge-center/api-gateway-troubleshoot-403-forbidden
 */
export function accessDenied(
  arn: string,
  decision: 'ExplicitDeny' | 'ImplicitDeny',
  layer: Evaluation['layer'],
  switches: Switches,
): Refusal {
  const masked = arn.replace(/^((?:[^:]*:){4})\d{8}/, '$1********')
  const sentence = `User: anonymous is not authorized to perform: execute-api:Invoke on resource: ${masked}${ending(decision, layer, switches)}`
  return jsonRefusal(403, 'AccessDeniedException', { [switches.denialKey]: sentence })
}

function ending(decision: 'ExplicitDeny' | 'ImplicitDeny', layer: Evaluation['layer'], switches: Switches): string {
  const named = layer === 'endpoint-policy' && switches.endpointDenial === 'names-the-endpoint-policy'
  const classic = switches.denialWording === 'classic' && !named
  const policy = named ? 'VPC endpoint policy' : 'resource-based policy'
  if (decision === 'ExplicitDeny') return classic ? ' with an explicit deny' : ` with an explicit deny in a ${policy}`
  return classic ? '' : ` because no ${policy} allows the execute-api:Invoke action`
}
