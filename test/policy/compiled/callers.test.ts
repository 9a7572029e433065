import { describe, it } from 'vitest'
import type { Request } from '../../../src/policy/index.ts'
import { allow, policyOf, request } from '../evaluate/evaluate-request.ts'
import { expectSameAtEndpoint } from './same-decision.ts'

describe('a compiled policy names callers as evaluate does', () => {
  const account = '111122223333'
  const arns = [
    ...['user/a', 'user/b', 'root', 'abcd', 'user:root', 'role/a', 'role/p/a', `role/${account}`, 'role/', 'saml-provider/a'].map(
      (resource) => `arn:aws:iam::${account}:${resource}`,
    ),
    ...['arn:aws-cn:iam::111122223333:root', 'arn:aws-cn:iam::111122223333:role/a', 'arn:aws:iam::444455556666:root'],
    ...['assumed-role/a/s', 'assumed-role/b/s', 'assumed-role//s', `assumed-role/${account}/s`, 'root', 'federated-user/a'].map(
      (resource) => `arn:aws:sts::${account}:${resource}`,
    ),
  ]
  const ids = [account, `${account}4444`, `arn:aws:iam::${account}:root`, 'AIDAJQABLZS4A3QDU576Q']
  const principals = [
    ...[...arns, ...ids, '*'].map((AWS) => ({ AWS })),
    ...[...ids, 'a.example', `arn:aws:iam::${account}:role/a`].flatMap((name) => [
      { Service: name },
      { Federated: name },
      { CanonicalUser: name },
    ]),
    ...['arn:aws:iam::111122223333:user/a', 'arn:aws:sts::111122223333:assumed-role/a/s', 'arn:aws:iam::111122223333:abcd'].map((arn) => ({
      AWS: [account, arn],
      Service: 'a.example',
    })),
    ...['arn:aws:iam::111122223333:role/a', 'arn:aws-cn:iam::111122223333:role/a'].map((role) => ({
      AWS: [account, 'arn:aws:sts::111122223333:assumed-role/a/s', 'arn:aws:sts::111122223333:assumed-role//s', role],
    })),
  ]
  const callers: readonly Request['principal'][] = [
    ...['a.example', 'b.example', account, '*'].flatMap((name) => [{ service: name }, { federated: name }, { canonicalUser: name }]),
    ...arns.map((arn) => ({ arn })),
    undefined,
  ]
  it.each(principals)('%j', (principals) => {
    const requests = callers.map((principal): Request => ({ ...request, ...(principal === undefined ? {} : { principal }) }))
    const policies = [
      policyOf(allow({ Principal: principals })),
      policyOf(allow(), { Effect: 'Deny', NotPrincipal: principals, Action: 'execute-api:Invoke', Resource: '*' }),
    ]
    for (const policy of policies) {
      expectSameAtEndpoint(policy, requests)
      expectSameAtEndpoint(policy, requests, { readings: { 'PS-71': 'aws-and-anonymous' } })
    }
  })
})
