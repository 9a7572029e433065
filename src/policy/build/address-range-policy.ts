import type { PolicyDocument } from '../language/index.ts'
import { checkNames } from './check-shape.ts'
import { policy } from './compose-policy.ts'
import { checkSome, denyOtherOrigins, openRoutes, renamed } from './recipe-parts.ts'
import type { AddressRangePolicyOptions } from './recipe-options.ts'
import { deny } from './statement.ts'

/**
 * Builds the resource policy of a private API that callers at some private addresses reach, through the named VPC endpoints or VPCs only.
 *
 * Let in: requests whose `aws:VpcSourceIp` lies in one of the ranges and that come through one of the endpoints or VPCs, for the routes. Private addresses mean something in their own
 * network only, which is why the network is named too.
 * Kept out, by Deny statements and therefore whatever identity policies or a Lambda authorizer say: all other addresses, all other networks, and other routes.
 * Not limited: who calls, as in `vpcPolicy`.
 *
 * References are taken unchecked. The result is plain JSON in shorthand. Throws PolicyError; `at` names the option.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-aws-condition-keys.html
 */
export function addressRangePolicy(options: AddressRangePolicyOptions): PolicyDocument {
  checkNames(options, ['vpceIds', 'vpcIds', 'ranges', 'routes', 'stage'])
  return policy(
    denyOtherOrigins(options),
    renamed('ranges', 'when.NotIpAddress.aws:VpcSourceIp', () =>
      deny({ sid: 'DenyOtherAddresses', when: { NotIpAddress: { 'aws:VpcSourceIp': checkSome(options.ranges, 'ranges') } } }),
    ),
    ...openRoutes(options),
  )
}
