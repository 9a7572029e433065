import { allow, deny, type EvaluateOptions, type PolicyDocument, type Request } from '../../../src/policy/index.ts'

/** The API that recipes are asked about. */
export const api = 'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5'

/** Who calls, by what a signature says; the first is anonymous. */
export const callers: Readonly<
  Record<string, { readonly arn: string; readonly account: 'own' | 'other'; readonly role?: string; readonly org?: string }>
> = {
  app: {
    arn: 'arn:aws:sts::111122223333:assumed-role/app/s1',
    account: 'own',
    role: 'arn:aws:iam::111122223333:role/team/app',
    org: 'o-aaaaaaaaaa',
  },
  admin: { arn: 'arn:aws:sts::111122223333:assumed-role/admin/s1', account: 'own', role: 'arn:aws:iam::111122223333:role/admin' },
  ann: { arn: 'arn:aws:iam::111122223333:user/ann', account: 'own', org: 'o-bbbbbbbbbb' },
  partner: {
    arn: 'arn:aws:sts::999988887777:assumed-role/partner/s1',
    account: 'other',
    role: 'arn:aws:iam::999988887777:role/partner',
    org: 'o-aaaaaaaaaa',
  },
  stranger: {
    arn: 'arn:aws:sts::444455556666:assumed-role/app/s1',
    account: 'other',
    role: 'arn:aws:iam::444455556666:role/team/app',
    org: 'o-bbbbbbbbbb',
  },
}

/** How a method authenticates, who calls, and what the identity's or the authorizer's policies say: all ways of going in but the resource policy. */
export type Way =
  | { readonly type: 'NONE' }
  | { readonly type: 'AWS_IAM'; readonly caller: string | undefined; readonly says: Says }
  | { readonly type: 'CUSTOM'; readonly says: Says | 'unauthorized' | 'failed' }
  | { readonly type: 'COGNITO_USER_POOLS'; readonly token: 'valid' | 'missing' | 'invalid' }

/** What a policy says about every request. */
export type Says = 'Allow' | 'silent' | 'Deny'

/** Every way of going in. */
export const ways: readonly Way[] = [
  { type: 'NONE' },
  ...[undefined, ...Object.keys(callers)].flatMap((caller) =>
    (['Allow', 'silent', 'Deny'] as const).map((says): Way => ({ type: 'AWS_IAM', caller, says })),
  ),
  ...(['Allow', 'silent', 'Deny', 'unauthorized', 'failed'] as const).map((says): Way => ({ type: 'CUSTOM', says })),
  ...(['valid', 'missing', 'invalid'] as const).map((token): Way => ({ type: 'COGNITO_USER_POOLS', token })),
]

/** Whether a way leads in where the resource policy lets everybody in (PA-1 to PA-8): Tables A and B, row `resource policy allows`. */
export function leadsIn(way: Way): boolean {
  switch (way.type) {
    case 'NONE':
      return true
    case 'AWS_IAM':
      return way.caller !== undefined && (callers[way.caller]?.account === 'own' ? way.says !== 'Deny' : way.says === 'Allow')
    case 'CUSTOM':
      return way.says === 'Allow' || way.says === 'silent'
    case 'COGNITO_USER_POOLS':
      return way.token === 'valid'
  }
}

/** Gives the request with what the way adds to it. Only signed requests carry the keys of a principal (PA-55). */
export function requestBy(way: Way, resource: string, network: Request['context']): Request {
  const caller = way.type === 'AWS_IAM' && way.caller !== undefined ? callers[way.caller] : undefined
  if (caller === undefined) return { resource, context: { ...network } }
  const { arn, role = arn, org } = caller
  return {
    resource,
    principal: { arn },
    context: { ...network, 'aws:PrincipalArn': role, ...(org === undefined ? {} : { 'aws:PrincipalOrgID': org }) },
  }
}

/** Gives the surroundings that the way is. */
export function optionsBy(way: Way): EvaluateOptions {
  switch (way.type) {
    case 'NONE':
      return { authorizationType: 'NONE' }
    case 'AWS_IAM':
      return { authorizationType: 'AWS_IAM', identityPolicies: [ofIdentity(way.says)] }
    case 'CUSTOM':
      return {
        authorizationType: 'CUSTOM',
        authorizer:
          way.says === 'unauthorized' || way.says === 'failed' ? { kind: way.says } : { kind: 'policy', policy: ofIdentity(way.says) },
      }
    case 'COGNITO_USER_POOLS':
      return { authorizationType: 'COGNITO_USER_POOLS', token: way.token }
  }
}

function ofIdentity(says: Says): PolicyDocument {
  const statement = (says === 'Deny' ? deny : allow)({ resources: [says === 'silent' ? 'arn:aws:execute-api:*:*:zzzzzzzzzz/*' : '*'] })
  return {
    Version: '2012-10-17',
    Statement: Object.fromEntries(Object.entries(statement).filter(([name]) => name !== 'Principal')) as unknown as typeof statement,
  }
}
