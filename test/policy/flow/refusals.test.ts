import { describe, expect, it } from 'vitest'
import { evaluate, type PolicyInput } from '../../../src/policy/index.ts'
import { allow, policyOf, request } from '../evaluate/evaluate-request.ts'
import { onIdentity, onResource } from './ask.ts'

/** Options that callers without types may give. */
type Loose = Readonly<Record<string, unknown>>

const refuse = (policy: PolicyInput | undefined, options: Loose): (() => unknown) => {
  return () => evaluate(policy, request, options)
}

describe('surroundings whose meaning cannot be told are refused', () => {
  const domain = '`execute-api:viaDomainArn`, the ARN of the domain through which it comes'
  it.each<readonly [string, PolicyInput | undefined, Loose, Loose]>([
    [
      'no policy of an API of which nobody knows whether it is private',
      undefined,
      {},
      {
        code: 'INVALID_OPTION',
        message: 'without a resource policy the answer depends on the type of the API',
        at: 'private',
        help: 'say `private: true` or `private: false`',
      },
    ],
    [
      'an unknown way of authorization',
      onResource('Allow'),
      { authorizationType: 'IAM' },
      {
        code: 'INVALID_OPTION',
        message: '`IAM` is not known',
        at: 'authorizationType',
        help: 'write one of NONE, AWS_IAM, CUSTOM, COGNITO_USER_POOLS',
      },
    ],
    [
      'an unknown answer of an authorizer',
      onResource('Allow'),
      { authorizationType: 'CUSTOM', authorizer: { kind: 'no' } },
      { code: 'INVALID_OPTION', message: '`no` is not known', at: 'authorizer.kind', help: 'write one of policy, unauthorized, failed' },
    ],
    [
      'an unknown token',
      onResource('Allow'),
      { authorizationType: 'COGNITO_USER_POOLS', token: 'old' },
      { code: 'INVALID_OPTION', message: '`old` is not known', at: 'token', help: 'write one of valid, missing, invalid' },
    ],
    ...['identityPolicies', 'serviceControlPolicies', 'resourceControlPolicies'].map((at): readonly [string, PolicyInput, Loose, Loose] => [
      `${at} that are no list`,
      onResource('Allow'),
      { authorizationType: 'AWS_IAM', [at]: onIdentity('Allow') },
      { code: 'INVALID_OPTION', message: `\`${at}\` is not a list`, at, help: 'write the policies in a list, even a single one' },
    ]),
    ...['serviceControlPolicies', 'resourceControlPolicies'].map((at): readonly [string, PolicyInput, Loose, Loose] => [
      `${at} without levels`,
      onResource('Allow'),
      { authorizationType: 'AWS_IAM', [at]: [[], onIdentity('Allow')] },
      {
        code: 'INVALID_OPTION',
        message: `\`${at}\` is not a list of levels`,
        at,
        help: 'write a list of lists: for each level of the organization its policies',
      },
    ]),
    [
      'an authorizer that nobody asked',
      onResource('Allow'),
      { authorizationType: 'CUSTOM' },
      {
        code: 'INCOMPLETE_REQUEST',
        message: 'what the Lambda authorizer answered is not known',
        at: 'authorizer',
        help: "give `authorizer: { kind: 'policy', policy }`, or `{ kind: 'unauthorized' }`",
      },
    ],
    [
      'a domain policy and no domain',
      onResource('Allow'),
      { domainPolicy: onResource('Allow') },
      {
        code: 'INCOMPLETE_REQUEST',
        message: `the request lacks ${domain}`,
        at: 'context.execute-api:viaDomainArn',
        help: 'write `arn:aws:execute-api:REGION:ACCOUNT:/domainnames/NAME+ID`, or leave `domainPolicy` out',
      },
    ],
  ])('%s', (_, policy, options, error) => {
    expect(refuse(policy, options)).toThrow(expect.objectContaining(error) as Error)
  })
})

describe('the policy of a domain', () => {
  const arn = 'arn:aws:execute-api:eu-west-1:111122223333:/domainnames/orders.example+abc'
  const through = { ...request, context: { 'execute-api:viaDomainArn': arn } }
  it.each([
    ['execute-api:/*', 'Allow'],
    [arn, 'Allow'],
    ['*', 'Allow'],
    ['execute-api:/${*}', 'ImplicitDeny'],
    ['execute-api:/', 'ImplicitDeny'],
    ['execute-api:/x', 'ImplicitDeny'],
    ['execute-api:/*${aws:username}', 'ImplicitDeny'],
  ])('PA-23: whose resource is %j: %s', (Resource, decision) => {
    const domainPolicy = policyOf(allow({ Resource }))
    expect(evaluate(onResource('Allow'), through, { domainPolicy }).decision).toBe(decision)
  })
})
