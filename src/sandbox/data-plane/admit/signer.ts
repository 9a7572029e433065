import { jsonRefusal, type Refusal } from '../answer/refusal.ts'
import { headerOf, type Incoming } from '../listen/incoming.ts'

/** The header, known to the sandbox alone, with which a signed request says whose it is: the ARN of a user, a role or a session. */
export const principalHeader = 'x-sandbox-principal'

/** The header, known to the sandbox alone, with which a signed request brings the one policy of its identity, as JSON. */
export const identityPolicyHeader = 'x-sandbox-identity-policy'

/** Who signed a request. */
export interface Signer {
  readonly arn: string
  /** JSON text. */
  readonly identityPolicy: string
}

/**
 * Tells who signed a request; nothing for a request without a signature, or with a bearer token.
 *
 * The sandbox has no keys, so it verifies no signature: the identity is what the sandbox's own header says, and otherwise the user of the control plane, who may do
 * everything.
 *
 * @throws Refusal 400 for such a header that is no ARN, or that comes without a signature.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-vpc-endpoint-policies.html
 */
export function readSigner(incoming: Incoming, account: string, partition: string): Signer | undefined {
  const arn = headerOf(incoming, principalHeader)
  const identityPolicy = headerOf(incoming, identityPolicyHeader)
  if (!isSigned(incoming)) {
    if (arn !== undefined || identityPolicy !== undefined)
      throw badHeader(`${principalHeader} and ${identityPolicyHeader} go with a signed request only`)
    return undefined
  }
  if (arn !== undefined && !/^arn:[^:]+:(?:iam|sts)::\d{12}:[^:]+$/.test(arn))
    throw badHeader(`\`${arn}\` in ${principalHeader} is not the ARN of a caller`)
  return { arn: arn ?? `arn:${partition}:iam::${account}:user/sandbox`, identityPolicy: identityPolicy ?? everything }
}

/** Gives the condition keys that a signature adds, as far as the sandbox can know them: not aws:userid, nor what IAM would tell of tags and organizations. */
export function signerKeys({ arn }: Signer): Readonly<Record<string, string>> {
  const [, partition = '', , , account = '', resource = ''] = arn.split(':')
  const [kind = '', ...names] = resource.split('/')
  const type = kind === 'root' ? 'Account' : kind === 'user' ? 'User' : kind === 'federated-user' ? 'FederatedUser' : 'AssumedRole'
  return {
    // Why: for a session it is the ARN of its role; the path of the role is not in the session's ARN.
    'aws:PrincipalArn': kind === 'assumed-role' ? `arn:${partition}:iam::${account}:role/${names[0] ?? ''}` : arn,
    'aws:PrincipalAccount': account,
    'aws:PrincipalType': type,
    ...(kind === 'user' ? { 'aws:username': names.at(-1) ?? '' } : {}),
  }
}

const everything = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}'

function isSigned(incoming: Incoming): boolean {
  return (headerOf(incoming, 'authorization') ?? '').startsWith('AWS4-') || /(^|&)x-amz-algorithm=AWS4-/i.test(incoming.query)
}

function badHeader(message: string): Refusal {
  return jsonRefusal(400, 'SandboxBadRequest', { message })
}
