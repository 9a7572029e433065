import { describe, expect, test } from 'vitest'
import {
  evaluate,
  nearestMisses,
  privateApiPolicy,
  type PolicyDocument,
  type Request,
  type StatementDocument,
} from '../../../src/policy/index.ts'

const api = 'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5'
const request = (tail: string, context: Request['context'] = {}): Request => ({ resource: `${api}/${tail}`, context })
const policy = (...Statement: readonly StatementDocument[]): PolicyDocument => ({ Version: '2012-10-17', Statement })
const allow = (more: Partial<StatementDocument> = {}): StatementDocument => ({
  Effect: 'Allow',
  Principal: '*',
  Action: 'execute-api:Invoke',
  Resource: 'execute-api:/*',
  ...more,
})
const deny = (Condition: NonNullable<StatementDocument['Condition']>): StatementDocument => ({ ...allow({ Condition }), Effect: 'Deny' })
const changesOf = (document: PolicyDocument, asked: Request) => nearestMisses(document, asked).map(({ changes }) => changes)

const key = (name: string, after: string, before?: string) => ({
  kind: 'context',
  key: name,
  ...(before === undefined ? {} : { before }),
  after,
})

test('an allowed request has none', () => {
  expect(nearestMisses(policy(allow()), request('prod/GET/orders'))).toEqual([])
})

test('the endpoints that the policy lets in, and nothing that takes more', () => {
  const document = privateApiPolicy({ vpceIds: ['vpce-0aaaaaaa', 'vpce-0bbbbbbb'] })
  expect(changesOf(document, request('prod/GET/orders', { 'aws:sourcevpce': 'vpce-0ccccccc' }))).toEqual([
    [key('aws:SourceVpce', 'vpce-0aaaaaaa', 'vpce-0ccccccc')],
    [key('aws:SourceVpce', 'vpce-0bbbbbbb', 'vpce-0ccccccc')],
  ])
})

/** [what, the statements, the request, the changes of the first miss] */
test.each<[string, readonly StatementDocument[], Request, readonly object[]]>([
  [
    'a prefix',
    [allow({ Condition: { StringLike: { 'aws:SourceVpce': 'vpce-?a*' } } })],
    request('p/GET/'),
    [key('aws:SourceVpce', 'vpce-0a0')],
  ],
  [
    'an address range',
    [allow({ Condition: { IpAddress: { 'aws:VpcSourceIp': '10.1.0.0/16' } } })],
    request('p/GET/'),
    [key('aws:VpcSourceIp', '10.1.0.0')],
  ],
  [
    'a condition and a route at once',
    [allow({ Resource: 'execute-api:/p/GET/orders', Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-0a' } } })],
    request('p/POST/orders'),
    [key('aws:SourceVpce', 'vpce-0a'), { kind: 'method', before: 'POST', after: 'GET' }],
  ],
  ['a path', [allow({ Resource: 'execute-api:/*/GET/orders' })], request('p/GET/'), [{ kind: 'path', before: '/', after: '/orders' }]],
  ['a stage', [allow({ Resource: 'execute-api:/prod/*' })], request('dev/GET/'), [{ kind: 'stage', before: 'dev', after: 'prod' }]],
  [
    'a key that is in the way',
    [allow(), deny({ Null: { 'aws:Referer': 'false' } })],
    request('p/GET/', { 'aws:Referer': 'x' }),
    [{ kind: 'context', key: 'aws:Referer', before: 'x' }],
  ],
  [
    'a value that is too big',
    [allow({ Condition: { Bool: { 'aws:SecureTransport': 'true' } } })],
    request('p/GET/'),
    [key('aws:SecureTransport', 'true')],
  ],
])('%s', (_what, statements, asked, expected) => {
  const document = policy(...statements)
  const [first] = nearestMisses(document, asked)
  expect(first?.changes).toEqual(expected)
  expect(first === undefined ? undefined : evaluate(document, first.request).decision).toBe('Allow')
})

describe('nothing is claimed', () => {
  test.each<[string, readonly StatementDocument[]]>([
    ['where a Deny spares nobody', [allow(), { ...allow(), Effect: 'Deny' }]],
    ['where there is no Allow', [deny({ StringNotEquals: { 'aws:SourceVpce': 'vpce-0a' } })]],
    [
      'where two conditions exclude each other',
      [allow({ Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-0a' }, Null: { 'aws:SourceVpce': 'true' } } })],
    ],
  ])('%s', (_what, statements) => {
    expect(nearestMisses(policy(...statements), request('p/GET/'))).toEqual([])
  })

  test('that leaves out what every request of its kind carries', () => {
    const document = policy(allow({ Condition: { Null: { 'aws:SourceVpce': 'true' } } }))
    expect(nearestMisses(document, request('p/GET/', { 'aws:SourceVpce': 'vpce-0a' }))).toEqual([])
  })
})

test('the endpoint policy is asked as well', () => {
  const endpointPolicy = policy(allow({ Resource: `${api}/prod/GET/*` }))
  const [first] = nearestMisses(policy(allow()), request('dev/GET/'), { endpointPolicy })
  expect(first?.changes).toEqual([{ kind: 'stage', before: 'dev', after: 'prod' }])
})

test('a big policy with no way in ends after a bounded search', () => {
  const ids = Array.from({ length: 200 }, (_, index) => `vpce-${String(index).padStart(8, '0')}`)
  const statements = [deny({ StringNotEquals: { 'aws:SourceVpce': ids } }), deny({ Null: { 'aws:SourceVpce': 'false' } }), allow()]
  expect(nearestMisses(policy(...statements), request('p/GET/'))).toEqual([])
})

test('no request is proposed twice', () => {
  const document = policy(allow({ Resource: ['execute-api:/*/GET/orders', 'execute-api:/p/GET/orders'] }))
  expect(changesOf(document, request('p/POST/'))).toEqual([
    [
      { kind: 'method', before: 'POST', after: 'GET' },
      { kind: 'path', before: '/', after: '/orders' },
    ],
  ])
})
