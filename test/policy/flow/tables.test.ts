import { describe, expect, it } from 'vitest'
import { evaluate, type Decision, type Evaluation } from '../../../src/policy/index.ts'
import { request } from '../evaluate/evaluate-request.ts'
import { ann, askSigned, bob, onIdentity, onResource, type Says } from './ask.ts'

type Row = readonly [other: Says, resource: Says, decision: Decision]

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html, "Table A", row by row. */
const tableA: readonly Row[] = [
  ['Allow', 'Allow', 'Allow'],
  ['Allow', 'silent', 'Allow'],
  ['Allow', 'Deny', 'ExplicitDeny'],
  ['silent', 'Allow', 'Allow'],
  ['silent', 'silent', 'ImplicitDeny'],
  ['silent', 'Deny', 'ExplicitDeny'],
  ['Deny', 'Allow', 'ExplicitDeny'],
  ['Deny', 'silent', 'ExplicitDeny'],
  ['Deny', 'Deny', 'ExplicitDeny'],
]

/** The same page, "Table B". */
const tableB: readonly Row[] = [
  ['Allow', 'Allow', 'Allow'],
  ['Allow', 'silent', 'ImplicitDeny'],
  ['Allow', 'Deny', 'ExplicitDeny'],
  ['silent', 'Allow', 'ImplicitDeny'],
  ['silent', 'silent', 'ImplicitDeny'],
  ['silent', 'Deny', 'ExplicitDeny'],
  ['Deny', 'Allow', 'ExplicitDeny'],
  ['Deny', 'silent', 'ExplicitDeny'],
  ['Deny', 'Deny', 'ExplicitDeny'],
]

/** What each side that was asked said, by the trace. */
const traced = ({ trace }: Evaluation): readonly string[] => trace.map(({ layer, outcome }) => `${layer} ${outcome}`)
const outcomeOf: Readonly<Record<Says, Decision>> = { Allow: 'Allow', silent: 'ImplicitDeny', Deny: 'ExplicitDeny' }

describe('Table A', () => {
  it.each(tableA)(
    'PA-7, PS-89: AWS_IAM in the same account: the identity %s, the resource policy %s -> %s',
    (other, resource, decision) => {
      const evaluation = askSigned(ann, onResource(resource), { identityPolicies: [onIdentity(other)] })
      expect(evaluation.decision).toBe(decision)
      expect(traced(evaluation)).toEqual([`resource-policy ${outcomeOf[resource]}`, `identity-policy ${outcomeOf[other]}`])
    },
  )

  it.each(tableA)('PA-3, PS-91: CUSTOM: the authorizer %s, the resource policy %s -> %s', (other, resource, decision) => {
    const evaluation = evaluate(onResource(resource), request, {
      authorizationType: 'CUSTOM',
      authorizer: { kind: 'policy', policy: onIdentity(other) },
    })
    expect(evaluation.decision).toBe(decision)
    const called = resource === 'Deny' ? [] : [`authorizer ${outcomeOf[other]}`]
    expect(traced(evaluation)).toEqual([`resource-policy ${outcomeOf[resource]}`, ...called])
  })
})

describe('Table B', () => {
  it.each(tableB)('PA-8, PS-90: AWS_IAM across accounts: the identity %s, the resource policy %s -> %s', (other, resource, decision) => {
    const evaluation = askSigned(bob, onResource(resource), { identityPolicies: [onIdentity(other)] })
    expect(evaluation.decision).toBe(decision)
    expect(traced(evaluation)).toEqual([`resource-policy ${outcomeOf[resource]}`, `identity-policy ${outcomeOf[other]}`])
  })

  it.each([
    ['Allow', 'Allow'],
    ['silent', 'ImplicitDeny'],
    ['Deny', 'ExplicitDeny'],
  ] as const)('PA-5, PS-92: COGNITO_USER_POOLS with a valid token: the resource policy %s -> %s', (resource, decision) => {
    const evaluation = evaluate(onResource(resource), request, { authorizationType: 'COGNITO_USER_POOLS', token: 'valid' })
    expect(evaluation).toMatchObject({ decision, layer: 'resource-policy' })
    expect(evaluate(onResource(resource), request, { authorizationType: 'COGNITO_USER_POOLS' })).toEqual(evaluation)
  })
})

describe('NONE', () => {
  it.each([
    ['Allow', 'Allow'],
    ['silent', 'ImplicitDeny'],
    ['Deny', 'ExplicitDeny'],
  ] as const)('PA-1, PS-88: the resource policy %s -> %s', (resource, decision) => {
    expect(evaluate(onResource(resource), request)).toMatchObject({ decision, layer: 'resource-policy' })
  })
})

describe('the layer that decides', () => {
  it.each<readonly [Says, Says, string, readonly string[]]>([
    ['Allow', 'Allow', 'resource-policy', ['resource-policy', 'identity-policy']],
    ['Allow', 'silent', 'identity-policy', ['identity-policy']],
    ['silent', 'Allow', 'resource-policy', ['resource-policy']],
    ['silent', 'silent', 'identity-policy', []],
    ['Deny', 'Deny', 'resource-policy', ['resource-policy', 'identity-policy']],
    ['Deny', 'Allow', 'identity-policy', ['identity-policy']],
    ['silent', 'Deny', 'resource-policy', ['resource-policy']],
  ])('same account: the identity %s, the resource policy %s -> %s', (other, resource, layer, decidedBy) => {
    const evaluation = askSigned(ann, onResource(resource), { identityPolicies: [onIdentity(other)] })
    expect([evaluation.layer, evaluation.decidedBy.map((one) => one.layer)]).toEqual([layer, decidedBy])
  })

  it.each<readonly [Says, Says, string]>([
    ['Allow', 'silent', 'resource-policy'],
    ['silent', 'Allow', 'identity-policy'],
    ['silent', 'silent', 'resource-policy'],
  ])('across accounts: the identity %s, the resource policy %s -> %s', (other, resource, layer) => {
    expect(askSigned(bob, onResource(resource), { identityPolicies: [onIdentity(other)] }).layer).toBe(layer)
  })

  it('across accounts: both sides allow', () => {
    const { decision, layer, decidedBy } = askSigned(bob, onResource('Allow'), { identityPolicies: [onIdentity('Allow')] })
    expect([decision, layer]).toEqual(['Allow', 'resource-policy'])
    expect(decidedBy.map((one) => one.layer)).toEqual(['resource-policy', 'identity-policy'])
  })

  it.each<readonly [Says, Says, string]>([
    ['Allow', 'Allow', 'resource-policy'],
    ['Allow', 'silent', 'authorizer'],
    ['silent', 'Allow', 'resource-policy'],
    ['silent', 'silent', 'authorizer'],
    ['Deny', 'Allow', 'authorizer'],
  ])('CUSTOM: the authorizer %s, the resource policy %s -> %s', (other, resource, layer) => {
    const authorizer = { kind: 'policy', policy: onIdentity(other) } as const
    expect(evaluate(onResource(resource), request, { authorizationType: 'CUSTOM', authorizer }).layer).toBe(layer)
  })
})
