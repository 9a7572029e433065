import { describe, expect, it } from 'vitest'
import { evaluate, parsePolicy, type Evaluation, type EvaluateOptions } from '../../../src/policy/index.ts'
import { allow, deny, policyOf, request } from '../evaluate/evaluate-request.ts'
import { ann, askSigned, bob, onIdentity, onResource } from './ask.ts'

const domain = 'arn:aws:execute-api:eu-west-1:111122223333:/domainnames/private.example.com+abcd1234'
const through = { ...request, context: { 'execute-api:viaDomainArn': domain } }
const types = ['NONE', 'AWS_IAM', 'CUSTOM', 'COGNITO_USER_POOLS'] as const
const layers = ({ trace }: Evaluation): readonly string[] => trace.map(({ layer }) => layer)
const answered = { authorizer: { kind: 'policy', policy: onIdentity('Allow') } } as const
const asked = { ...request, principal: { arn: ann } }

describe('the gates before the API', () => {
  it.each(types)('PA-15, PA-19: the endpoint policy comes first, and must allow, under %s', (authorizationType) => {
    for (const says of ['silent', 'Deny'] as const) {
      const stopped = evaluate(onResource('Allow'), asked, { ...answered, authorizationType, endpointPolicy: onResource(says) })
      expect(layers(stopped)).toEqual(['endpoint-policy'])
      expect(stopped).toMatchObject({ decision: says === 'Deny' ? 'ExplicitDeny' : 'ImplicitDeny', layer: 'endpoint-policy' })
    }
    const passed = evaluate(onResource('Deny'), asked, { ...answered, authorizationType, endpointPolicy: onResource('Allow') })
    expect(passed).toMatchObject({ decision: 'ExplicitDeny', layer: 'resource-policy' })
    expect(layers(passed).slice(0, 2)).toEqual(['endpoint-policy', 'resource-policy'])
  })

  it('PA-16: the endpoint policy reads the signature, the resource policy of a method without authorization does not', () => {
    const named = policyOf(allow({ Principal: { AWS: ann } }))
    expect(evaluate(onResource('Allow'), asked, { endpointPolicy: named }).decision).toBe('Allow')
    expect(evaluate(named, asked)).toMatchObject({ decision: 'ImplicitDeny', layer: 'resource-policy' })
    for (const authorizationType of ['CUSTOM', 'COGNITO_USER_POOLS'] as const) {
      const denied = evaluate(policyOf(allow(), deny({ Principal: { AWS: ann } })), asked, { ...answered, authorizationType })
      expect(denied.decision, 'PA-55').toBe('Allow')
    }
  })

  it.each(types)('PA-23: the policy of a private custom domain must allow, under %s', (authorizationType) => {
    const ask = (domainPolicy: EvaluateOptions['domainPolicy']): Evaluation =>
      evaluate(
        onResource('Allow'),
        { ...through, principal: { arn: ann } },
        { ...answered, authorizationType, domainPolicy: domainPolicy ?? '' },
      )
    expect(ask(policyOf(allow({ Resource: domain }))).decision).toBe('Allow')
    expect(ask(policyOf(allow({ Resource: 'execute-api:/*' }))).decision, 'PA-67').toBe('Allow')
    expect(ask(policyOf(allow({ Resource: request.resource })))).toMatchObject({ decision: 'ImplicitDeny', layer: 'domain-policy' })
    expect(ask(policyOf(allow(), deny({ Resource: domain })))).toMatchObject({ decision: 'ExplicitDeny', layer: 'domain-policy' })
  })

  it('PA-25: asks the endpoint policy before the domain policy', () => {
    const stopped = evaluate(onResource('Allow'), through, { endpointPolicy: onResource('Deny'), domainPolicy: onResource('Deny') })
    expect(layers(stopped)).toEqual(['endpoint-policy'])
    const passed = evaluate(onResource('Allow'), through, { endpointPolicy: onResource('Allow'), domainPolicy: onResource('Allow') })
    expect(layers(passed)).toEqual(['endpoint-policy', 'domain-policy', 'resource-policy'])
  })

  it('PA-49: a domain policy needs the ARN of the domain', () => {
    expect(() => evaluate(onResource('Allow'), request, { domainPolicy: policyOf(allow()) })).toThrow(
      expect.objectContaining({ code: 'INCOMPLETE_REQUEST', at: 'context.execute-api:viaDomainArn' }) as Error,
    )
  })

  it.each(types)('PS-98: a private API without a policy lets nobody in, under %s', (authorizationType) => {
    const shut = evaluate(undefined, asked, { ...answered, authorizationType, identityPolicies: [onIdentity('Allow')], private: true })
    expect(shut).toMatchObject({ decision: 'ImplicitDeny', layer: 'resource-policy', decidedBy: [] })
    expect(shut.answer?.errorType).toBe('AccessDeniedException')
  })

  it.each([
    ['NONE', ann, 'Allow', 'resource-policy', []],
    ['COGNITO_USER_POOLS', ann, 'Allow', 'resource-policy', []],
    ['CUSTOM', ann, 'Allow', 'authorizer', ['authorizer']],
    ['AWS_IAM', ann, 'ImplicitDeny', 'identity-policy', []],
    ['AWS_IAM', bob, 'ImplicitDeny', 'resource-policy', []],
    ['AWS_IAM', undefined, 'ImplicitDeny', 'resource-policy', []],
  ] as const)('PA-2: a public API without a policy, under %s, of %s -> %s', (authorizationType, arn, decision, layer, decidedBy) => {
    const principal = arn === undefined ? { service: 'states.amazonaws.com' } : { arn }
    const open = evaluate(undefined, { ...request, principal }, { ...answered, authorizationType, private: false })
    expect([open.decision, open.layer, open.decidedBy.map((one) => one.layer)]).toEqual([decision, layer, decidedBy])
  })

  it('asks which type of API it is where there is no policy', () => {
    expect(() => evaluate(undefined, request)).toThrow(expect.objectContaining({ code: 'INVALID_OPTION', at: 'private' }) as Error)
  })
})

