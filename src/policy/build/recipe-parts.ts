import { PolicyError, type StatementDocument, type TextDocument } from '../language/index.ts'
import { checkList } from './check-shape.ts'
import { hasPolicyVariable, variableHelp } from './known-later.ts'
import { readRoutes } from './read-grants.ts'
import type { OpenRoutes, Origin } from './recipe-options.ts'
import { refusal } from './refusal.ts'
import { everything, withoutCovered } from './route-resources.ts'
import { allow, deny } from './statement.ts'

/** Gives the Deny that keeps out whoever comes from elsewhere. */
export function denyOtherOrigins({ vpceIds, vpcIds }: Origin): StatementDocument {
  if ((vpceIds === undefined) === (vpcIds === undefined)) {
    const help = "name one of them: `vpceIds: ['vpce-…']` for some endpoints, `vpcIds: ['vpc-…']` for every endpoint of a VPC"
    throw vpceIds === undefined
      ? refusal('NO_VPC_ENDPOINT', 'no VPC endpoint and no VPC is named', 'vpceIds', help)
      : refusal('NO_VPC_ENDPOINT', '`vpceIds` and `vpcIds` are both given', 'vpcIds', help)
  }
  return vpceIds === undefined
    ? denyUnless('DenyOtherVpcs', 'aws:SourceVpc', vpcIds, 'vpcIds')
    : denyUnless('DenyOtherVpcEndpoints', 'aws:SourceVpce', vpceIds, 'vpceIds')
}

/** Gives the Deny that keeps out every request whose key has none of the values, or is not there at all. `at` names the option, for errors. */
export function denyUnless(
  sid: string,
  key: 'aws:SourceVpc' | 'aws:SourceVpce' | 'aws:PrincipalOrgID',
  values: readonly TextDocument[],
  at: string,
): StatementDocument {
  for (const [index, value] of checkSome(values, at).entries()) {
    // Why: where a request lacks what the variable stands for, AWS's documents disagree on whether the Deny still fires.
    if (hasPolicyVariable(value)) throw refusal('INVALID_VALUE', 'a policy variable cannot stand here', `${at}[${index}]`, variableHelp)
  }
  return renamed(at, `when.StringNotEquals.${key}`, () => deny({ sid, when: { StringNotEquals: { [key]: values } } }))
}

/** Gives an Allow for the routes, and the Deny for all else where they are not everything. */
export function openRoutes({ routes = [{}], stage }: OpenRoutes, principals?: readonly TextDocument[]): readonly StatementDocument[] {
  const resources = withoutCovered(readRoutes(routes, stage, 'routes'))
  return openResources(resources, principals)
}

/** Gives an Allow for resources, and the Deny for all else where they are not everything. */
export function openResources(resources: readonly string[], principals?: readonly TextDocument[]): readonly StatementDocument[] {
  const open = allow({ sid: 'AllowRoutes', resources, ...(principals === undefined ? {} : { principals }) })
  return resources.includes(everything) ? [open] : [deny({ sid: 'DenyOtherRoutes', notResources: resources }), open]
}

/** Refuses an empty list: under a negated operator nobody would be let in, and AWS takes none. */
export function checkSome<Item>(values: readonly Item[], at: string): readonly Item[] {
  checkList(values, at)
  if (values.length > 0) return values
  throw refusal(at === 'vpceIds' ? 'NO_VPC_ENDPOINT' : 'INVALID_OPTION', `\`${at}\` is empty`, at, 'name at least one')
}

/** Lets an error name the option that the user gave instead of the one that was made from it. */
export function renamed<Result>(option: string, path: string, build: () => Result): Result {
  try {
    return build()
  } catch (error) {
    if (!(error instanceof PolicyError) || error.at?.startsWith(path) !== true) throw error
    throw new PolicyError(error.code, error.message, { at: option + error.at.slice(path.length), help: error.help, cause: error })
  }
}
