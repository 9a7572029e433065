import { describe, expect, it } from 'vitest'
import {
  compilePolicy,
  evaluate,
  PolicyError,
  type CompileOptions,
  type PolicyDocument,
  type Request,
  type StatementDocument,
} from '../../../src/policy/index.ts'
import { allow, api, deny, policyOf, request } from '../evaluate/evaluate-request.ts'

/** What a decision comes to: itself, or everything that the error says. */
function outcome(decide: () => string): string {
  try {
    return decide()
  } catch (error) {
    if (error instanceof PolicyError) return `${error.code} ${String(error.at)}: ${error.message}; ${String(error.help)}`
    throw error
  }
}

const addresses = [
  ...['0.0.0.0', '10.0.1.255', '10.0.1.254', '255.255.255.255', '256.0.0.1', '10.0.0.999', '10.0.0', '10.0.0.1.2', '10.0.0.01', '10..0.1'],
  ...['10.0.0.', '.10.0.0.1', '00.0.0.0', '0.00.0.0', '10.0.0.1x', '10.0.0:1', '10.0.0.1000', '', '10', '10.0.0.0', '10.0.2.0', '/.0.0.0'],
  ...[
    '::',
    '::1',
    '1::',
    '2001:db8::8:800:200c:417a',
    '2001:DB8:0:0:8:800:200C:417A',
    '1:2:3:4:5:6:7:8',
    '1:2:3:4:5:6:7::',
    '::2:3:4:5:6:7:8',
  ],
  ...[
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7:8:',
    '1:2:3:4::5:6:7:8',
    '1:2:3::4:5:6:7',
    '1::2::3',
    '::1::2',
    '::1::',
    '1::2::',
    ':::',
    ':1',
    '1:',
    '::12345',
  ],
  ...[
    '::g',
    'g::',
    '::@',
    '::`',
    '::G',
    '::/',
    '::F',
    '::f',
    '::ffff:192.0.2.1',
    '0000:0000:0000:0000:0000:ffff:192.168.100.228',
    '::ffff:0.0.0.0',
  ],
  ...[
    '1:2:3:4:5:6:192.0.2.1',
    '1:2:3:4:5:6:7:192.0.2.1',
    '1:2:3:4:5:192.0.2.1',
    '::192.0.2.1:5',
    '192.0.2.1::',
    '192.0.2.1::5',
    '1:192.0.2.1::',
    ':1:2:3:4:5:6:7',
    '1;2:3:4:5:6:7:8',
    '12345:1:1:1:1:1:1:1',
  ],
  ...[
    '::ffff:192.0.2.256',
    '::ffff:192.0.2',
    '0000:0000:0000:0000:0000:ffff:192.168.100.2288',
    '::ffff:10.0.1.255',
    '1::ffff:10.0.1.255',
    '::1:ffff:10.0.1.255',
  ],
]
const ranges = [
  ...[
    '0.0.0.0/0',
    '10.0.1.255',
    '10.0.1.254/31',
    '10.0.0.0/8',
    '10.0.0.0/15',
    '10.0.0.0/16',
    '10.0.0.0/17',
    '255.255.255.255/32',
    '128.0.0.0/1',
    '192.0.2.0/24',
  ],
  ...[
    '::/0',
    '::1',
    '::/127',
    '2001:db8::/32',
    '2001:db8::/33',
    '1:2:3:4:5:6:7:8',
    '1:2:3:4:5:6:7:0/113',
    '::ffff:0:0/96',
    '1::/16',
    '::192.0.2.0/120',
    '::f/128',
  ],
]
const numbers = [
  ...[
    '0',
    '-0',
    '+0',
    '00',
    '0.0',
    '-0.0',
    '1',
    '+1',
    '-1',
    '01',
    '1.0',
    '1.00',
    '1.5',
    '1.50',
    '1.51',
    '1.49',
    '-1.5',
    '-1.51',
    '10',
    '9',
    '-10',
    '-9',
  ],
  ...['100000000000000000000', '100000000000000000001', '0.1', '-0.1', '0.01', '0.10', '12', '12.3', '2.5', '-2.5', '99.9', '99.09'],
]
const noNumbers = ['', '-', '+', '.', '1.', '.5', '1e3', '0x1', '1 ', ' 1', '--1', '+-1', '1,5', '1.5.5', 'NaN', '1/', '1:', '१']
const moments = [
  ...[
    '1970',
    '1970-01',
    '1970-01-01',
    '1970-01-01T00:00Z',
    '1970-01-01T00:00:00Z',
    '1970-01-01T00:00:00.000Z',
    '1970-01-01T01:00+01:00',
    '0',
    '-0',
    '00000',
  ],
  ...[
    '1970-01-01T00:00:00.5Z',
    '1970-01-01T00:00:00.50Z',
    '1970-01-01T00:00:00.49Z',
    '1970-01-01T00:00:00.51Z',
    '1969-12-31T23:59:59.5Z',
    '-1',
    '1',
    '1969-12-31T23:59:59Z',
  ],
  ...[
    '2000-02-29',
    '2000-03-01',
    '1900-02-28',
    '1900-03-01',
    '2023-12-31',
    '2024-01-01T00:00:00-00:30',
    '2024-01-01T23:59:59+23:59',
    '1704067200',
    '1704069000',
  ],
  ...[
    '999999999999999',
    '1000000000000000',
    '1000000000000001',
    '-1000000000000000',
    '-1000000000000001',
    '0000',
    '9999-12-31T23:59:59Z',
    '2024-12-01',
    '2024-11-30T24:00Z',
  ],
].filter((text) => text !== '2024-11-30T24:00Z')
const noMoments = [
  ...[
    '',
    'x',
    '-',
    '1900-02-29',
    '2023-02-29',
    '2024-00-01',
    '2024-13-01',
    '2024-01-00',
    '2024-04-31',
    '2024-01-32',
    '2024-1-1',
    '2024-01-1',
    '2024-01-',
    '2024-',
  ],
  ...[
    '2024-01-01T24:00Z',
    '2024-01-01T00:60Z',
    '2024-01-01T00:00:60Z',
    '2024-01-01T00:00+24:00',
    '2024-01-01T00:00+00:60',
    '2024-01-01T00:00',
    '2024-01-01T00Z',
  ],
  ...[
    '2024-01-01T00:00:00.Z',
    '2024-01-01T00:00:0Z',
    '2024-01-01t00:00Z',
    '2024-01-01T00:00z',
    '2024/01-01',
    '2024-01/01',
    '2024-01-01T00-00Z',
    '2024-01-01T00:00+0000',
  ],
  ...[
    '2024-01-01T00:00ZZ',
    '2024-01-01T00:00+00:000',
    '2024-01-01T00:00*00:00',
    '1.5',
    '20 4',
    '202a',
    '2024-0a',
    '2024-01-0a',
    '-2024-01',
    '+1',
    '12345x',
    '2024-01-01T00:00:00.5x',
  ],
]
const arns = [
  ...[
    'arn:aws:iam::1:user/a',
    'arn:aws:iam::1:user/b',
    'arn:aws:iam::12:user/a',
    'arn:aws:iam:eu:1:user/a',
    'arn:aws:iam::1:user:a',
    'arn:aws-cn:iam::1:user/a',
  ],
  ...[
    'arn:aws:iam::1',
    'arn:aws:iam::1:',
    ':::::',
    '::::',
    'a:b:c:d:e:f:g',
    '',
    'x',
    'arn:aws:s3:::b/x',
    'arn:aws:i?m::1:user/*',
    'arn:aws:iam:x:us:1:r',
  ],
]
const arnPatterns = [
  ...[
    'arn:aws:iam::1:user/a',
    'arn:aws:iam::1:user/?',
    'arn:aws:iam::1:*',
    'arn:aws:iam::1*',
    'arn:aws:iam::*',
    'arn:aws:*',
    'arn:aws:*:*:*:*',
    'arn:*:iam::1:user/a',
  ],
  ...[
    'arn:aws:i?m::1:user/a',
    'arn:aws:iam:*:1?:user/a',
    '*',
    '*:*:*:*:*:*',
    'arn:aws*',
    'arn:aws:iam::1:user/a*',
    'arn:aws:iam::1:u*r*a',
    ':::::',
    '?:b:c:d:e:?:g',
    'arn:aws:iam?x:us:1:r',
    'arn?aws:iam::1:user/a',
    'arn:aws:s3:::*/x',
    'arn:aws:iam::?',
  ],
  ...[
    'arn:aws:iam::${aws:username}:user/a',
    'arn:aws:iam::${aws:username}',
    '${aws:username}*',
    'arn:aws:iam::1:user/${aws:username}',
    'arn:aws:*:${aws:username}*',
    '*${aws:username}',
    'arn:aws:*:*:${aws:username}:user/*',
  ],
]
const bools = ['true', 'false', 'TRUE', 'tRuE', 'False', '', 'yes', '1', 'true ', 'ſalse']

