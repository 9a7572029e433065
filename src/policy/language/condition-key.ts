import { foldCase } from './fold-case.ts'
import type { Node } from './node.ts'

/** A condition key as a policy names it. Names are compared without regard to case. */
export interface ConditionKey extends Node {
  readonly kind: 'condition-key'
  /** As written. */
  readonly name: string
  /** In AWS's own case where the key is known, otherwise as written. */
  readonly canonical: string
}

/** What is known of a condition key in API Gateway's request context. */
export interface KnownConditionKey {
  readonly name: string
  /** Whether the request context may hold several values. */
  readonly multivalued: boolean
  /** Whether the key ends in `/` and a name of the user's choice. */
  readonly tagged: boolean
  /** Whether only requests through a VPC endpoint carry it; those always do. */
  readonly endpoint: boolean
}

/** Gives the AWS spelling of a key: `AWS:sourcevpce` is `aws:SourceVpce`; what follows the `/` of a tag stays as it is. */
export function canonicalKey(name: string): string {
  const slash = name.indexOf('/')
  const known = byFoldedName.get(foldCase(slash < 0 ? name : name.slice(0, slash)))
  return known?.tagged === slash >= 0 ? known.name + name.slice(known.name.length) : name
}

/** Gives what is known of a key, whatever its case. */
export function knownKey(name: string): KnownConditionKey | undefined {
  return byFoldedName.get(foldCase(name.split('/', 1)[0] ?? name))
}

const key = (
  name: string,
  traits: { readonly multivalued?: true; readonly tagged?: true; readonly endpoint?: true } = {},
): KnownConditionKey => ({
  name,
  multivalued: traits.multivalued ?? false,
  tagged: traits.tagged ?? false,
  endpoint: traits.endpoint ?? false,
})

/**
 * The condition keys that API Gateway documents for its resource policies, and those that endpoint policies use.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-aws-condition-keys.html
 */
export const knownKeys: readonly KnownConditionKey[] = [
  key('aws:CurrentTime'),
  key('aws:EpochTime'),
  key('aws:MultiFactorAuthAge'),
  key('aws:MultiFactorAuthPresent'),
  key('aws:PrincipalAccount'),
  key('aws:PrincipalArn'),
  key('aws:PrincipalOrgID'),
  key('aws:PrincipalOrgPaths', { multivalued: true }),
  key('aws:PrincipalTag', { tagged: true }),
  key('aws:PrincipalType'),
  key('aws:Referer'),
  key('aws:RequestedRegion'),
  key('aws:ResourceAccount'),
  key('aws:ResourceOrgID'),
  key('aws:SecureTransport'),
  key('aws:SourceArn'),
  key('aws:SourceIp'),
  key('aws:SourceVpc', { endpoint: true }),
  key('aws:SourceVpcArn'),
  key('aws:SourceVpce', { endpoint: true }),
  key('aws:TokenIssueTime'),
  key('aws:UserAgent'),
  key('aws:VpceAccount'),
  key('aws:VpceOrgID'),
  key('aws:VpceOrgPaths', { multivalued: true }),
  key('aws:VpcSourceIp', { endpoint: true }),
  key('aws:userid'),
  key('aws:username'),
  key('execute-api:viaDomainArn'),
]

const byFoldedName: ReadonlyMap<string, KnownConditionKey> = new Map(knownKeys.map((known) => [foldCase(known.name), known]))