describe('the method', () => {
  it.each(['unauthorized', 'failed'] as const)('PA-3: a Deny of the resource policy comes before an authorizer that is %s', (kind) => {
    const ask = (says: 'Allow' | 'Deny'): Evaluation =>
      evaluate(onResource(says), request, { authorizationType: 'CUSTOM', authorizer: { kind } })
    expect(ask('Deny')).toMatchObject({ decision: 'ExplicitDeny', layer: 'resource-policy' })
    expect(ask('Allow')).toMatchObject({ decision: 'ImplicitDeny', layer: 'authorizer', decidedBy: [] })
  })

  it('asks what the authorizer answered', () => {
    expect(() => evaluate(onResource('Allow'), request, { authorizationType: 'CUSTOM' })).toThrow(
      expect.objectContaining({ code: 'INCOMPLETE_REQUEST', at: 'authorizer' }) as Error,
    )
  })

  it.each(['missing', 'invalid'] as const)('PA-5: a token that is %s ends it before the resource policy is asked', (token) => {
    const refused = evaluate(onResource('Deny'), request, { authorizationType: 'COGNITO_USER_POOLS', token })
    expect(refused).toMatchObject({ decision: 'ImplicitDeny', layer: 'authentication', trace: [] })
  })

  it('PA-34: a caller who did not sign is nobody under AWS_IAM', () => {
    expect(askSigned(undefined, onResource('Allow'))).toMatchObject({ decision: 'ImplicitDeny', layer: 'authentication', trace: [] })
  })

  it.each([
    [{ authorizationType: 'IAM' as 'NONE' }, 'authorizationType'],
    [{ token: 'good' as 'valid' }, 'token'],
    [{ authorizer: { kind: 'yes' } as unknown as { kind: 'failed' } }, 'authorizer.kind'],
  ])('refuses %j', (options, at) => {
    expect(() => evaluate(onResource('Allow'), request, options)).toThrow(expect.objectContaining({ code: 'INVALID_OPTION', at }) as Error)
  })

  it('does not take a policy that was parsed for an identity as one of a resource, nor the other way', () => {
    const own = parsePolicy(onIdentity('Allow'), { attachedTo: 'identity' })
    const other = parsePolicy(onResource('Allow'))
    if (!own.ok || !other.ok) throw new Error('both parse')
    const stranger = (message: string, attachedTo: string): Error =>
      expect.objectContaining({ message: `the policy ${message}`, help: `parse it with \`attachedTo: '${attachedTo}'\`` }) as Error
    const identity = stranger('names no principal, as the policy of an identity does', 'resource')
    expect(() => evaluate(own.policy, request)).toThrow(identity)
    expect(() => evaluate(other.policy, through, { domainPolicy: own.policy })).toThrow(identity)
    expect(() => askSigned(ann, onResource('Allow'), { identityPolicies: [other.policy] })).toThrow(
      stranger('names principals, as the policy of a resource does', 'identity'),
    )
  })
})