const tables: readonly (readonly [string, readonly string[], readonly string[], readonly string[]])[] = [
  ['addresses', ['IpAddress', 'NotIpAddress'], ranges, addresses],
  ['numbers', ['NumericEquals', 'NumericNotEquals', 'NumericLessThan', 'NumericGreaterThanEquals'], numbers, [...numbers, ...noNumbers]],
  ['more or less', ['NumericLessThanEquals', 'NumericGreaterThan', 'DateLessThanEquals', 'DateGreaterThan'], numbers.slice(0, 1), numbers],
  ['moments', ['DateEquals', 'DateNotEquals', 'DateLessThan', 'DateGreaterThanEquals'], moments, [...moments, ...noMoments]],
  ['ARNs', ['ArnLike', 'ArnNotEquals'], arnPatterns, arns],
  ['binary', ['BinaryEquals'], ['aGk=', '0000'], ['aGk=', 'AGk=', 'aGk', '', '0', '0000', '000000']],
  ['booleans', ['Bool', 'StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase'], ['true', 'FALSE'], bools],
]
const readings: readonly CompileOptions[] = [
  {},
  { readings: { 'PS-32': 'no-match', 'PS-40': 'ipv4', 'PS-47-pattern': 'trailing-star', 'PS-47-request': 'no-match', 'PS-28': 'unicode' } },
]

