import type { PolicyDocument } from '../language/index.ts'
import { checkNames, checkText, checkTexts } from './check-shape.ts'
import { policy } from './compose-policy.ts'
import { denyOtherOrigins, openResources } from './recipe-parts.ts'
import type { ReadOnlyPolicyOptions } from './recipe-options.ts'
import { routeResources } from './route-resources.ts'

/**
 * Builds the resource policy of a private API of which the named VPC endpoints or VPCs may read one stage and change nothing.
 *
 * Let in: GET, HEAD and OPTIONS on the paths of the stage, through the named endpoints or VPCs.
 * Kept out, by Deny statements and therefore whatever identity policies or a Lambda authorizer say: every other method, path, stage and network.
 * Not limited: who calls, as in `vpcPolicy`; and what a backend does on GET.
 *
 * References are taken unchecked. The result is plain JSON in shorthand. Throws PolicyError; `at` names the option.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html
 */
export function readOnlyPolicy(options: ReadOnlyPolicyOptions): PolicyDocument {
  checkNames(options, ['vpceIds', 'vpcIds', 'stage', 'paths'])
  const { stage, paths } = options
  checkText(stage, 'stage')
  checkTexts(paths, 'paths')
  routeResources({ stage, methods: [...readingMethods], paths: undefined, at: 'stage' })
  return policy(denyOtherOrigins(options), ...openResources(routeResources({ stage, methods: [...readingMethods], paths, at: 'paths' })))
}

/** The methods that are to change nothing. @see https://www.rfc-editor.org/rfc/rfc9110#section-9.2.1 */
const readingMethods = ['GET', 'HEAD', 'OPTIONS'] as const
