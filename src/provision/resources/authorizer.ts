import type { Authorizer } from '@aws-sdk/client-api-gateway'
import type { Aws } from '../aws/aws.ts'
import { readPages } from '../aws/pages.ts'
import type { DesiredAuthorizer } from '../desired/desired-authorizer.ts'

/** An authorizer of the draft as it stands. */
export interface ObservedAuthorizer {
  readonly id: string
  readonly name: string
  /** `TOKEN`, `REQUEST` or `COGNITO_USER_POOLS`. */
  readonly type: string
  /** With commas between several, without blanks. */
  readonly identitySource: string
  /** The ARN of the function, or the URI where it names none; empty for a user pool. */
  readonly lambda: string
  readonly credentials: string
  readonly ttl: number
  readonly userPools: readonly string[]
}

/** The authorizers of an API. */
export async function observeAuthorizers(aws: Aws, restApiId: string): Promise<readonly ObservedAuthorizer[]> {
  const authorizers = await readPages(async (position) => {
    const page = await aws.call('GetAuthorizers', { restApiId, limit: 500, ...(position === undefined ? {} : { position }) })
    return { items: page.items, next: page.position }
  })
  return authorizers.map(observed)
}

/** An authorizer in the words in which a plan shows it: what its type has no use for is not among them. */
export function authorizerWords(
  authorizer: DesiredAuthorizer | ObservedAuthorizer,
): Readonly<Record<string, string | number | readonly string[]>> {
  const { type, identitySource } = authorizer
  if ('userPools' in authorizer && type === 'COGNITO_USER_POOLS') return { type, userPools: authorizer.userPools, identitySource }
  if (!('lambda' in authorizer)) return { type, identitySource }
  const { lambda, credentials, ttl } = authorizer
  return { type, lambda, ...(credentials === '' ? {} : { credentials }), identitySource, ttl }
}

function observed(authorizer: Authorizer): ObservedAuthorizer {
  const uri = authorizer.authorizerUri ?? ''
  return {
    id: authorizer.id ?? '',
    name: authorizer.name ?? '',
    type: authorizer.type ?? '',
    identitySource: (authorizer.identitySource ?? '').replaceAll(/\s/g, ''),
    lambda: /\/functions\/(.+)\/invocations$/.exec(uri)?.[1] ?? uri,
    credentials: authorizer.authorizerCredentials ?? '',
    ttl: authorizer.authorizerResultTtlInSeconds ?? 300,
    userPools: [...(authorizer.providerARNs ?? [])].sort(),
  }
}
