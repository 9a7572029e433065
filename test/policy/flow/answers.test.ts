import { describe, expect, it } from 'vitest'
import { evaluate, type EvaluateOptions, type Readings } from '../../../src/policy/index.ts'
import { request } from '../evaluate/evaluate-request.ts'
import { ann, bob, onIdentity, onResource } from './ask.ts'

const arn = 'arn:aws:execute-api:eu-west-1:********3333:a1b2c3d4e5/prod/GET/orders'
const user = (name: string): string => `User: ${name} is not authorized to perform: execute-api:Invoke on resource: ${arn}`
const custom = 'User is not authorized to access this resource'
const deny = ' with an explicit deny'
const silence = (policy: string): string => ` because no ${policy} allows the execute-api:Invoke action`
const resource = 'resource-based policy'

const lambda = (policy: 'silent' | 'Deny'): EvaluateOptions => ({
  authorizationType: 'CUSTOM',
  authorizer: { kind: 'policy', policy: onIdentity(policy) },
})
const signed: EvaluateOptions = { authorizationType: 'AWS_IAM' }
const own = { ...signed, identityPolicies: [onIdentity('Allow')] }

type Row = readonly [
  what: string,
  policy: 'Allow' | 'silent' | 'Deny',
  caller: string | undefined,
  EvaluateOptions,
  classic: string,
  recent: string,
]

const rows: readonly Row[] = [
  ['PA-27, PA-28: a Deny', 'Deny', undefined, {}, user('anonymous') + deny, `${user('anonymous')}${deny} in a ${resource}`],
  ['PA-29: silence', 'silent', undefined, {}, user('anonymous'), user('anonymous') + silence(resource)],
  ['PA-30: a Deny to a user', 'Deny', ann, signed, user(ann) + deny, `${user(ann)}${deny} in a ${resource}`],
  ['PA-30: silence to a user', 'silent', ann, signed, user(ann), user(ann) + silence('identity-based policy')],
  ['PA-30: silence to a stranger', 'silent', bob, own, user(bob), user(bob) + silence(resource)],
  ['PA-11: a signature without AWS_IAM', 'silent', ann, {}, user('anonymous'), user('anonymous') + silence(resource)],
  ['PA-31: a Deny of the authorizer', 'Allow', undefined, lambda('Deny'), custom + deny, `${custom}${deny} in an identity-based policy`],
  ['PA-32: silence of the authorizer', 'silent', undefined, lambda('silent'), custom, custom + silence('identity-based policy')],
  [
    'PA-27: a Deny before the authorizer',
    'Deny',
    undefined,
    lambda('Deny'),
    user('anonymous') + deny,
    `${user('anonymous')}${deny} in a ${resource}`,
  ],
  [
    'PA-39: the endpoint policy',
    'Allow',
    undefined,
    { endpointPolicy: onResource('Deny') },
    user('anonymous') + deny,
    `${user('anonymous')}${deny} in a ${resource}`,
  ],
  [
    'PA-39: the endpoint policy, to a user',
    'Allow',
    ann,
    { endpointPolicy: onResource('silent') },
    user(ann),
    user(ann) + silence(resource),
  ],
  [
    'a boundary',
    'silent',
    ann,
    { ...own, permissionsBoundary: onIdentity('silent') },
    user(ann),
    user(ann) + silence('permissions boundary'),
  ],
  [
    'a session policy',
    'silent',
    ann,
    { ...own, sessionPolicy: onIdentity('Deny') },
    user(ann) + deny,
    `${user(ann)}${deny} in a session policy`,
  ],
  ['an SCP', 'silent', ann, { ...own, serviceControlPolicies: [[]] }, user(ann), user(ann) + silence('service control policy')],
  [
    'an RCP',
    'Allow',
    ann,
    { ...own, resourceControlPolicies: [[onResource('Deny')]] },
    user(ann) + deny,
    `${user(ann)}${deny} in a resource control policy`,
  ],
]

const ask = (policy: Row[1], caller: string | undefined, options: EvaluateOptions, readings: Readings = {}) =>
  evaluate(onResource(policy), caller === undefined ? request : { ...request, principal: { arn: caller } }, { ...options, readings })

