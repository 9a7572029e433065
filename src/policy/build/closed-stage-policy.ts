import type { PolicyDocument } from '../language/index.ts'
import { checkNames, checkTexts } from './check-shape.ts'
import { policy } from './compose-policy.ts'
import { checkSome, denyOtherOrigins } from './recipe-parts.ts'
import type { ClosedStagePolicyOptions } from './recipe-options.ts'
import { refusal } from './refusal.ts'
import { everything, routeResources } from './route-resources.ts'
import { allow, deny } from './statement.ts'

/**
 * Builds the resource policy of a private API of which some stages stay closed to everybody.
 *
 * Let in: requests to every other stage, through the named VPC endpoints or VPCs.
 * Kept out, by Deny statements and therefore whatever identity policies or a Lambda authorizer say: every request to a closed stage, and every other network.
 * Not limited: who calls, as in `vpcPolicy`; and stages that are made later, which are open.
 *
 * References are taken unchecked. The result is plain JSON in shorthand. Throws PolicyError; `at` names the option.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html
 */
export function closedStagePolicy(options: ClosedStagePolicyOptions): PolicyDocument {
  checkNames(options, ['vpceIds', 'vpcIds', 'closedStages'])
  checkTexts(options.closedStages, 'closedStages')
  const closed = checkSome(options.closedStages, 'closedStages').flatMap((stage, index) =>
    routeResources({ stage, methods: undefined, paths: undefined, at: `closedStages[${index}]` }),
  )
  if (closed.includes(everything))
    throw refusal('INVALID_STAGE', '`*` closes every stage', 'closedStages', 'name the stages that stay closed')
  return policy(denyOtherOrigins(options), deny({ sid: 'DenyClosedStages', resources: closed }), allow({ sid: 'AllowOtherStages' }))
}
