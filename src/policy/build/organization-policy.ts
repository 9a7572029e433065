import type { PolicyDocument } from '../language/index.ts'
import { checkNames } from './check-shape.ts'
import { policy } from './compose-policy.ts'
import { denyOtherOrigins, denyUnless, openRoutes } from './recipe-parts.ts'
import type { OrganizationPolicyOptions } from './recipe-options.ts'

/**
 * Builds the resource policy of a private API for the accounts of an organization. Its methods must use AWS_IAM: only signed requests say of which organization the caller is.
 *
 * Let in: signed requests of the organization's principals through the named VPC endpoints or VPCs, for the routes. Those of the API's own account need no further permission; those of other
 * accounts need `execute-api:Invoke` in a policy of their own.
 * Kept out, by Deny statements and therefore whatever identity policies say: principals of no or another organization, other networks, other routes; and under every other authorization type
 * everybody, since the policy sees such callers as anonymous.
 *
 * References are taken unchecked. The result is plain JSON in shorthand. Throws PolicyError; `at` names the option.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export function organizationPolicy(options: OrganizationPolicyOptions): PolicyDocument {
  checkNames(options, ['vpceIds', 'vpcIds', 'organizations', 'routes', 'stage'])
  return policy(
    denyOtherOrigins(options),
    denyUnless('DenyOtherOrganizations', 'aws:PrincipalOrgID', options.organizations, 'organizations'),
    ...openRoutes(options),
  )
}
