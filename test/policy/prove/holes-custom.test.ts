import { expect, it } from 'vitest'
import { evaluate, type PolicyDocument, type Request } from '../../../src/policy/index.ts'
import { notLockedOut, onlyFromVpce } from '../../../src/policy/prove/properties.ts'
import { prove } from '../../../src/policy/prove/prove.ts'
import { allow, api, deny, mine, other, policyOf, vpce } from './hole-rows.ts'

// PS-91: a Deny of the resource policy ends it before the Lambda authorizer is called; then one Allow, of either, is enough (Table A).
const under = { api, authorizationType: 'CUSTOM' } as const
const allowing: PolicyDocument = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } }
const silent: PolicyDocument = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: 'arn:aws:s3:::x' } }

function counterexampleOf(policy: PolicyDocument): { readonly request: Request; readonly otherSideAllows: boolean } {
  const proof = prove(policy, onlyFromVpce(mine), under)
  if (proof.verdict !== 'fails' || proof.counterexample === undefined) throw new Error(`the proof says ${proof.verdict}`)
  return proof.counterexample
}

function decide(policy: PolicyDocument, request: Request, answer: PolicyDocument): string {
  return evaluate(policy, request, { ...under, authorizer: { kind: 'policy', policy: answer } }).decision
}

it('a Deny ends it before the function is asked, whatever the function would say', () => {
  const fence = policyOf(deny({ StringNotEquals: vpce }))
  expect(prove(fence, onlyFromVpce(mine), under).verdict).toBe('holds')
  // Nobody needs the policy's Allow where the function allows.
  expect(prove(fence, notLockedOut(mine), under).verdict).toBe('holds')
  expect(prove(fence, notLockedOut(other), under).verdict).toBe('fails')
  expect(prove(fence, notLockedOut(mine), { api }).verdict).toBe('fails')
})

it('an Allow of the function is enough where the policy is silent, and the counterexample says that it rests on it', () => {
  const policy = policyOf(allow({ StringEquals: vpce }))
  const { request, otherSideAllows } = counterexampleOf(policy)
  expect(otherSideAllows).toBe(true)
  expect([decide(policy, request, allowing), decide(policy, request, silent)]).toEqual(['Allow', 'ImplicitDeny'])
})

it('an Allow of the policy is enough where the function is silent', () => {
  const policy = policyOf(allow())
  const { request } = counterexampleOf(policy)
  expect([decide(policy, request, allowing), decide(policy, request, silent)]).toEqual(['Allow', 'Allow'])
})
