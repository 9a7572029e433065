import { expect, test } from 'vitest'
import type { Denial } from '../../../src/cli/evaluate/denied/denial.ts'
import { parseDenial } from '../../../src/cli/evaluate/denied/parse-denial.ts'

const arn = 'arn:aws:execute-api:us-east-1:********3458:zr8nirlpz3/dev/GET/bookmarks/e0a0'
const sentence = (user = 'anonymous', resource = arn): string =>
  `User: ${user} is not authorized to perform: execute-api:Invoke on resource: ${resource}`
const role = 'arn:aws:sts::111122223333:assumed-role/caller/session'
const target = {
  partition: 'aws',
  region: 'us-east-1',
  account: '********3458',
  apiId: 'zr8nirlpz3',
  stage: 'dev',
  method: 'GET',
  path: '/bookmarks/e0a0',
}

/** [the fact, the text, what is read] */
test.each<[string, string, object]>([
  ['PA-27, the older wording', `{"Message":"${sentence()} with an explicit deny"}`, { ending: 'explicit-deny', target }],
  [
    'PA-28, the wording of 2025',
    `{"Message":"${sentence()} with an explicit deny in a resource-based policy"}`,
    { ending: 'explicit-deny', blamed: 'resource-based policy', target },
  ],
  ['PA-29, older: nothing after the ARN', `{"Message":"${sentence()}"}`, { ending: 'silent', target }],
  [
    'PA-29, newer',
    `{"Message":"${sentence()} because no resource-based policy allows the execute-api:Invoke action"}`,
    { ending: 'silent', blamed: 'resource-based policy', target },
  ],
  ['PA-30', `{"Message":"${sentence(role)} with an explicit deny"}`, { caller: role, ending: 'explicit-deny' }],
  ['another policy is blamed', `${sentence(role)} with an explicit deny in a service control policy`, { blamed: 'service control policy' }],
  [
    'a boundary is blamed',
    `${sentence(role)} because no permissions boundary allows the execute-api:Invoke action`,
    { blamed: 'permissions boundary', ending: 'silent' },
  ],
  ['PA-39', `${sentence()} because no VPC endpoint policy allows the execute-api:Invoke action`, { blamed: 'VPC endpoint policy' }],
  [
    'PA-40, an account that is not masked',
    sentence('anonymous', arn.replace('********3458', '111122223458')),
    { target: { ...target, account: '111122223458' } },
  ],
  ['PA-41, a small m', `{"message":"${sentence()} with an explicit deny"}`, { ending: 'explicit-deny', target }],
  [
    'the whole answer of curl -i',
    `HTTP/2 403 \r\nx-amzn-errortype: AccessDeniedException\r\n\r\n{"Message":"${sentence()} with an explicit deny"}\n`,
    { ending: 'explicit-deny', target },
  ],
  [
    'JSON in JSON',
    JSON.stringify({ body: JSON.stringify({ Message: `${sentence()} with an explicit deny` }) }),
    { ending: 'explicit-deny', target },
  ],
  [
    'PA-62, the root',
    sentence('anonymous', 'arn:aws:execute-api:us-east-1:********3458:zr8nirlpz3/dev/GET/'),
    { target: { ...target, path: '/' } },
  ],
  [
    'PA-69, another partition',
    sentence('anonymous', arn.replace('aws:', 'aws-cn:').replace('us-east-1', 'cn-north-1')),
    { target: { ...target, partition: 'aws-cn', region: 'cn-north-1' } },
  ],
])('%s', (_fact, text, expected) => {
  expect(parseDenial(text)).toMatchObject({ kind: 'policy', action: 'execute-api:Invoke', ...expected })
})

test('what a text does not say is not there', () => {
  const denial = parseDenial(sentence())
  expect(Object.keys(denial).sort()).toEqual(['action', 'ending', 'kind', 'target', 'text'])
})

/** [the fact, the text, its kind] */
test.each<[string, string, Partial<Denial>]>([
  [
    'PA-31',
    '{"Message":"User is not authorized to access this resource with an explicit deny in an identity-based policy"}',
    { kind: 'authorizer', ending: 'explicit-deny' },
  ],
  ['PA-32', '{"message":"User is not authorized to access this resource"}', { kind: 'authorizer', ending: 'silent' }],
  ['PA-33', '{"message":"Unauthorized"}', { kind: 'unauthorized' }],
  ['PA-34', '{"message":"Missing Authentication Token"}', { kind: 'missing-token' }],
  ['PA-35', '{"message":"The security token included in the request is invalid."}', { kind: 'signature' }],
  [
    'PA-35, the signature',
    '{"message":"The request signature we calculated does not match the signature you provided."}',
    { kind: 'signature' },
  ],
  ['PA-35, the time', 'Signature expired: 20261124T000000Z is now earlier than …', { kind: 'signature' }],
  ['PA-36', '{"message":"Forbidden"}', { kind: 'forbidden' }],
  ['PA-38', 'Request URI too long', { kind: 'too-long' }],
])('%s', (_fact, text, expected) => {
  expect(parseDenial(text)).toMatchObject(expected)
})

test.each([['hello'], [''], ['{"message":null}'], [sentence('anonymous', 'arn:aws:execute-api:us-east-1:********3458:zr8nirlpz3')]])(
  '%j is refused',
  (text) => {
    expect(() => parseDenial(text)).toThrow(expect.objectContaining({ code: 'NOT_A_DENIAL' }) as Error)
  },
)
