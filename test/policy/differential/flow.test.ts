import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  evaluate,
  type Decision,
  type EvaluateOptions,
  type PolicyDocument,
  type Request,
  type StatementDocument,
} from '../../../src/policy/index.ts'
import { readingsChoice } from '../../../src/testing/index.ts'
import { referenceFlow, type Grantee, type Situation } from '../../reference/reference-flow.ts'
import { patient, shareOfRuns } from './share-of-runs.ts'

const resource = 'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/prod/GET/orders'
const domainArn = 'arn:aws:execute-api:eu-west-1:111122223333:/domainnames/orders.example.com+f4g5h6'
const service = 'states.amazonaws.com'
const decisions = ['Allow', 'ImplicitDeny', 'ExplicitDeny'] as const

/** A policy without principals that says one of the three. */
function policyThat(
  says: Decision,
  principal?: StatementDocument['Principal'],
  Condition?: StatementDocument['Condition'],
): PolicyDocument {
  const speaks = (Effect: 'Allow' | 'Deny', Action: string, named: StatementDocument['Principal']): StatementDocument => ({
    Effect,
    ...(named === undefined ? {} : { Principal: named }),
    Action,
    Resource: '*',
  })
  const allow = speaks('Allow', says === 'ImplicitDeny' ? 'execute-api:ManageConnections' : 'execute-api:Invoke', principal)
  const deny = speaks('Deny', 'execute-api:*', principal === undefined ? undefined : '*')
  return {
    Version: '2012-10-17',
    Statement: [{ ...allow, ...(Condition === undefined ? {} : { Condition }) }, ...(says === 'ExplicitDeny' ? [deny] : [])],
  }
}

interface Caller {
  readonly arn: string
  readonly principal: NonNullable<StatementDocument['Principal']>
  readonly condition?: StatementDocument['Condition']
}

/** Who calls, and how the resource policy names that caller. */
function callerOf(account: string, grantee: Grantee): Caller {
  const user = `arn:aws:iam::${account}:user/ann`
  const session = `arn:aws:sts::${account}:assumed-role/reader/s1`
  switch (grantee) {
    case 'everyone':
      return { arn: user, principal: '*' }
    case 'everyone-by-arn':
      return { arn: user, principal: { AWS: '*' }, condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:user/*' } } }
    case 'user':
      return { arn: user, principal: { AWS: user } }
    case 'session':
      return { arn: session, principal: { AWS: [session, 'arn:aws:iam::999999999999:root'] } }
    case 'role':
      return { arn: session, principal: { AWS: `arn:aws:iam::${account}:role/some/path/reader` } }
    case 'account':
      return { arn: user, principal: { AWS: account } }
  }
}

/** A situation whose resource policy names its grantee in one way. */
type Named = Omit<Situation, 'grantees'> & { readonly grantee: Grantee }

const runs = shareOfRuns(1000)
const word = fc.constantFrom<Decision>(...decisions)
const perhaps = fc.constantFrom<Decision | undefined>(undefined, undefined, 'Allow', 'Allow', 'ImplicitDeny', 'ExplicitDeny')
const gate = fc.constantFrom<Decision | undefined>(undefined, undefined, 'Allow', 'Allow', 'Allow', 'Allow', 'ImplicitDeny', 'ExplicitDeny')
const levels = fc.array(fc.constantFrom<Decision>('Allow', 'Allow', 'Allow', 'ImplicitDeny', 'ExplicitDeny'), { maxLength: 2 })
const situation: fc.Arbitrary<Named> = fc.record({
  authorizationType: fc.constantFrom('NONE', 'AWS_IAM', 'AWS_IAM', 'AWS_IAM', 'CUSTOM', 'COGNITO_USER_POOLS'),
  private: fc.boolean(),
  caller: fc.constantFrom('same-account', 'same-account', 'same-account', 'other-account', 'other-account', 'anonymous', 'service'),
  endpoint: gate,
  domain: gate,
  resource: fc.oneof(word, perhaps),
  grantee: fc.constantFrom<Grantee>('everyone', 'everyone-by-arn', 'user', 'session', 'role', 'account'),
  identity: perhaps,
  boundary: perhaps,
  session: perhaps,
  serviceControls: levels,
  resourceControls: levels,
  authorizer: fc.constantFrom<Situation['authorizer']>(...decisions, ...decisions, 'unauthorized', 'failed'),
  token: fc.constantFrom('valid', 'valid', 'missing', 'invalid'),
})

function optionsOf(given: Named): EvaluateOptions {
  const one = (says: Decision | undefined): PolicyDocument | undefined => (says === undefined ? undefined : policyThat(says))
  const all = {
    authorizationType: given.authorizationType,
    private: given.private,
    endpointPolicy: given.endpoint === undefined ? undefined : policyThat(given.endpoint, '*'),
    domainPolicy: given.domain === undefined ? undefined : policyThat(given.domain, '*'),
    identityPolicies: given.identity === undefined ? undefined : [policyThat(given.identity)],
    permissionsBoundary: one(given.boundary),
    sessionPolicy: one(given.session),
    serviceControlPolicies: given.serviceControls.map((says) => [policyThat(says)]),
    resourceControlPolicies: given.resourceControls.map((says) => [policyThat(says, '*')]),
    authorizer:
      given.authorizer === 'unauthorized' || given.authorizer === 'failed'
        ? { kind: given.authorizer }
        : { kind: 'policy' as const, policy: policyThat(given.authorizer) },
    token: given.token,
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}

it('the authorization flow decides, and answers, as the tables of the documentation do', patient, () => {
  const tally = new Set<string>()
  fc.assert(
    fc.property(situation, readingsChoice(), (given, readings) => {
      const account = given.caller === 'other-account' ? '444455556666' : '111122223333'
      // Why: where nobody is authenticated only everyone can be named.
      const named = given.authorizationType === 'AWS_IAM' && given.caller.endsWith('account')
      const { arn, principal, condition } = callerOf(account, named ? given.grantee : 'everyone')
      const request: Request = {
        resource,
        context: { 'aws:PrincipalArn': arn, 'execute-api:viaDomainArn': domainArn },
        ...(given.caller === 'anonymous' ? {} : { principal: given.caller === 'service' ? { service } : { arn } }),
      }
      const policy = given.resource === undefined ? undefined : policyThat(given.resource, principal, condition)
      const { decision, layer, answer } = evaluate(policy, request, { ...optionsOf(given), readings })
      const said = { decision, status: answer?.status, errorType: answer?.errorType }
      expect(said).toEqual(referenceFlow({ ...given, grantees: [given.grantee] }, readings))
      tally.add(`${given.authorizationType} ${decision}`)
      tally.add(`${layer} ${decision}`)
    }),
    runs,
  )
  if (runs.numRuns < 1000) return
  const types = ['NONE', 'AWS_IAM', 'CUSTOM', 'COGNITO_USER_POOLS'].flatMap((type) => decisions.map((decision) => `${type} ${decision}`))
  const gates = ['endpoint-policy', 'domain-policy'].flatMap((layer) => [`${layer} ImplicitDeny`, `${layer} ExplicitDeny`])
  expect([...tally]).toEqual(expect.arrayContaining([...types, ...gates]))
})
