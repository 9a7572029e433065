import { describe, expect, it } from 'vitest'
import {
  evaluate,
  privateApiPolicy,
  type AccessRow,
  type AccessTable,
  type PolicyDocument,
  type ProveOptions,
  type StatementDocument,
  type Trait,
} from '../../../src/policy/index.ts'
import { whoGetsIn } from '../../../src/policy/prove/access/who-gets-in.ts'

const mine = 'vpce-0a1b2c3d4e5f60718'
const api = 'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5'

type Condition = NonNullable<StatementDocument['Condition']>

function statement(Effect: 'Allow' | 'Deny', condition?: Condition, resource = 'execute-api:/*'): StatementDocument {
  const body = { Principal: '*', Action: 'execute-api:Invoke', Resource: resource } as const
  return { Effect, ...body, ...(condition === undefined ? {} : { Condition: condition }) }
}

const allow = (condition?: Condition, resource?: string): StatementDocument => statement('Allow', condition, resource)
const deny = (condition?: Condition, resource?: string): StatementDocument => statement('Deny', condition, resource)

function policyOf(...Statement: readonly StatementDocument[]): PolicyDocument {
  return { Version: '2012-10-17', Statement }
}

/** `aws:SourceVpce=a|b` one of them, `…=~` any other, `…=-` none. */
function shortOf({ of, values, except, others, absent }: Trait): string {
  return `${of}=${[...values, ...(others ? ['~'] : []), ...(absent ? ['-'] : [])].join('|')}${others || except.length === 0 ? '' : ` but ${except.join('|')}`}`
}

function rowOf({ who, where, access }: AccessRow): string {
  const by = access.kind === 'sometimes' ? ` by ${access.decidedBy.join(', ')}` : access.kind === 'unknown' ? ` as ${access.reason}` : ''
  return `${[...who, ...where].map(shortOf).join(', ')} ${access.kind}${by}`.trim()
}

function tableOf(policy: PolicyDocument, options: ProveOptions = {}): readonly string[] {
  return whoGetsIn(policy, options).rows.map(rowOf)
}

const vpce = { 'aws:SourceVpce': mine }
const signed = { authorizationType: 'AWS_IAM', api } as const

