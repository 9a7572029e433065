import { describe, expect, it } from 'vitest'
import { compilePolicy, evaluate, PolicyError, type Request } from '../../../src/policy/index.ts'
import { allow, api, policyOf, request } from '../evaluate/evaluate-request.ts'

/** What a decision comes to: itself, or everything that the error says. */
function outcome(decide: () => string): string {
  try {
    return decide()
  } catch (error) {
    if (error instanceof PolicyError) return `${error.code} ${String(error.at)}: ${error.message}; ${String(error.help)}`
    throw error
  }
}

describe('a compiled policy says of a request what evaluate says', () => {
  const account = '111122223333'
  const arn = (text: unknown): unknown => ({ ...request, principal: { arn: text } })
  const named = (context: unknown): unknown => ({ ...request, context })
  const ofCaller = policyOf(allow({ Principal: { AWS: account } }))
  const ofContext = policyOf(allow({ Condition: { StringEquals: { 'aws:SourceVpce': 'x' } } }))

  it.each<unknown>([
    ...[null, undefined, 7, 'x'],
    ...[
      { ...request, action: 7 },
      { ...request, action: null },
      { ...request, action: '' },
    ],
    ...[
      'x',
      '',
      `x${api}/a`,
      api.slice(0, -11),
      api.slice(0, -10),
      'arn:aws:execute-api:',
      'arn:aws:execute-api::1:x',
      'arn::execute-api:r:1:x',
    ].map((resource) => ({ resource })),
    ...[
      'arn:aws:execute-apis:r:1:x/y',
      'arn:aws:execute-api:r::x/y',
      'arn:aws:execute-api:r:1:',
      'arn:aws:execute-api:r:1:/',
      'x'.repeat(300),
    ].map((resource) => ({ resource })),
    ...[null, 7, 'x'].map(named),
    ...[
      { 'AWS:SourceVpce': 'x', 'AWS:sourcevpce': 'y' },
      { 'AWS:SOURCEVPCE': 'x' },
      { 'aws:SourceVpce': [] },
      { 'aws:SourceVpce': ['x', 7] },
    ].map(named),
    ...[
      { 'aws:SourceVpce': ['x'] },
      { 'aws:SourceVpce': null },
      { 'aws:SourceVpcf': 'x' },
      { 'bws:SourceVpce': 'x' },
      { 'AWS:SourceVpceX': 'x' },
      { 'aws:SourceVpcE': 'x' },
    ].map(named),
    ...[{}, null, 7, 'ann', [], { service: account }, { federated: account }, { canonicalUser: account }].map((principal) => ({
      ...request,
      principal,
    })),
    ...[
      7,
      null,
      '',
      'ann',
      `arn:aws:iam::${account}:`,
      `arn:aws:iam::${account}`,
      `arn:aws:iam::${account}x:user/ann`,
      'arn:aws:iam::11112222333:user/ann',
    ].map(arn),
    ...[
      `arn::iam::${account}:user/ann`,
      `arn:aws:iax::${account}:user/ann`,
      'arn:aws:iam::000000000000:user/ann',
      'arn:aws:sts::999999999999:assumed-role/a/b',
      `arn:aws:sts::${account}:assumed-role//b`,
      `arn:aws:sts::${account}:assumed-role/b`,
      `brn:aws:iam::${account}:user/ann`,
      `arn:aws:s3::${account}:user/ann`,
      `arn:aws:iam:::${account}:user/ann`,
      'a'.repeat(300),
    ].map(arn),
    ...[
      'arn:aws:iam::1111/2223333:user/ann',
      'arn:aws:iam::1111:2223333:user/ann',
      'arn:aws:sts::a11122223333:assumed-role/a/b',
      `arn:a:sts::${account}:x`,
    ].map(arn),
    ...[account, '999922223333', '', '1', 7, `${account}1`, '1'.repeat(300), null].map((other) => ({
      ...request,
      principal: { arn: `arn:aws:iam::${account}:user/ann`, account: other },
    })),
  ])('%j', (asked) => {
    for (const endpointPolicy of [ofCaller, ofContext]) {
      const { decide } = compilePolicy(endpointPolicy, { api })
      const explained = outcome(() => evaluate(policyOf(allow()), asked as Request, { endpointPolicy }).decision)
      // What a policy does not read it does not look at.
      if (endpointPolicy === ofCaller && explained.includes(' context.')) continue
      expect(outcome(() => decide(asked as Request))).toBe(explained)
    }
  })
})

it.each<unknown>([{}, { resource: 7 }, { resource: null }])('a compiled policy asks for a resource: %j', (asked) => {
  const { decide } = compilePolicy(policyOf(allow()))
  const help = 'write `arn:aws:execute-api:REGION:ACCOUNT:API-ID/STAGE/METHOD/PATH`'
  expect(outcome(() => decide(asked as Request))).toBe(`INVALID_REQUEST resource: the resource is not a string; ${help}`)
})
