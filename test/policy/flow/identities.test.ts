import { describe, expect, it } from 'vitest'
import { evaluate, type EvaluateOptions, type PolicyDocument, type StatementDocument } from '../../../src/policy/index.ts'
import { allow, deny, denyWith, policyOf, request } from '../evaluate/evaluate-request.ts'
import { ann, askSigned, bob, onIdentity, onResource } from './ask.ts'

const account = '111122223333'
const root = `arn:aws:iam::${account}:root`
const role = `arn:aws:iam::${account}:role/team/admin`
const session = `arn:aws:sts::${account}:assumed-role/admin/monday`
const grant = (AWS: string, change: Partial<StatementDocument> = {}): PolicyDocument => policyOf(allow({ Principal: { AWS }, ...change }))
const silent = { permissionsBoundary: onIdentity('silent') }
const silentSession = { sessionPolicy: onIdentity('silent') }

describe('what a resource policy grants inside its own account', () => {
  const strict = { readings: { 'PS-76': 'with-principal-arn' } } as const
  const forRole = { StringEquals: { 'aws:PrincipalArn': role } }
  it.each<readonly [string, PolicyDocument, string, EvaluateOptions, string]>([
    ['PS-73: a user', grant(ann), ann, {}, 'Allow'],
    ['PS-73: a role, to its session', grant(role), session, {}, 'Allow'],
    ['PS-73: everyone', onResource('Allow'), ann, {}, 'Allow'],
    ['PS-73: the account delegates', grant(root), ann, {}, 'ImplicitDeny'],
    ['PS-72: the account by its number', grant(account), ann, {}, 'ImplicitDeny'],
    ['PS-73: the account, and the identity allows', grant(root), ann, { identityPolicies: [onIdentity('Allow')] }, 'Allow'],
    ['PS-73: the account, by the other reading', grant(root), ann, { readings: { 'PS-73': 'grants' } }, 'Allow'],
    ['the root user needs no policy of its own', onResource('silent'), root, {}, 'Allow'],
    ['PS-75: a user, past a silent boundary', grant(ann), ann, silent, 'Allow'],
    ['PS-75: a session, past a silent boundary', grant(session), session, silent, 'Allow'],
    ['PS-75: a session, past a silent session policy', grant(session), session, silentSession, 'Allow'],
    ['PS-75: a role, limited by its boundary', grant(role), session, silent, 'ImplicitDeny'],
    ['PS-75: a role, limited by the session policy', grant(role), session, silentSession, 'ImplicitDeny'],
    ['PS-75: a role and its session', policyOf(allow({ Principal: { AWS: [role, session] } })), session, silent, 'Allow'],
    ['PS-76: everyone with aws:PrincipalArn', policyOf(allow({ Condition: forRole })), session, silent, 'Allow'],
    ['PS-76: everyone', onResource('Allow'), session, silent, 'Allow'],
    ['PS-76: everyone in a list', grant('*'), session, silent, 'Allow'],
    ['PS-76: everyone, by the other reading', onResource('Allow'), session, { ...silent, ...strict }, 'ImplicitDeny'],
    ['PS-76: everyone in a list, by the other reading', grant('*'), session, { ...silent, ...strict }, 'ImplicitDeny'],
    [
      'PS-76: everyone with aws:PrincipalArn, by either',
      policyOf(allow({ Condition: forRole })),
      session,
      { ...silent, ...strict },
      'Allow',
    ],
    [
      'PS-76: everyone with AWS:principalARN, by either',
      policyOf(allow({ Condition: { StringEquals: { 'AWS:principalARN': role } } })),
      session,
      { ...silent, ...strict },
      'Allow',
    ],
    [
      'PS-76: everyone with another key',
      policyOf(allow({ Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-1' } } })),
      session,
      { ...silent, ...strict },
      'ImplicitDeny',
    ],
    ['PS-72: the account by its number, by the other reading', grant(account), ann, { readings: { 'PS-73': 'grants' } }, 'Allow'],
    [
      'PS-73: the account by the other reading, limited by a boundary',
      grant(root),
      ann,
      { ...silent, readings: { 'PS-73': 'grants' } },
      'ImplicitDeny',
    ],
    ['a service beside the user', policyOf(allow({ Principal: { Service: 'a.amazonaws.com', AWS: ann } })), ann, silent, 'Allow'],
    [
      'the account beside a statement that names the user, about something else',
      policyOf(allow({ Principal: { AWS: root } }), allow({ Principal: { AWS: ann }, Action: 'execute-api:InvalidateCache' })),
      ann,
      {},
      'ImplicitDeny',
    ],
    ['the account beside another user', grant(root, { Principal: { AWS: [root, ann.replace('ann', 'eve')] } }), ann, {}, 'ImplicitDeny'],
    [
      'the account beside another role',
      grant(root, { Principal: { AWS: [root, role.replace('admin', 'x')] } }),
      session,
      {},
      'ImplicitDeny',
    ],
    ['the account beside a name that is no AWS name', grant(root, { Principal: { AWS: root, Federated: ann } }), ann, {}, 'ImplicitDeny'],
    ['a role by itself', grant(role), role, {}, 'Allow'],
    ['another role beside the own one', grant(role, { Principal: { AWS: [role.replace('admin', 'other'), role] } }), session, {}, 'Allow'],
    ['a role by itself, limited by its boundary', grant(role), role, silent, 'ImplicitDeny'],
    ['the account beside the user', grant(ann, { Principal: { AWS: [root, ann] } }), ann, silent, 'Allow'],
    ['the account beside the user, past a silent identity', grant(ann, { Principal: { AWS: [ann, account] } }), ann, {}, 'Allow'],
  ])('%s', (_, resource, arn, options, decision) => {
    const asked = { ...request, principal: { arn }, context: { 'aws:PrincipalArn': role } }
    expect(evaluate(resource, asked, { authorizationType: 'AWS_IAM', ...options }).decision).toBe(decision)
  })

  it('PS-73, PS-76: says where another reading decides otherwise', () => {
    expect(askSigned(ann, grant(root)).disputed).toEqual(['PS-73'])
    expect(askSigned(session, onResource('Allow'), silent).disputed).toEqual(['PS-76'])
    const strict = askSigned(session, onResource('Allow'), { ...silent, readings: { 'PS-76': 'with-principal-arn' } })
    expect(strict).toMatchObject({ decision: 'ImplicitDeny', layer: 'permissions-boundary' })
    expect(askSigned(ann, grant(ann), silent).disputed).toEqual([])
  })

  it('PS-76: an explicit Deny of the boundary limits everything', () => {
    const denied = askSigned(ann, grant(ann), { permissionsBoundary: onIdentity('Deny') })
    expect(denied).toMatchObject({ decision: 'ExplicitDeny', layer: 'permissions-boundary' })
  })

  it('PS-79: a NotPrincipal with a Deny spares nobody who has a permissions boundary', () => {
    const policy = policyOf(allow(), denyWith('NotPrincipal', { AWS: [ann, root] }))
    expect(askSigned(ann, policy).decision).toBe('Allow')
    const bounded = askSigned(ann, policy, { permissionsBoundary: onIdentity('Allow') })
    expect(bounded.decision).toBe('ExplicitDeny')
    const [, statement] = bounded.trace.find(({ layer }) => layer === 'resource-policy')?.statements ?? []
    expect(statement?.elements[0]).toMatchObject({ element: 'principal', matched: true, hits: [0, 1], reason: 'bounded' })
  })

  it('PS-79: a service has no permissions boundary', () => {
    const Service = 'states.amazonaws.com'
    const policy = policyOf(allow(), denyWith('NotPrincipal', { Service }))
    const options = { authorizationType: 'AWS_IAM', permissionsBoundary: onIdentity('Allow') } as const
    expect(evaluate(policy, { ...request, principal: { service: Service } }, options).decision).toBe('Allow')
    expect(evaluate(policy, { ...request, principal: { service: 'other.amazonaws.com' } }, options).decision).toBe('ExplicitDeny')
  })

  it('names nobody but the identity where the root user needs no policy', () => {
    expect(askSigned(root, onResource('silent'))).toMatchObject({ decision: 'Allow', layer: 'identity-policy', decidedBy: [] })
  })
})

describe('what limits the policies of an identity', () => {
  const own = { identityPolicies: [onIdentity('Allow')] }
  it.each<readonly [string, EvaluateOptions, string, string]>([
    ['an identity policy among several', { identityPolicies: [onIdentity('silent'), onIdentity('Allow')] }, 'Allow', 'identity-policy'],
    ['PS-86: a silent boundary', { ...own, ...silent }, 'ImplicitDeny', 'permissions-boundary'],
    ['PS-86: a silent session policy', { ...own, ...silentSession }, 'ImplicitDeny', 'session-policy'],
    [
      'PS-86: both allow',
      { ...own, permissionsBoundary: onIdentity('Allow'), sessionPolicy: onIdentity('Allow') },
      'Allow',
      'identity-policy',
    ],
    ['a boundary alone grants nothing', { permissionsBoundary: onIdentity('Allow') }, 'ImplicitDeny', 'identity-policy'],
    [
      'PS-84: a silent level',
      { ...own, serviceControlPolicies: [[onIdentity('Allow')], [onIdentity('silent')]] },
      'ImplicitDeny',
      'service-control-policy',
    ],
    [
      'PS-84: one policy of a level is enough',
      { ...own, serviceControlPolicies: [[onIdentity('silent'), onIdentity('Allow')]] },
      'Allow',
      'identity-policy',
    ],
    [
      'PS-84: several levels that allow',
      { ...own, serviceControlPolicies: [[onIdentity('Allow')], [onIdentity('Allow')]] },
      'Allow',
      'identity-policy',
    ],
    ['PS-84: a silent level alone', { ...own, serviceControlPolicies: [[onIdentity('silent')]] }, 'ImplicitDeny', 'service-control-policy'],
    ['PS-84: a level without policies', { ...own, serviceControlPolicies: [[]] }, 'ImplicitDeny', 'service-control-policy'],
    [
      'PS-84: a Deny at any level',
      { ...own, serviceControlPolicies: [[onIdentity('Allow')], [onIdentity('Allow'), onIdentity('Deny')]] },
      'ExplicitDeny',
      'service-control-policy',
    ],
    [
      'PS-84: a Deny of the resource side',
      { ...own, resourceControlPolicies: [[onResource('Deny')]] },
      'ExplicitDeny',
      'resource-control-policy',
    ],
    ['PS-84: RCPFullAWSAccess is implied', { ...own, resourceControlPolicies: [[], [onResource('silent')]] }, 'Allow', 'identity-policy'],
  ])('%s', (_, options, decision, layer) => {
    expect(askSigned(ann, onResource('silent'), options)).toMatchObject({ decision, layer })
  })

  it('across accounts, a boundary limits the caller though the resource policy names it', () => {
    const policy = grant(bob)
    expect(askSigned(bob, policy, own).decision).toBe('Allow')
    expect(askSigned(bob, policy, { ...own, ...silent })).toMatchObject({ decision: 'ImplicitDeny', layer: 'permissions-boundary' })
    expect(askSigned(bob, grant('999988887777'), own).decision).toBe('Allow')
  })

  it('PS-84: service control policies limit nobody who is anonymous, and no service', () => {
    const closed = { serviceControlPolicies: [[onIdentity('Deny')]] }
    expect(evaluate(onResource('Allow'), request, closed).decision).toBe('Allow')
    const asked = { ...request, principal: { service: 'states.amazonaws.com' } }
    expect(evaluate(onResource('Allow'), asked, { ...closed, authorizationType: 'AWS_IAM' }).decision).toBe('Allow')
    expect(askSigned(ann, onResource('Allow'), closed).decision).toBe('ExplicitDeny')
  })

  it.each(['NONE', 'COGNITO_USER_POOLS', 'CUSTOM', 'AWS_IAM'] as const)(
    'PA-57: resource control policies limit everybody, under %s',
    (authorizationType) => {
      const asked = { ...request, principal: { arn: ann } }
      const options = {
        authorizationType,
        authorizer: { kind: 'policy', policy: onIdentity('Allow') },
        resourceControlPolicies: [[policyOf(deny())]],
      } as const
      const denied = evaluate(onResource('Allow'), asked, options)
      expect(denied).toMatchObject({ decision: 'ExplicitDeny', layer: 'resource-control-policy', disputed: ['PA-57'] })
      expect(evaluate(onResource('Allow'), asked, { ...options, readings: { 'PA-57': 'not-supported' } }).decision).toBe('Allow')
    },
  )

  it('PS-106: a service needs an Allow of the resource policy', () => {
    const ask = (policy: PolicyDocument) =>
      evaluate(
        policy,
        { ...request, principal: { service: 'states.amazonaws.com' } },
        { authorizationType: 'AWS_IAM', identityPolicies: [onIdentity('Allow')] },
      )
    expect(ask(policyOf(allow({ Principal: { Service: 'states.amazonaws.com' } }))).decision).toBe('Allow')
    expect(ask(onResource('silent'))).toMatchObject({ decision: 'ImplicitDeny', layer: 'resource-policy' })
  })

  it('PS-81: reads the policies of identities as such', () => {
    expect(() => askSigned(ann, onResource('Allow'), { identityPolicies: [onResource('Allow')] })).toThrow('no `Principal`')
    expect(() => evaluate(onIdentity('Allow'), request)).toThrow('no `Principal`')
  })
})