const rows: readonly (readonly [title: string, policy: PolicyDocument, options: ProveOptions, rows: readonly string[]])[] = [
  ['the canonical policy', privateApiPolicy({ vpceIds: [mine] }), {}, [`aws:SourceVpce=${mine} always`, 'aws:SourceVpce=~|- never']],
  [
    'the canonical policy of a private API',
    privateApiPolicy({ vpceIds: [mine] }),
    { private: true },
    [`aws:SourceVpce=${mine} always`, 'aws:SourceVpce=~ never'],
  ],
  ['an open policy', policyOf(allow()), {}, ['always']],
  ...[
    'arn:aws:iam::222233334444:user/example',
    'arn:aws:iam::222233334444:role/example',
    'arn:aws:sts::222233334444:assumed-role/app/example',
    '999988887777',
  ].map((named): readonly [string, PolicyDocument, ProveOptions, readonly string[]] => [
    `one who is called as an example is: ${named}`,
    policyOf({ ...allow(), Principal: { AWS: named } }),
    signed,
    [`caller=111122223333|${named} sometimes by the caller's own policies`, 'caller=~|- never'],
  ]),
  ['an empty one', policyOf(deny()), {}, ['never']],
  [
    'two endpoints that a policy does not tell apart',
    policyOf(allow({ StringEquals: { 'aws:SourceVpce': [mine, 'vpce-0b'] } })),
    {},
    [`aws:SourceVpce=${mine}|vpce-0b always`, 'aws:SourceVpce=~|- never'],
  ],
  [
    'routes of one endpoint',
    privateApiPolicy({ vpceIds: [mine], routes: [{ stage: 'prod', method: 'GET', path: '/orders' }, { stage: 'dev' }] }),
    { api },
    [`aws:SourceVpce=${mine}, route=dev/*|prod/GET/orders always`, `aws:SourceVpce=${mine}, route=~ never`, 'aws:SourceVpce=~|- never'],
  ],
  [
    'a Deny narrower than its Allow',
    policyOf(deny({ StringNotEquals: vpce }, 'execute-api:/prod/*'), allow()),
    {},
    [`aws:SourceVpce=${mine} always`, 'aws:SourceVpce=~|-, route=prod/* never', 'aws:SourceVpce=~|-, route=~ always'],
  ],
  [
    'Deny ForAnyValue (PS-18)',
    policyOf(deny({ 'ForAnyValue:StringNotEquals': vpce }), allow()),
    {},
    [`aws:SourceVpce=${mine}|- always`, 'aws:SourceVpce=~ never'],
  ],
  [
    'two keys in one block (PS-108)',
    policyOf(deny({ StringNotEquals: { ...vpce, 'aws:SourceVpc': 'vpc-0a' } }), allow()),
    {},
    [
      `aws:SourceVpce=${mine} always`,
      'aws:SourceVpce=~, aws:SourceVpc=vpc-0a always',
      'aws:SourceVpce=~, aws:SourceVpc=~ never',
      'aws:SourceVpce=- never',
    ],
  ],
  [
    'any endpoint',
    policyOf(allow({ StringLike: { 'aws:SourceVpce': 'vpce-*' } })),
    {},
    ['aws:SourceVpce=~ always', 'aws:SourceVpce=- never'],
  ],
  ['a wildcard that is none', policyOf(allow({ StringEquals: { 'aws:SourceVpce': 'vpce-*' } })), {}, ['never']],
  [
    'address ranges, one in another',
    policyOf(
      allow({ IpAddress: { 'aws:VpcSourceIp': ['10.0.0.0/16', '10.9.0.0/24'] } }),
      deny({ IpAddress: { 'aws:VpcSourceIp': '10.0.1.0/24' } }),
    ),
    {},
    ['aws:VpcSourceIp=10.0.0.0/16|10.9.0.0/24 but 10.0.1.0/24 always', 'aws:VpcSourceIp=10.0.1.0/24|~|- never'],
  ],
  [
    'resources that overlap',
    policyOf(allow(undefined, 'execute-api:/prod/*'), deny(undefined, 'execute-api:/*/GET/*')),
    {},
    ['route=prod/* but */GET/* always', 'route=prod/* & */GET/*|~ never'],
  ],
  [
    'what depends on more than who and where',
    policyOf(allow({ StringEquals: { ...vpce, 'aws:UserAgent': 'batch' } })),
    {},
    [`aws:SourceVpce=${mine} sometimes by aws:UserAgent`, 'aws:SourceVpce=~|- never'],
  ],
  ['requests are encrypted (PA-54)', policyOf(allow(), deny({ Bool: { 'aws:SecureTransport': 'false' } })), {}, ['always']],
  ['nobody is known under NONE (PA-55)', policyOf(allow({ StringEquals: { 'aws:PrincipalOrgID': 'o-1' } })), {}, ['never']],
  [
    'the canonical policy under AWS_IAM (PA-10)',
    privateApiPolicy({ vpceIds: [mine] }),
    signed,
    [
      `aws:SourceVpce=${mine}, caller=111122223333 always`,
      `aws:SourceVpce=${mine}, caller=~ sometimes by the caller's own policies`,
      `aws:SourceVpce=${mine}, caller=- never`,
      'aws:SourceVpce=~|- never',
    ],
  ],
  [
    'an Allow alone under AWS_IAM (PS-89)',
    policyOf(allow({ StringEquals: vpce })),
    signed,
    [
      `aws:SourceVpce=${mine}, caller=111122223333 always`,
      `aws:SourceVpce=${mine}, caller=~ sometimes by the caller's own policies`,
      `aws:SourceVpce=${mine}, caller=- never`,
      "aws:SourceVpce=~|-, caller=111122223333 sometimes by the caller's own policies",
      'aws:SourceVpce=~|-, caller=~|- never',
    ],
  ],
  [
    'a role of another account (PA-11)',
    policyOf({ ...allow(), Principal: { AWS: 'arn:aws:iam::444455556666:role/reader' } }),
    signed,
    ["caller=111122223333|arn:aws:iam::444455556666:role/reader sometimes by the caller's own policies", 'caller=~|- never'],
  ],
  [
    'an authorizer (PA-9)',
    policyOf(allow({ StringEquals: vpce })),
    { authorizationType: 'CUSTOM' },
    [`aws:SourceVpce=${mine} always`, 'aws:SourceVpce=~|- sometimes by the authorizer'],
  ],
  [
    'an endpoint that is not there yet',
    policyOf(deny({ StringNotEquals: { 'aws:SourceVpce': [{ Ref: 'Endpoint' }, { Ref: 'Other' }] } }), allow()),
    {},
    ['aws:SourceVpce={"Ref":"Endpoint"}|{"Ref":"Other"} always', 'aws:SourceVpce=~|- never'],
  ],
  [
    'what AWS disputes (PS-104)',
    policyOf(allow(undefined, 'arn:aws:execute-api')),
    { api },
    ["unknown as AWS's documents are at odds over it: PS-104"],
  ],
  [
    'a condition of the template',
    policyOf(allow({ StringEquals: { 'aws:SourceVpce': { 'Fn::If': ['IsProd', mine, { Ref: 'AWS::NoValue' }] } } })),
    {},
    [`aws:SourceVpce=${mine} always`, 'aws:SourceVpce=~|- unknown as it depends on the condition `IsProd`'],
  ],
]

