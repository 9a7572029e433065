import { describe, expect, test } from 'vitest'
import type { EvaluateVerbOptions } from '../../../src/cli/evaluate/evaluate-verb-options.ts'
import type { StatementDocument } from '../../../src/policy/index.ts'
import { allow, denyOthers, documents, evaluateVerb, policyFile } from './given-terminal.ts'

const ours = 'vpce-0a1b2c3d4e5f60718'
const other = 'vpce-0f00000000000bad1'
const arn = 'arn:aws:execute-api:eu-west-1:********3333:z9y8x7w6v5/prod/GET/orders'
const said = (ending = '', user = 'anonymous'): string =>
  `User: ${user} is not authorized to perform: execute-api:Invoke on resource: ${arn}${ending}`
const explicit = said(' with an explicit deny')
const silent = said()
const user = 'arn:aws:iam::111122223333:user/ann'
const stranger = 'arn:aws:iam::999988887777:user/bob'

async function causes(
  denied: string,
  statements?: readonly StatementDocument[],
  options: EvaluateVerbOptions = {},
): Promise<readonly string[]> {
  const policy = statements === undefined ? undefined : policyFile(...statements)
  const { code, stdout, stderr } = await evaluateVerb(policy, { ...options, denied, json: true })
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  const found = documents(stdout)[0]?.causes as readonly { readonly id: string; readonly likelihood: string }[]
  return found.map(({ id, likelihood }) => `${likelihood} ${id}`)
}

const names = (...arns: readonly string[]): StatementDocument => allow({ Principal: { AWS: arns } })

/** The rows of the table of causes: [row, what the caller saw, the statements, the options, the first cause, another one, one that must not be there] */
test.each<[string, string, readonly StatementDocument[], EvaluateVerbOptions, string, string | undefined, string | undefined]>([
  [
    '1: not among those that the Deny spares',
    explicit,
    [denyOthers(ours), allow()],
    {},
    'likely deny-applies',
    'possible not-deployed',
    undefined,
  ],
  [
    '1: and it is known where it came from',
    explicit,
    [denyOthers(ours), allow()],
    { fromVpce: other },
    'certain deny-applies',
    undefined,
    undefined,
  ],
  ['1: a Deny without conditions', explicit, [{ ...allow(), Effect: 'Deny' }], {}, 'certain deny-applies', undefined, undefined],
  [
    '2: the policy would let it in',
    explicit,
    [denyOthers(ours), allow()],
    { fromVpce: ours },
    'likely not-deployed',
    'likely endpoint-policy',
    'certain deny-applies',
  ],
  ['2: no Deny of the policy is about it', explicit, [allow()], {}, 'likely not-deployed', undefined, 'likely deny-applies'],
  ['3: only a Deny', silent, [denyOthers(ours)], {}, 'certain no-allow-applies', undefined, undefined],
  [
    '3: the Allow is about another path',
    silent,
    [allow({ Resource: 'execute-api:/prod/GET/carts' })],
    {},
    'certain no-allow-applies',
    undefined,
    undefined,
  ],
  [
    '3: the Allow has a condition',
    silent,
    [allow({ Condition: { StringEquals: { 'aws:SourceVpce': ours } } })],
    {},
    'likely no-allow-applies',
    undefined,
    undefined,
  ],
  ['4: the policy names callers', silent, [names(user)], {}, 'likely principals-named', undefined, 'certain no-allow-applies'],
  ['5: a caller of another account', said('', stranger), [allow()], {}, 'likely identity-policy-silent', undefined, undefined],
  [
    '5: it says so itself',
    said(' because no identity-based policy allows the execute-api:Invoke action', stranger),
    [allow()],
    {},
    'certain identity-policy-silent',
    undefined,
    'likely endpoint-policy',
  ],
  ['6: a Deny elsewhere', said(' with an explicit deny', user), [allow()], {}, 'likely deny-elsewhere', undefined, 'likely deny-applies'],
  [
    '6: it says where',
    said(' with an explicit deny in a service control policy', user),
    [denyOthers(ours), allow()],
    {},
    'certain deny-elsewhere',
    undefined,
    'likely deny-applies',
  ],
  [
    '7: the resource policy allows',
    silent,
    [denyOthers(ours), allow()],
    { fromVpce: ours },
    'likely not-deployed',
    'likely endpoint-policy',
    'likely no-allow-applies',
  ],
  [
    '7: it says so itself',
    said(' because no VPC endpoint policy allows the execute-api:Invoke action'),
    [allow()],
    {},
    'certain endpoint-policy',
    undefined,
    'likely no-allow-applies',
  ],
  ['8: a bad signature', explicit, [denyOthers(ours), allow()], {}, 'likely deny-applies', 'possible bad-signature', undefined],
  ['9: bearer tokens are anonymous', silent, [allow()], {}, 'likely not-deployed', 'possible endpoint-policy-names-principals', undefined],
])('row %s', async (_row, denied, statements, options, first, also, never) => {
  const found = await causes(denied, statements, options)
  expect(found[0]).toBe(first)
  if (also !== undefined) expect(found).toContain(also)
  if (never !== undefined) expect(found).not.toContain(never)
})

