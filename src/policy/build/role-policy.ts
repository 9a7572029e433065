import type { PolicyDocument } from '../language/index.ts'
import { checkNames } from './check-shape.ts'
import { checkTextOrReference, type TextForm } from './check-text-or-reference.ts'
import { policy } from './compose-policy.ts'
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
  checkNames(options, ['vpceIds', 'vpcIds', 'roles', 'routes', 'stage'])
  const roles = checkSome(options.roles, 'roles').map((role, index) => checkTextOrReference(role, aRole, `roles[${index}]`))
  return policy(
    denyOtherOrigins(options),
    deny({ sid: 'DenyOtherRoles', when: { ArnNotEquals: { 'aws:PrincipalArn': roles } } }),
    ...openRoutes(options, roles),
  )
}

const aRole: TextForm = {
  code: 'INVALID_VALUE',
  isNot: 'not the ARN of a role',
  fits: /^arn:[^:*?]+:iam::\d{12}:role\/[\w+=,.@/-]+$/,
  help: (text) => {
    const [, partition = '', account = '', name] = /^arn:([^:]+):sts::(\d{12}):assumed-role\/([^/]+)\//.exec(text) ?? []
    return name === undefined
      ? 'write `arn:aws:iam::ACCOUNT:role/PATH/NAME`, without wildcards'
      : `this is one session: write that of its role, with its path: \`arn:${partition}:iam::${account}:role/${name}\``
  },
}
