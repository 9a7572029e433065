import { describe, expect, it } from 'vitest'
import {
  certificateOf,
  checkCertificate,
  covers,
  evaluate,
  onlyFromVpce,
  prove,
  type StatementDocument,
} from '../../../src/policy/index.ts'
import { allow, api, deny, policyOf } from '../evaluate/evaluate-request.ts'

const ours = 'vpce-0a1b2c3d4e5f60718'
const others: StatementDocument['Condition'] = { StringNotEquals: { 'aws:SourceVpce': ours } }

// Why: where one API alone is named, it is taken for the one that the policy is attached to.
const elsewhere = ['z9y8x7w6v5', 'y8x7w6v5u4'].map((id) => `arn:aws:execute-api:eu-west-1:111122223333:${id}/*`)

describe('resources in shorthand beside ARNs, on an API that is not named', () => {
  it.each([
    ['a Deny of the route in shorthand', 'execute-api:/prod/*', `${api}/prod/*`],
    ['a Deny of everything in shorthand', 'execute-api:/*', `${api}/*`],
    ['a Deny of every stage in shorthand', 'execute-api:/*/GET/orders', `${api}/prod/GET/orders`],
    ['shorthand in the Allow and in the Deny', 'execute-api:/prod/*', ['execute-api:/prod/GET/*', `${api}/prod/POST/*`]],
  ] as const)('hold: %s', (_, denied, allowed) => {
    const policy = policyOf(deny({ Resource: elsewhere }), deny({ Resource: denied, Condition: others }), allow({ Resource: allowed }))
    const proof = prove(policy, onlyFromVpce(ours))
    expect(proof.verdict).toBe('holds')
    if (proof.verdict === 'holds') expect(checkCertificate(JSON.stringify(certificateOf(proof)))).toMatchObject({ valid: true })
  })

  it.each([
    ['a Deny of one API', `${api}/prod/*`, 'execute-api:/prod/*'],
    ['a Deny of another stage', 'execute-api:/prod/*', `${api}/*`],
    ['a Deny of the stage at the beginning only', 'execute-api:/prod/*', 'arn:aws:execute-api:*:*:*/prod/*'],
    ['a Deny in one partition', 'arn:aws:execute-api:*:*:*/prod/*', 'execute-api:/prod/*'],
    ['a Deny of ids of one letter', 'arn:aws:execute-api:*:*:?/prod/*', 'execute-api:/prod/*'],
  ] as const)('fail: %s', (_, denied, allowed) => {
    const policy = policyOf(deny({ Resource: elsewhere }), deny({ Resource: denied, Condition: others }), allow({ Resource: allowed }))
    const proof = prove(policy, onlyFromVpce(ours))
    if (proof.verdict !== 'fails' || proof.counterexample === undefined) throw new Error(proof.verdict)
    const { request } = proof.counterexample
    expect(evaluate(policy, request).decision).toBe('Allow')
    expect(request.context?.['aws:SourceVpce']).not.toBe(ours)
  })

  it("fail where a VPC endpoint's policy, which knows no shorthand, excludes by it what it does not mean", () => {
    const endpointPolicy = policyOf({ Effect: 'Allow', Principal: '*', Action: '*', NotResource: 'execute-api:/*' })
    const policy = policyOf(allow({ Resource: 'execute-api:/prod/*/orders' }))
    const proof = prove(policy, onlyFromVpce(ours), { endpointPolicy })
    if (proof.verdict !== 'fails' || proof.counterexample === undefined) throw new Error(proof.verdict)
    expect(evaluate(policy, proof.counterexample.request, { endpointPolicy }).decision).toBe('Allow')
    const open = policyOf(allow({ Resource: 'execute-api:/prod/*' }), deny({ Condition: others }))
    expect(prove(open, onlyFromVpce(ours), { endpointPolicy }).verdict).toBe('holds')
    expect(prove(open, onlyFromVpce('vpce-0123456789abcdef0'), { endpointPolicy }).verdict).toBe('fails')
  })

  it('are covered where both lead there', () => {
    const policy = policyOf(allow({ Resource: ['execute-api:/prod/GET/*', 'arn:aws:execute-api:*:*:*/prod/POST/orders'] }))
    expect(prove(policy, covers('prod/GET/orders', 'prod/POST/orders')).verdict).toBe('holds')
    expect(prove(policy, covers('prod/PUT/orders')).verdict).toBe('fails')
    expect(prove(policy, covers('prod/GET/orders', 'prod/POST/orders'), { api }).verdict).toBe('holds')
    expect(prove(policy, covers('prod/PUT/orders'), { api }).verdict).toBe('fails')
  })
})