describe('the policy of the endpoint', () => {
  const endpoint = (...statements: readonly StatementDocument[]) => ({ endpointPolicy: policyFile(...statements), fromVpce: ours })

  test('is the cause where it does not allow', async () => {
    expect((await causes(silent, [allow()], endpoint(allow({ Resource: '*', Principal: { AWS: user } })))).slice(0, 2)).toEqual([
      'certain endpoint-policy',
      'certain endpoint-policy-names-principals',
    ])
  })

  test('is no cause where it does', async () => {
    const found = await causes(silent, [allow()], endpoint(allow({ Resource: '*' })))
    expect(found.filter((cause) => cause.includes('endpoint-policy'))).toEqual([])
  })
})

/** [what the caller saw, the causes] */
test.each([
  [
    explicit,
    [
      'likely deny-applies',
      'possible not-deployed',
      'possible endpoint-policy',
      'possible endpoint-policy-names-principals',
      'possible bad-signature',
    ],
  ],
  [
    silent,
    [
      'likely no-allow-applies',
      'possible principals-named',
      'possible not-deployed',
      'possible endpoint-policy',
      'possible endpoint-policy-names-principals',
      'possible bad-signature',
    ],
  ],
  [
    said(' with an explicit deny', user),
    ['likely deny-applies', 'possible deny-elsewhere', 'possible not-deployed', 'possible endpoint-policy'],
  ],
  ['{"message":"Forbidden"}', ['likely api-not-found', 'possible private-dns', 'possible api-key']],
  ['{"message":"Missing Authentication Token"}', ['likely no-such-method', 'likely not-signed']],
  ['{"message":"Unauthorized"}', ['certain token-refused']],
  ['{"message":"The security token included in the request is invalid."}', ['certain bad-signature']],
  ['Request URI too long', ['certain url-too-long']],
  ['User is not authorized to access this resource with an explicit deny', ['certain authorizer-denied', 'possible authorizer-cached']],
  ['User is not authorized to access this resource', ['likely authorizer-cached', 'likely no-allow-applies']],
])('without a policy: %s', async (denied, expected) => {
  expect(await causes(denied)).toEqual(expected)
})

test('for people: what was refused, and each cause with its place and what to do', async () => {
  const policy = policyFile(denyOthers(ours), allow())
  const { code, stdout } = await evaluateVerb(policy, { denied: `{"Message":"${explicit} in a resource-based policy"}` })
  expect(code).toBe(0)
  expect(stdout).toMatch(
    /^refused: GET \/orders, stage prod, API z9y8x7w6v5 \(eu-west-1, account \*{8}3333\)\n {2}an anonymous caller; an explicit deny; it blames the resource-based policy\n\n1\. likely: statement 0 `DenyOthers` /,
  )
  expect(stdout).toContain(`--> ${policy}:2:`)
  expect(stdout).toMatch(/^help: call from where the statement spares requests/m)
  expect(stdout).toMatch(/^ see https:\/\/docs\.aws\.amazon\.com\//m)
})

test('PA-40: a masked account is that of the API that the policy names', async () => {
  const named = allow({ Resource: 'arn:aws:execute-api:eu-west-1:111122223333:z9y8x7w6v5/prod/GET/orders' })
  expect((await causes(silent, [named]))[0]).toBe('likely not-deployed')
  const foreign = allow({ Resource: 'arn:aws:execute-api:eu-west-1:111122224444:z9y8x7w6v5/prod/GET/orders' })
  expect((await causes(silent, [foreign]))[0]).toBe('certain no-allow-applies')
})

test('a text that is none is refused', async () => {
  const { code, stdout, stderr } = await evaluateVerb(undefined, { denied: 'hello' })
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toMatch(/^error\[NOT_A_DENIAL\]: .*\nhelp: /)
})
