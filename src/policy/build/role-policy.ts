import { PolicyError, type PolicyDocument, type TextDocument } from '../language/index.ts'
import { checkNames, shorten } from './check-shape.ts'
import { policy } from './compose-policy.ts'
import { hasPolicyVariable, identityOf, isKnownLater, variableHelp } from './known-later.ts'
import { checkSome, denyOtherOrigins, openRoutes } from './recipe-parts.ts'
import type { RolePolicyOptions } from './recipe-options.ts'
import { deny } from './statement.ts'

/**
 * Builds the resource policy of a private API for named roles. Its methods must use AWS_IAM: only signed requests say who calls.
 *
 * Let in: signed requests of the roles' sessions through the named VPC endpoints or VPCs, for the routes. Roles of the API's own account need no further permission; roles of other accounts
 * need `execute-api:Invoke` in a policy of their own.
 * Kept out, by Deny statements and therefore whatever identity policies say: every other role and user, the account's administrators included, other networks, other routes; and under every
 * other authorization type everybody, since the policy sees such callers as anonymous.
 *
 * AWS stores a role by its id: one that is deleted and made again must be saved anew. References are taken unchecked. The result is plain JSON in shorthand. Throws PolicyError; `at` names the option.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function rolePolicy(options: RolePolicyOptions): PolicyDocument {
  checkNames(options, ['vpceIds', 'vpcIds', 'roles', 'routes', 'stage'], '')
  const roles = checkSome(options.roles, 'roles').map((role, index) => checkRole(role, `roles[${index}]`))
  return policy(
    denyOtherOrigins(options),
    deny({ sid: 'DenyOtherRoles', when: { ArnNotEquals: { 'aws:PrincipalArn': roles } } }),
    ...openRoutes(options, roles),
  )
}

function checkRole(role: TextDocument, at: string): TextDocument {
  if (isKnownLater(role)) {
    identityOf(role)
    return role
  }
  if (typeof role === 'string' && /^arn:[^:*?]+:iam::\d{12}:role\/[\w+=,.@/-]+$/.test(role)) return role
  const text = typeof role === 'string' ? shorten(role) : `a value of the type ${typeof role}`
  throw new PolicyError('INVALID_VALUE', `\`${text}\` is not the ARN of a role`, {
    at,
    help: hasPolicyVariable(role) ? variableHelp : helpFor(text),
  })
}

function helpFor(text: string): string {
  const session = /^arn:([^:]+):sts::(\d{12}):assumed-role\/([^/]+)\//.exec(text)
  if (session !== null)
    return `this is one session: write that of its role, with its path: \`arn:${session[1] ?? ''}:iam::${session[2] ?? ''}:role/${session[3] ?? ''}\``
  return 'write `arn:aws:iam::ACCOUNT:role/PATH/NAME`, without wildcards'
}