describe('a compiled policy compares texts as evaluate does', () => {
  it.each(tables)('%s', (_, operators, values, texts) => {
    for (const operator of operators) {
      for (const value of values) {
        const policy: PolicyDocument = policyOf(allow({ Condition: { [operator]: { 'aws:UserAgent': value } } }))
        // Why not every reading with every value: it is the text that they are about.
        for (const options of operator.startsWith('Arn') || value === values[0] || value === values.at(-1) ? readings : [{}]) {
          const { decide } = compilePolicy(policy, options)
          for (const text of texts) {
            const asked: Request = { ...request, context: { 'aws:UserAgent': text, 'aws:username': '1' } }
            expect(decide(asked), `${operator} ${value} of ${text}`).toBe(evaluate(policy, asked, options).decision)
          }
        }
      }
    }
  })
})

it('a compiled policy forgets a mapped address when another follows (PS-40)', () => {
  const policy = policyOf(allow({ Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.1' } } }))
  const { decide } = compilePolicy(policy, { readings: { 'PS-40': 'ipv4' } })
  const decisions = ['::ffff:10.0.0.1', '0.0.0.0'].map((text) => decide({ ...request, context: { 'aws:SourceIp': text } }))
  expect(decisions).toEqual(['Allow', 'ImplicitDeny'])
})

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

describe('a compiled policy names callers as evaluate does', () => {
  const account = '111122223333'
  const arns = [
    ...['user/a', 'user/b', 'root', 'abcd', 'user:root', 'role/a', 'role/p/a', `role/${account}`, 'role/', 'saml-provider/a'].map(
      (resource) => `arn:aws:iam::${account}:${resource}`,
    ),
    ...['arn:aws-cn:iam::111122223333:root', 'arn:aws-cn:iam::111122223333:role/a', 'arn:aws:iam::444455556666:root'],
    ...['assumed-role/a/s', 'assumed-role/b/s', 'assumed-role//s', `assumed-role/${account}/s`, 'root', 'federated-user/a'].map(
      (resource) => `arn:aws:sts::${account}:${resource}`,
    ),
  ]
  const ids = [account, `${account}4444`, `arn:aws:iam::${account}:root`, 'AIDAJQABLZS4A3QDU576Q']
  const principals = [
    ...[...arns, ...ids, '*'].map((AWS) => ({ AWS })),
    ...[...ids, 'a.example', `arn:aws:iam::${account}:role/a`].flatMap((name) => [
      { Service: name },
      { Federated: name },
      { CanonicalUser: name },
    ]),
    ...['arn:aws:iam::111122223333:user/a', 'arn:aws:sts::111122223333:assumed-role/a/s', 'arn:aws:iam::111122223333:abcd'].map((arn) => ({
      AWS: [account, arn],
      Service: 'a.example',
    })),
    ...['arn:aws:iam::111122223333:role/a', 'arn:aws-cn:iam::111122223333:role/a'].map((role) => ({
      AWS: [account, 'arn:aws:sts::111122223333:assumed-role/a/s', 'arn:aws:sts::111122223333:assumed-role//s', role],
    })),
  ]
  const callers: readonly Request['principal'][] = [
    ...['a.example', 'b.example', account, '*'].flatMap((name) => [{ service: name }, { federated: name }, { canonicalUser: name }]),
    ...arns.map((arn) => ({ arn })),
    undefined,
  ]
  it.each(principals)('%j', (principals) => {
    const policies = [
      policyOf(allow({ Principal: principals })),
      policyOf(allow(), { Effect: 'Deny', NotPrincipal: principals, Action: 'execute-api:Invoke', Resource: '*' }),
    ]
    for (const policy of policies) {
      for (const options of [{}, { readings: { 'PS-71': 'aws-and-anonymous' } }] satisfies CompileOptions[]) {
        const { decide } = compilePolicy(policy, options)
        for (const principal of callers) {
          const asked: Request = { ...request, ...(principal === undefined ? {} : { principal }) }
          const explained = evaluate(policyOf(allow()), asked, { ...options, endpointPolicy: policy }).decision
          expect(decide(asked), JSON.stringify(principal)).toBe(explained)
        }
      }
    }
  })
})

describe('a compiled policy reads resources as evaluate does', () => {
  const [service, region, owner, id] = ['execute-api', 'eu-west-1', '111122223333', 'a1b2c3d4e5']
  it.each([
    ...[`${api}/prod/GET/\${aws:username}`, `${api}/\${aws:username}*`, `${api}/prod/\${aws:username}/orders`],
    ...['execute-api:/${aws:username}', 'execute-api:/prod/GET/${aws:username}*', `${api}/*/\${aws:username}`],
    ...[`arn:aws:${service}:${region}?${owner}:${id}/*`, `arn:aws:${service}:${region}:${owner}?${id}/*`, `arn:aws:${service}:*`],
    ...[`arn:aws:${service}:${region}:*`, `arn:aws:${service}:${region}:1*`, '*'],
    ...[`arn:aws:${service}:${region}`, `arn:aws:${service}`, `arn:aws:${service}:${region}:${owner}`, `${api}/é*`, `${api}/*é`],
    ...[`arn:aws:${service}:*:${owner}:${id}/*/GET/a:b`, `arn:aws:${service}:${region}:${owner}:?1b2c3d4e5/*`],
  ])('%s', (resource) => {
    const values = [resource, [resource, 'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/prod/PUT/x']]
    for (const element of ['Resource', 'NotResource']) {
      for (const value of values) {
        const policy: PolicyDocument = policyOf({ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', [element]: value })
        for (const options of [{}, { api }, { readings: { 'PS-104': 'completed', 'PS-66': 'within-field' } }] as CompileOptions[]) {
          const { decide } = compilePolicy(policy, options)
          for (const path of ['prod/GET/orders', 'prod/GET/a:b', 'prod/GET/', 'prod/PUT/x', 'prod/GET/é', 'prod', '']) {
            for (const name of [undefined, 'orders', '', 'prod', '*', `${api}/prod/GET/orders`]) {
              const context = name === undefined ? {} : { 'aws:username': name }
              const asked: Request = { resource: `${api}/${path}`, context }
              expect(decide(asked), JSON.stringify([policy, asked])).toBe(evaluate(policy, asked, options).decision)
            }
          }
        }
      }
    }
  })
})

describe('a compiled policy takes sets, absent keys and variables as evaluate does', () => {
  const operators = [
    'StringEquals',
    'StringNotEquals',
    'StringLike',
    'StringNotLike',
    'StringEqualsIfExists',
    'StringNotEqualsIfExists',
    'Null',
  ]
  const quantifiers = ['', 'ForAnyValue:', 'ForAllValues:']
  const values: readonly (readonly string[])[] = [
    ['x'],
    ['x', 'y'],
    [''],
    ['*'],
    ['${aws:username}'],
    ['x', '${aws:username}'],
    ['${aws:username}', '*y'],
  ]
  const carried: readonly (string | readonly string[] | undefined)[] = [
    undefined,
    '',
    'x',
    'z',
    'X',
    ['x'],
    ['x', 'y'],
    ['z', 'x'],
    ['z', ''],
    ['z', 'w'],
  ]
  const names: readonly (string | readonly string[] | undefined)[] = [undefined, 'x', ['x', 'z']]
  const everyReading: readonly CompileOptions[] = [
    {},
    {
      readings: { 'PS-9': 'present', 'PS-15': 'null-set', 'PS-16': 'null-set', 'PS-19': 'match', 'PS-20': 'negation', 'PS-51': 'no-match' },
    },
  ]
  it.each(operators.flatMap((operator) => quantifiers.map((quantifier) => `${quantifier}${operator}`)))('%s', (operator) => {
    for (const list of operator.endsWith('Null') ? [['true'], ['false'], ['true', 'false']] : values) {
      const policy = policyOf(allow({ Condition: { [operator]: { 'a:b': [...list] } } }))
      for (const options of everyReading) {
        const { decide } = compilePolicy(policy, options)
        for (const found of carried) {
          for (const name of names) {
            const context = { ...(found === undefined ? {} : { 'a:b': found }), ...(name === undefined ? {} : { 'aws:username': name }) }
            const asked: Request = { ...request, context }
            const explained = evaluate(policy, asked, options).decision
            expect(decide(asked), JSON.stringify([list, context, options])).toBe(explained)
          }
        }
      }
    }
  })

  it('where several statements ask for texts of one key', () => {
    const conditions: readonly StatementDocument['Condition'][] = [
      { StringEquals: { 'a:b': 'x' } },
      { StringEquals: { 'a:b': ['y', 'z'] } },
      { StringEquals: { 'a:b': '${aws:username}' } },
      { StringEquals: { 'a:b': ['w', '${aws:username}'] } },
      { StringEqualsIfExists: { 'a:b': 'x' } },
      { 'ForAnyValue:StringEquals': { 'a:b': ['x', 'v'] } },
      { 'ForAllValues:StringEquals': { 'a:b': 'x' } },
      { StringNotEquals: { 'a:b': 'x' } },
      { StringLike: { 'a:b': 'x*' } },
      { StringEquals: { 'a:b': 'x', 'a:c': 'y' } },
    ]
    for (const odd of conditions) {
      const statements = [odd, odd, ...['1', '2', '3', '4'].map((text) => ({ StringEquals: { 'a:b': text } })), odd, odd]
      for (const makers of [[allow], [deny, allow]]) {
        const policy = policyOf(
          ...(makers.length > 1 ? [allow()] : []),
          ...statements.flatMap((Condition, index) =>
            (makers[index % makers.length] ?? allow)({ ...(Condition === undefined ? {} : { Condition }) }),
          ),
        )
        const { decide } = compilePolicy(policy, { api })
        for (const found of [...carried, '1', '3', 'w', 'xy', ['v', '1']]) {
          for (const name of [undefined, 'x', 'q']) {
            const context = {
              ...(found === undefined ? {} : { 'a:b': found }),
              ...(name === undefined ? {} : { 'aws:username': name, 'a:c': 'y' }),
            }
            const asked: Request = { ...request, context }
            expect(decide(asked), JSON.stringify([odd, context])).toBe(evaluate(policy, asked, { api }).decision)
          }
        }
      }
    }
  })
})

describe('a compiled policy reads what is disputed as evaluate does', () => {
  const compare = (condition: StatementDocument['Condition'], contexts: readonly Request['context'][], options: CompileOptions): void => {
    const policy = policyOf(allow(condition === undefined ? {} : { Condition: condition }))
    const { decide } = compilePolicy(policy, options)
    for (const principal of [undefined, { arn: 'arn:aws:iam::111122223333:user/ann' }]) {
      for (const context of contexts) {
        const asked: Request = {
          ...request,
          ...(context === undefined ? {} : { context }),
          ...(principal === undefined ? {} : { principal }),
        }
        const explained = evaluate(policyOf(allow()), asked, { ...options, endpointPolicy: policy }).decision
        expect(decide(asked), JSON.stringify([condition, asked, options])).toBe(explained)
      }
    }
  }

  it('the case of letters (PS-28)', () => {
    const texts = ['x', 'X', 'i', 'I', 'İ', 'ı', 'ß', 'SS', 'ſ', 's', 'Σ', 'ς', 'σ', 'k', 'K', 'É', 'é', '']
    for (const value of [...texts, '${aws:username}', 'a${aws:username}']) {
      for (const operator of ['StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase']) {
        const contexts = texts.flatMap((text) => [
          { 'a:b': text },
          { 'a:b': text, 'aws:username': 'É' },
          { 'a:b': `a${text}`, 'aws:username': 'ſ' },
        ])
        compare({ [operator]: { 'a:b': value } }, contexts, {})
        compare({ [operator]: { 'a:b': value } }, contexts, { readings: { 'PS-28': 'unicode' } })
      }
    }
  })

  it('variables in `Bool` (PS-36)', () => {
    for (const value of ['true', '${aws:username}', 'tr${aws:username}', '${a:b}']) {
      const contexts = ['true', 'FALSE', 'ue', '${aws:username}', ''].flatMap((text) => [
        { 'a:b': text },
        { 'a:b': text, 'aws:username': 'true' },
        { 'a:b': text, 'aws:username': 'UE' },
      ])
      compare({ Bool: { 'a:b': value } }, contexts, {})
      compare({ Bool: { 'a:b': value } }, contexts, { readings: { 'PS-36': 'text' } })
    }
  })

  it('keys that name an anonymous caller (PS-57), however often they are asked for', () => {
    for (const key of ['aws:userid', 'aws:PrincipalAccount', 'AWS:principaltype', 'aws:username']) {
      for (const condition of [
        { StringEquals: { [key]: 'anonymous' } },
        { StringEquals: { [key]: 'anonymous' }, StringLike: { [key]: 'a*' } },
        { StringLike: { [key]: 'a*', 'a:b': `\${${key}}` } },
        { Null: { [key]: 'true' } },
      ]) {
        const contexts = [{}, { [key]: 'x' }, { [key]: 'anonymous' }, { 'a:b': 'anonymous' }, { [key]: 'anonymous', 'a:b': 'anonymous' }]
        compare(condition, contexts, {})
        compare(condition, contexts, { readings: { 'PS-57': 'anonymous' } })
      }
    }
  })
})
