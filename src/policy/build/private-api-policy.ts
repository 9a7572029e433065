import type { PolicyDocument } from '../language/index.ts'
import { checkPrincipals } from './check-principals.ts'
import { collectGrants } from './collect-grants.ts'
import { oneOrMany } from './one-or-many.ts'
import type { PrivateApiPolicyOptions } from './private-api-policy-options.ts'
import { readGrants } from './read-grants.ts'
import { refusal } from './refusal.ts'
import { everything, withoutCovered } from './route-resources.ts'

/**
 * Builds the resource policy of a private API that only the named VPC endpoints reach.
 *
 * Let in: requests through a named endpoint, for what that endpoint was given. Kept out, by Deny statements and therefore whatever identity policies or a Lambda
 * authorizer say: requests through every other endpoint, requests through none, and requests through a named endpoint for anything that it was not given.
 * Not limited: who calls, unless `principals` is given; then callers without it are let in only where an identity policy or an authorizer of the
 * API's account allows them, and methods without AWS_IAM authorization refuse everybody. In a path `{id}`, `{proxy+}` and `*` stand for any text, slashes included.
 *
 * Two references, or a reference and an id, may turn out to be one endpoint: then it gets only what all of them were given.
 *
 * Ids may be references (`{ Ref: … }`, `{ 'Fn::…': … }`, tokens, interpolations): they are taken unchecked. The result is plain JSON in shorthand, for CDK, Terraform and
 * the SDK. Throws PolicyError: no endpoint, a malformed id, stage and method swapped, a method or path without a stage, and so on; `at` names the option.
 *
 * @example
 * ```ts
 * import { printPolicy, privateApiPolicy } from 'apply-private-api'
 *
 * const policy = privateApiPolicy({ vpceIds: ['vpce-0a1b2c3d4e5f60718'] })
 * console.log(printPolicy(policy, { indent: 0 }))
 * // {"Version":"2012-10-17","Statement":[{"Sid":"DenyOtherVpcEndpoints","Effect":"Deny","Principal":"*","Action":"execute-api:*","Resource":"execute-api:/*","Condition":{"StringNotEquals":{"aws:SourceVpce":"vpce-0a1b2c3d4e5f60718"}}},{"Sid":"AllowRoutes","Effect":"Allow","Principal":"*","Action":"execute-api:Invoke","Resource":"execute-api:/*"}]}
 * ```
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-create.html
 */
export function privateApiPolicy(options: PrivateApiPolicyOptions): PolicyDocument {
  const grants = collectGrants(readGrants(options))
  const ids = grants.flatMap((grant) => grant.vpceIds)
  if (ids.length === 0) throw refusal('NO_VPC_ENDPOINT', 'no VPC endpoint is named', 'vpceIds', "name at least one: `vpceIds: ['vpce-…']`")
  const restricted = grants.filter((grant) => !grant.resources.includes(everything))
  const allowed = withoutCovered(grants.flatMap((grant) => grant.resources))
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'DenyOtherVpcEndpoints',
        ...denyEveryone,
        Resource: everything,
        Condition: { StringNotEquals: { 'aws:SourceVpce': oneOrMany(ids) } },
      },
      ...restricted.map(({ resources, vpceIds }, index) => ({
        Sid: `DenyOtherRoutes${restricted.length > 1 ? String(index + 1) : ''}`,
        ...denyEveryone,
        NotResource: oneOrMany(resources),
        Condition: { StringEquals: { 'aws:SourceVpce': oneOrMany(vpceIds) } },
      })),
      {
        Sid: 'AllowRoutes',
        Effect: 'Allow',
        Principal: options.principals === undefined ? '*' : { AWS: oneOrMany(checkPrincipals(options.principals)) },
        Action: 'execute-api:Invoke',
        Resource: oneOrMany(allowed),
      },
    ],
  }
}

const denyEveryone = { Effect: 'Deny', Principal: '*', Action: 'execute-api:*' } as const