describe('what the caller sees', () => {
  it.each(rows)('%s', (_, policy, caller, options, classic, recent) => {
    const answer = { status: 403, errorType: 'AccessDeniedException' }
    expect(ask(policy, caller, options).answer).toEqual({ ...answer, body: JSON.stringify({ Message: classic }) })
    expect(ask(policy, caller, options, { 'PA-28': '2026' }).answer).toEqual({ ...answer, body: JSON.stringify({ Message: recent }) })
  })

  it.each<readonly [string, EvaluateOptions, string | undefined, object]>([
    [
      'PA-33: no token',
      { authorizationType: 'COGNITO_USER_POOLS', token: 'missing' },
      undefined,
      { status: 401, errorType: 'UnauthorizedException', body: '{"message":"Unauthorized"}' },
    ],
    [
      'PA-33: the authorizer says so',
      { authorizationType: 'CUSTOM', authorizer: { kind: 'unauthorized' } },
      undefined,
      { status: 401, errorType: 'UnauthorizedException', body: '{"message":"Unauthorized"}' },
    ],
    [
      'PA-34: no signature',
      { authorizationType: 'AWS_IAM' },
      undefined,
      { status: 403, errorType: 'MissingAuthenticationTokenException', body: '{"message":"Missing Authentication Token"}' },
    ],
    [
      'PA-37: the authorizer failed',
      { authorizationType: 'CUSTOM', authorizer: { kind: 'failed' } },
      undefined,
      { status: 500, errorType: 'AuthorizerConfigurationException', body: '{"message":null}' },
    ],
  ])('%s', (_, options, caller, answer) => {
    expect(ask('Allow', caller, options).answer).toEqual(answer)
  })

  it('PA-37: the other body', () => {
    const failed = ask(
      'Allow',
      undefined,
      { authorizationType: 'CUSTOM', authorizer: { kind: 'failed' } },
      { 'PA-37': 'internal-server-error' },
    )
    expect(failed.answer?.body).toBe('{"message":"Internal server error"}')
  })

  it('PA-39: the endpoint policy by its name, whatever the wording of the others', () => {
    const named = (policy: 'silent' | 'Deny') =>
      ask('Allow', undefined, { endpointPolicy: onResource(policy) }, { 'PA-39': 'names-the-endpoint-policy' })
    expect(named('Deny').answer?.body).toContain(`${deny} in a VPC endpoint policy"`)
    expect(named('silent').answer?.body).toContain(silence('VPC endpoint policy'))
    const other = ask('Deny', undefined, {}, { 'PA-39': 'names-the-endpoint-policy' })
    expect(other.answer?.body).toBe(JSON.stringify({ Message: user('anonymous') + deny }))
  })

  it('PA-41: a small message', () => {
    expect(ask('Deny', undefined, {}, { 'PA-41': 'message' }).answer?.body).toBe(JSON.stringify({ message: user('anonymous') + deny }))
  })

  it('is nothing where the request is let in, and changes no decision', () => {
    expect(ask('Allow', undefined, {})).not.toHaveProperty('answer')
    expect(ask('Deny', undefined, {}).disputed).toEqual([])
  })

  it('names a service that calls', () => {
    const { answer } = evaluate(onResource('silent'), { ...request, principal: { service: 'states.amazonaws.com' } }, signed)
    expect(answer?.body).toBe(JSON.stringify({ Message: user('states.amazonaws.com') }))
  })

  it('masks the account, and nothing that looks like one behind it', () => {
    const body = (resource: string): string => evaluate(onResource('Deny'), { ...request, resource }).answer?.body ?? ''
    const behind = 'a1b2c3d4e5/prod/GET/x:111122223333:y'
    expect(body(`arn:aws:execute-api:eu-west-1:111122223333:${behind}`)).toContain(`:eu-west-1:********3333:${behind} with`)
    expect(body(`arn:aws:execute-api:eu-west-1:none:${behind}`)).toContain(`:eu-west-1:none:${behind} with`)
  })

  it('counts the policy of a domain among those of resources', () => {
    const domain = 'arn:aws:execute-api:eu-west-1:111122223333:/domainnames/orders.example+abc'
    const through = { ...request, context: { 'execute-api:viaDomainArn': domain } }
    const options = { domainPolicy: onResource('Deny'), readings: { 'PA-28': '2026' } } as const
    const { layer, answer } = evaluate(onResource('Allow'), through, options)
    expect([layer, answer?.body]).toEqual(['domain-policy', JSON.stringify({ Message: `${user('anonymous')}${deny} in a ${resource}` })])
  })

  it('names the action that was asked for', () => {
    const { answer } = evaluate(onResource('Deny'), { ...request, action: 'execute-api:InvalidateCache' })
    expect(answer?.body).toContain('perform: execute-api:InvalidateCache on')
  })
})
