import type { EvaluateOptions, PolicyDocument } from '../../../policy/index.ts'
import type { Authorizer, Method } from '../../world/index.ts'
import { own } from '../../world/index.ts'
import { notImitated } from '../answer/not-imitated.ts'
import { headerOf, type Incoming } from '../listen/incoming.ts'
import type { FoundStage } from './find-stage.ts'

/**
 * What stands in for the Lambda function of an authorizer: token -> the policy that it returns, without principals, or the error that it throws. The error
 * `Unauthorized` is a 401, any other a 500; a token that is not in here is `Unauthorized`.
 */
export type AuthorizerStub = Readonly<Record<string, PolicyDocument | string>>

/** The name of an authorizer -> what stands in for its function. */
export type AuthorizerStubs = Readonly<Record<string, AuthorizerStub>>

/**
 * Says what the authorizer of a method makes of a request: the token is what the header of its identity source holds, without `Bearer `; of several sources, what they
 * hold with a comma between.
 *
 * A user pool's token is valid if it is the word `valid`. A Lambda function is not run: `stubs` says what it answers. Without a token it is not even asked.
 *
 * @throws Refusal 501 for a Lambda authorizer that nothing stands in for.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/configure-api-gateway-lambda-authorization.html
 */
export function askAuthorizer(method: Method, found: FoundStage, incoming: Incoming, stubs: AuthorizerStubs): EvaluateOptions {
  const authorizer = own(found.snapshot.authorizers ?? {}, method.authorizerId ?? '')
  if (authorizer === undefined) throw notImitated('a method whose authorizer was not deployed with it')
  const token = tokenOf(authorizer, incoming)
  if (authorizer.type === 'COGNITO_USER_POOLS') {
    return { authorizationType: 'COGNITO_USER_POOLS', token: token === undefined ? 'missing' : token === 'valid' ? 'valid' : 'invalid' }
  }
  if (token === undefined) return { authorizationType: 'CUSTOM', authorizer: { kind: 'unauthorized' } }
  const stub = own(stubs, authorizer.name)
  if (stub === undefined)
    throw notImitated(`the function of the Lambda authorizer \`${authorizer.name}\`, unless \`authorizers\` says what it answers`)
  const said = own(stub, token)
  if (typeof said === 'object') return { authorizationType: 'CUSTOM', authorizer: { kind: 'policy', policy: said } }
  return { authorizationType: 'CUSTOM', authorizer: { kind: said === undefined || said === 'Unauthorized' ? 'unauthorized' : 'failed' } }
}

/** Undefined where one of the sources is missing or empty. */
function tokenOf({ identitySource }: Authorizer, incoming: Incoming): string | undefined {
  const values = identitySource.split(',').map((source) => valueOf(source.trim(), incoming))
  return values.some((value) => value === undefined || value === '') ? undefined : values.join(',')
}

function valueOf(source: string, incoming: Incoming): string | undefined {
  const [, place, name = ''] = /^method\.request\.(header|querystring)\.(.+)$/.exec(source) ?? []
  if (place === 'querystring') return new URLSearchParams(incoming.query).get(name) ?? undefined
  return headerOf(incoming, name)?.replace(/^Bearer\s+/i, '')
}