it.each(rows)('%s', (_, policy, options, expected) => {
  expect(tableOf(policy, options)).toEqual(expected)
})

describe('requests that show what decides', () => {
  const policy = policyOf(allow({ StringEquals: { ...vpce, 'aws:UserAgent': 'batch' } }))
  const [row] = whoGetsIn(policy, { api }).rows

  it('are confirmed by evaluate, and differ in nothing else', () => {
    if (row?.access.kind !== 'sometimes') throw new Error('it depends on the user agent')
    const { admitted, refused } = row.access
    expect(evaluate(policy, admitted.request, { api }).decision).toBe('Allow')
    expect(evaluate(policy, refused.request, { api }).decision).not.toBe('Allow')
    const others = Object.entries(admitted.request.context ?? {}).filter(([key]) => key !== 'aws:UserAgent')
    expect(refused.request).toEqual({ ...admitted.request, context: Object.fromEntries(others) })
    expect(admitted.request.context).toMatchObject({ 'aws:UserAgent': 'batch', ...vpce })
  })

  it('are one and the same where another decides', () => {
    const own = whoGetsIn(policyOf(allow({ StringEquals: vpce })), { authorizationType: 'CUSTOM' }).rows.at(-1)?.access
    if (own?.kind !== 'sometimes') throw new Error('the authorizer decides')
    expect(own.refused.request).toEqual(own.admitted.request)
    expect([own.admitted.otherSideAllows, own.refused.otherSideAllows]).toEqual([true, false])
  })
})

it('lists what it takes for granted', () => {
  const namesOf = ({ assumptions }: AccessTable): readonly string[] => assumptions.map(({ name }) => name)
  const canonical = privateApiPolicy({ vpceIds: [mine] })
  expect(namesOf(whoGetsIn(canonical))).toEqual(expect.arrayContaining(['endpointKeys', 'wellFormed']))
  expect(namesOf(whoGetsIn(canonical, { private: true }))).not.toContain('endpointKeys')
  expect(namesOf(whoGetsIn(canonical, signed))).toContain('identities')
  expect(namesOf(whoGetsIn(policyOf(allow({ Bool: { 'aws:SecureTransport': 'true' } }))))).toContain('everyRequest')
})

it('says what a table of bounded size leaves out', () => {
  const many = Array.from({ length: 300 }, (_, index) =>
    allow({ StringEquals: { 'aws:SourceVpce': `vpce-${String(index).padStart(8, '0')}` } }, `execute-api:/s${index}/*`),
  )
  const { rows: found, leftOut } = whoGetsIn(policyOf(...many))
  expect(leftOut).toEqual(['the values of aws:SourceVpce, of which there are too many', 'the values of route, of which there are too many'])
  expect(found.length).toBeLessThan(500)
})

it('gives up on what costs too much, and says so', () => {
  const policy = policyOf(allow({ StringLike: { 'aws:UserAgent': '*a*a*a*a*b*', 'aws:Referer': '*a*?*b*' } }))
  expect(tableOf(policy, { budget: 1 })).toEqual(['unknown as the budget is used up'])
})
