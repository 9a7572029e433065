import { expect, test } from 'vitest'
import { privateApiPolicy, type PolicyDocument } from '../../../src/policy/index.ts'
import { compareServed, type Caller } from '../../../src/provision/access/compare-served.ts'
import type { Ground } from '../../../src/provision/access/ground.ts'
import { readAs, unread } from '../../../src/provision/access/readable.ts'
import type { Served } from '../../../src/provision/access/served.ts'

const main = 'vpce-0a1b2c3d4e5f60718'
const old = 'vpce-0b1b2c3d4e5f60718'
const unmade = 'vpce-0c1b2c3d4e5f60718'
const only = (...vpceIds: readonly string[]): PolicyDocument => privateApiPolicy({ vpceIds: vpceIds })
const open: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' }],
}
const ground: Ground = {
  api: 'arn:aws:execute-api:eu-west-1:123456789012:a1b2c3d4e5',
  privacy: 'private',
  endpoints: [],
  unmade: new Map([[unmade, 'vpc-endpoint.new']]),
}
const callers: readonly Caller[] = [
  { who: 'main', through: { kind: 'endpoint', id: main } },
  { who: 'old', through: { kind: 'endpoint', id: old } },
  { who: 'new', through: { kind: 'endpoint', id: unmade }, isNew: true },
  { who: 'others', through: { kind: 'others', than: [main, old, unmade] } },
]

function serving(policy: PolicyDocument, ...routes: readonly string[]): Served {
  const read = routes.map((text) => {
    const [method = '', path = '', authorizationType = 'NONE'] = text.split(' ')
    return { method, path, authorizationType }
  })
  return { stage: 'prod', policy: readAs(policy), routes: readAs(read) }
}

/** `main gains NONE GET /prod/orders` */
function changes(before: Served | undefined, after: Served | undefined): readonly string[] {
  const { rows, unknown } = compareServed(before, after, callers, ground)
  expect(unknown).toEqual([])
  return rows.map(({ who, change, asks, request }) =>
    [who, change, `${asks.before ?? '-'}>${asks.after ?? '-'}`, request === undefined ? '?' : `${request.method} ${request.path}`].join(
      ' ',
    ),
  )
}

const get = 'GET /orders'
test.each<readonly [string, Served | undefined, Served | undefined, readonly string[]]>([
  ['nothing changes', serving(only(main), get), serving(only(main), get), []],
  ['the same, said otherwise', serving(only(main, old), get), serving(only(old, main), get), []],
  ['a stage comes', undefined, serving(only(main), get), ['main gains ->NONE GET /prod/orders']],
  ['a stage goes', serving(only(main), get), undefined, ['main loses NONE>- GET /prod/orders']],
  ['an endpoint goes', serving(only(main, old), get), serving(only(main), get), ['old loses NONE>NONE GET /prod/orders']],
  ['one that is to be made comes', serving(only(main), get), serving(only(main, unmade), get), ['new gains NONE>NONE GET /prod/orders']],
  [
    'it opens: whoever did not get in gains',
    serving(only(main), get),
    serving(open, get),
    ['old gains NONE>NONE GET /prod/orders', 'new gains NONE>NONE GET /prod/orders', 'others gains NONE>NONE GET /prod/orders'],
  ],
  ['a route comes', serving(only(main), get), serving(only(main), get, 'GET /health'), ['main gains ->NONE GET /prod/health']],
  ['a route is covered by a wider one: nobody loses', serving(only(main), 'GET /a/{x}'), serving(only(main), 'GET /a/{x+}'), []],
  ['a route asks less', serving(only(main), `${get} AWS_IAM`), serving(only(main), get), ['main gains AWS_IAM>NONE GET /prod/orders']],
  ['a route asks more', serving(only(main), get), serving(only(main), `${get} AWS_IAM`), ['main loses NONE>AWS_IAM GET /prod/orders']],
  [
    'a route asks for something else: who signs loses, who has a token gains',
    serving(only(main), `${get} AWS_IAM`),
    serving(only(main), `${get} COGNITO_USER_POOLS`),
    ['main gains AWS_IAM>COGNITO_USER_POOLS GET /prod/orders', 'main loses AWS_IAM>COGNITO_USER_POOLS GET /prod/orders'],
  ],
])('%s', (_what, before, after, expected) => {
  expect(changes(before, after)).toEqual(expected)
})

test('a request names what is to be made by its address, and which keys the policies ask for', () => {
  const { rows } = compareServed(serving(only(main), get), serving(only(main, unmade), get), callers, ground)
  expect(rows).toMatchObject([
    { request: { caller: 'anonymous', context: { 'aws:SourceVpce': 'vpc-endpoint.new' }, asked: ['aws:SourceVpce'] } },
  ])
})

test.each([
  ['policy', { ...serving(only(main), get), policy: unread('no export') }, 'no export'],
  ['methods', { ...serving(only(main), get), routes: unread('no summary') }, 'no summary'],
  ['a type', serving(only(main), `${get} SOMETHING`), 'methods of `SOMETHING` are not known to the prover'],
] as const)('what cannot be told of the %s is unknown, before and after', (_what, served, why) => {
  const other = serving(open, `${get} SOMETHING`)
  expect(compareServed(served, other, callers, ground).unknown).toEqual([why])
  expect(compareServed(other, served, callers, ground).unknown).toEqual([why])
})
