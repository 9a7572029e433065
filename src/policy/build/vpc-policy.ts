import type { PolicyDocument } from '../language/index.ts'
import { checkNames } from './check-shape.ts'
import { policy } from './compose-policy.ts'
import { denyOtherOrigins, openRoutes } from './recipe-parts.ts'
import type { VpcPolicyOptions } from './recipe-options.ts'

/**
 * Builds the resource policy of a private API that every VPC endpoint of the named VPCs reaches, those that are made later too.
 *
 * Let in: requests through an endpoint in one of the VPCs, for the routes. Peered networks and VPNs count as the VPC whose endpoint they use.
 * Kept out, by Deny statements and therefore whatever identity policies or a Lambda authorizer say: requests through other VPCs, through none, and for other routes.
 * Not limited: who calls. Without authorization that is everybody there; AWS_IAM asks callers of the API's account for a signature only; an authorizer keeps out by an explicit Deny or 401 only.
 *
 * References are taken unchecked. The result is plain JSON in shorthand. Throws PolicyError; `at` names the option.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html
 */
export function vpcPolicy(options: VpcPolicyOptions): PolicyDocument {
  checkNames(options, ['vpcIds', 'routes', 'stage'])
  return policy(denyOtherOrigins({ vpcIds: options.vpcIds }), ...openRoutes(options))
}
