import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  allow,
  deny,
  evaluate,
  parsePolicy,
  policy,
  PolicyError,
  type StatementDocument,
  type StatementOptions,
} from '../../../src/policy/index.ts'

const vpce = 'vpce-0a1b2c3d4e5f60718'
const api = 'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5'
/** Options as callers without TypeScript give them. */
const loose = (options: unknown): StatementOptions => options as StatementOptions

describe('allow and deny', () => {
  it('are for everyone, everything of the API and always where nothing is said', () => {
    expect(allow()).toEqual({ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' })
    expect(deny()).toEqual({ Effect: 'Deny', Principal: '*', Action: 'execute-api:*', Resource: 'execute-api:/*' })
  })

  it('write what they are told, values as texts and single ones without a list', () => {
    expect(
      deny({
        sid: 'Own',
        principals: ['111122223333', 'arn:aws:iam::111122223333:role/app/orders'],
        actions: ['execute-api:Invoke', 'execute-api:InvalidateCache', 'execute-api:Invoke'],
        notRoutes: [{ stage: 'prod', method: 'GET', path: '/orders/{id}' }, { stage: 'dev' }],
        when: {
          StringNotEquals: { 'aws:SourceVpce': [vpce] },
          Bool: { 'aws:SecureTransport': false },
          NumericGreaterThan: { 'aws:MultiFactorAuthAge': [3600, '0.5'] },
          DateLessThan: { 'aws:EpochTime': 1_800_000_000 },
          Null: { 'aws:PrincipalTag/team': true },
        },
      }),
    ).toEqual({
      Sid: 'Own',
      Effect: 'Deny',
      Principal: { AWS: ['111122223333', 'arn:aws:iam::111122223333:role/app/orders'] },
      Action: ['execute-api:Invoke', 'execute-api:InvalidateCache'],
      NotResource: ['execute-api:/dev/*', 'execute-api:/prod/GET/orders/*'],
      Condition: {
        StringNotEquals: { 'aws:SourceVpce': vpce },
        Bool: { 'aws:SecureTransport': 'false' },
        NumericGreaterThan: { 'aws:MultiFactorAuthAge': ['3600', '0.5'] },
        DateLessThan: { 'aws:EpochTime': '1800000000' },
        Null: { 'aws:PrincipalTag/team': 'true' },
      },
    })
  })

  it.each<StatementOptions>([
    { resources: ['*'] },
    { resources: ['execute-api:/*', 'execute-api:/prod/GET/users/${aws:username}'] },
    {
      resources: [
        `${api}/*/GET/orders`,
        `${api}/*`,
        'arn:aws:execute-api:*',
        'arn:aws-cn:execute-api:cn-north-1:1234*',
        'arn:aws:execute-api:*:*:*',
      ],
    },
    { resources: ['arn:aws:execute-api:eu-west-1:111122223333:/domainnames/api.example.com+abcd1234'] },
    { resources: [{ 'Fn::Sub': 'arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/*' }] },
    {
      resources: [
        '${aws_api_gateway_rest_api.main.execution_arn}/*',
        '${Token[TOKEN.7]}/prod/GET/*',
        'arn:${Token[AWS.Partition.3]}:execute-api:eu-west-1:${Token[TOKEN.8]}:${Token[TOKEN.9]}',
      ],
    },
    { notResources: ['execute-api:/prod/*'] },
    {
      principals: [
        '*',
        'AROAABCDEFGHIJKLMNOPQ',
        'arn:aws:sts::111122223333:assumed-role/app/s',
        { 'Fn::GetAtt': ['Role', 'Arn'] },
        '${aws_iam_role.app.arn}',
      ],
    },
    { when: { StringEquals: { 'aws:SourceVpce': '${aws:PrincipalTag/vpce}' } } },
    { when: { StringEquals: { 'aws:PrincipalTag/team': "${aws:PrincipalTag/crew, 'none'}" } } },
    { when: { StringLike: { 'aws:UserAgent': '${*}${aws:username}?' } } },
    { when: { ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/${AWS:principaltag/team}/*' } } },
    { when: { StringEquals: { 'aws:SourceVpc': ['${aws_vpc.main.id}', '${Token[TOKEN.1]}', { Ref: 'Vpc' }] } } },
    {
      when: {
        IpAddress: {
          'aws:VpcSourceIp': ['10.0.0.1', '0.0.0.0/0', '2001:db8::/32', '::', '::ffff:192.0.2.1/128', '1:2:3:4:5:6:7:8', { Ref: 'Range' }],
        },
      },
    },
    {
      when: {
        DateEqualsIfExists: {
          'aws:TokenIssueTime': ['2026', '2026-02', '2024-02-29', '2026-11-24T08:30Z', '2026-11-24T08:30:59.5+01:00', 0],
        },
      },
    },
    { when: { NumericEquals: { 'aws:EpochTime': ['0', '-1', '1.50'] } } },
    { when: { 'ForAllValues:StringNotLikeIfExists': { 'aws:PrincipalOrgPaths': ['o-abcdefghij/*'] } } },
    { when: { StringEqualsIgnoreCase: { 'aws:Referer': 'https://example.com/' } } },
    { when: { StringEquals: { 'aws:PrincipalAccount': '111122223333', 'aws:PrincipalOrgID': 'o-abcdefghij' } } },
  ])('take %j', (options) => {
    for (const statement of [allow(options), deny(options)]) {
      expect(parsePolicy({ Version: '2012-10-17', Statement: statement }).ok).toBe(true)
      expect(JSON.parse(JSON.stringify(statement))).toEqual(statement)
    }
  })

  const when = (operator: string, key: string, value: unknown): StatementOptions => loose({ when: { [operator]: { [key]: value } } })
  it.each<readonly [StatementOptions, string, string, RegExp]>([
    [loose([]), 'INVALID_OPTION', 'options', /braces/],
    [loose({ condition: {} }), 'INVALID_OPTION', 'condition', /write one of .*when/],
    [loose({ route: [] }), 'INVALID_OPTION', 'route', /did you mean `routes`/],
    [{ sid: 'Deny others' }, 'INVALID_OPTION', 'sid', /letters and digits/],
    [{ principals: [] }, 'INVALID_OPTION', 'principals', /leave `principals` out/],
    [{ principals: ['arn:aws:iam::111122223333:role/*'] }, 'INVALID_OPTION', 'principals[0]', /without wildcards/],
    [{ principals: ['arn:aws:iam::111122223333:group/dev'] }, 'INVALID_OPTION', 'principals[0]', /user, role or session/],
    [{ principals: ['app'] }, 'INVALID_OPTION', 'principals[0]', /twelve digits/],
    [{ principals: ['arn:aws:iam::111122223333:user/${aws:username}'] }, 'INVALID_OPTION', 'principals[0]', /policy variable/],
    [loose({ actions: ['execute-api:invoke'] }), 'INVALID_OPTION', 'actions[0]', /did you mean `execute-api:Invoke`/],
    [loose({ actions: ['${aws:username}'] }), 'INVALID_OPTION', 'actions[0]', /write one of/],
    [{ actions: [] }, 'INVALID_OPTION', 'actions', /leave `actions` out/],
    [{ routes: [], resources: ['*'] }, 'INVALID_OPTION', 'resources', /one of them/],
    [{ routes: [] }, 'INVALID_OPTION', 'routes', /leave `routes` out/],
    [{ notResources: [] }, 'INVALID_OPTION', 'notResources', /leave `notResources` out/],
    [{ notRoutes: [{ method: 'GET' }] }, 'STAGE_REQUIRED', 'notRoutes[0]', /name the stage/],
    [loose({ routes: [{ stage: 'prod', methods: ['GET'] }] }), 'INVALID_OPTION', 'routes[0].methods', /did you mean `method`/],
    [{ routes: [{ stage: '${aws:PrincipalTag/stage}' }] }, 'INVALID_STAGE', 'routes[0]', /policy variable/],
    [{ resources: ['execute-api:*'] }, 'INVALID_VALUE', 'resources[0]', /execute-api:\/STAGE/],
    [{ resources: ['arn:aws:s3:::bucket/*'] }, 'INVALID_VALUE', 'resources[0]', /ARN of execute-api/],
    [{ resources: ['arn:aws:execute-api:eu-west-1'] }, 'INVALID_VALUE', 'resources[0]', /ARN of execute-api/],
    [{ resources: [`${api}/`] }, 'INVALID_VALUE', 'resources[0]', /matches no request/],
    [{ resources: [api] }, 'INVALID_VALUE', 'resources[0]', /matches no request/],
    [{ resources: ['execute-api:/prod/ANY/orders'] }, 'INVALID_VALUE', 'resources[0]', /no verb/],
    [{ resources: ['execute-api:/GET/prod/orders'] }, 'STAGE_AND_METHOD_SWAPPED', 'resources[0]', /execute-api:\/prod\/GET/],
    [{ resources: ['arn:aws:execute-api:eu-west-1:${aws:PrincipalAccount}:*/prod/GET/*'] }, 'INVALID_VALUE', 'resources[0]', /fifth colon/],
    [{ resources: ['execute-api:/prod/GET/${aws:PrincipleTag/team}'] }, 'INVALID_VALUE', 'resources[0]', /no request to an API carries/],
    [{ resources: ['execute-api:/prod/GET/${aws:username'] }, 'INVALID_VALUE', 'resources[0]', /close its brace/],
    [loose({ resources: [17] }), 'INVALID_VALUE', 'resources[0]', /execute-api:\/STAGE/],
    [{ resources: [{ 'Fn::Sub': '${!aws:username}' }] }, 'INVALID_VALUE', 'resources[0]', /policy variable/],
    [loose({ when: {} }), 'INVALID_OPTION', 'when', /leave it out/],
    [loose({ when: { StringEquals: {} } }), 'INVALID_OPTION', 'when.StringEquals', /leave it out/],
    [loose({ when: { StringEquals: 'x' } }), 'INVALID_OPTION', 'when.StringEquals', /braces/],
    [when('StringEquals', 'aws:SourceVpce', []), 'INVALID_OPTION', 'when.StringEquals.aws:SourceVpce', /at least one/],
    [when('StringEquals', 'aws:SourceVpce', undefined), 'INVALID_VALUE', 'when.StringEquals.aws:SourceVpce', /8 or 17/],
    [when('stringequals', 'aws:SourceVpce', vpce), 'INVALID_OPTION', 'when.stringequals', /did you mean `StringEquals`/],
    [
      when('StringNotEqualIfExists', 'aws:SourceVpce', vpce),
      'INVALID_OPTION',
      'when.StringNotEqualIfExists',
      /did you mean `StringNotEqualsIfExists`/,
    ],
    [when('NullIfExists', 'aws:SourceVpce', 'true'), 'INVALID_OPTION', 'when.NullIfExists', /did you mean `Null`/],
    [when('constructor', 'aws:SourceVpce', vpce), 'INVALID_OPTION', 'when.constructor', /the operators are/],
    [when('StringEquals', 'aws:sourcevpce', vpce), 'INVALID_OPTION', 'when.StringEquals.aws:sourcevpce', /did you mean `aws:SourceVpce`/],
    [
      when('StringEquals', 'aws:PrincipleTag/team', 'x'),
      'INVALID_OPTION',
      'when.StringEquals.aws:PrincipleTag/team',
      /did you mean `aws:PrincipalTag\/team`/,
    ],
    [when('StringEquals', 'aws:PrincipalTag', 'x'), 'INVALID_OPTION', 'when.StringEquals.aws:PrincipalTag', /name the tag/],
    [when('StringEquals', 'aws:PrincipalTag/', 'x'), 'INVALID_OPTION', 'when.StringEquals.aws:PrincipalTag/', /name the tag/],
    [when('StringEquals', 'aws:VpceOrgID', 'o-abcdefghij'), 'INVALID_OPTION', 'when.StringEquals.aws:VpceOrgID', /does not supply/],
    [
      when('StringEquals', 'aws:ResourceOrgID', 'o-abcdefghij'),
      'INVALID_OPTION',
      'when.StringEquals.aws:ResourceOrgID',
      /policy of a VPC endpoint/,
    ],
    [when('StringEquals', '__proto__x', 'x'), 'INVALID_OPTION', 'when.StringEquals.__proto__x', /API Gateway documents/],
    [when('StringLike', 'aws:SourceVpce', 'vpce-*'), 'INVALID_OPTION', 'when.StringLike.aws:SourceVpce', /strangers/],
    [
      when('IpAddress', 'aws:SourceVpce', vpce),
      'INVALID_OPTION',
      'when.IpAddress.aws:SourceVpce',
      /it takes StringEquals, StringNotEquals, Null/,
    ],
    [
      when('StringEquals', 'aws:PrincipalOrgPaths', 'x'),
      'INVALID_OPTION',
      'when.StringEquals.aws:PrincipalOrgPaths',
      /ForAnyValue:StringEquals/,
    ],
    [
      when('ForAllValues:StringEquals', 'aws:SourceVpce', vpce),
      'INVALID_OPTION',
      'when.ForAllValues:StringEquals.aws:SourceVpce',
      /write `StringEquals`/,
    ],
    [when('ForAnyValue:Null', 'aws:PrincipalOrgPaths', 'true'), 'INVALID_OPTION', 'when.ForAnyValue:Null.aws:PrincipalOrgPaths', /Null/],
    [when('BinaryEquals', 'aws:userid', 'AA=='), 'INVALID_OPTION', 'when.BinaryEquals.aws:userid', /it takes StringEquals/],
    [when('StringEquals', 'aws:SourceVpce', 'vpce-1'), 'MALFORMED_VPCE_ID', 'when.StringEquals.aws:SourceVpce', /8 or 17/],
    [
      when('StringEquals', 'aws:SourceVpce', [vpce, 'vpc-0a1b2c3d']),
      'MALFORMED_VPCE_ID',
      'when.StringEquals.aws:SourceVpce[1]',
      /this is a VPC/,
    ],
    [when('StringEquals', 'aws:SourceVpce', '${aws:sourcevpce}'), 'INVALID_VALUE', 'when.StringEquals.aws:SourceVpce', /with itself/],
    [
      when('StringNotEquals', 'aws:SourceVpce', "${AWS:SourceVpce, 'x'}"),
      'INVALID_VALUE',
      'when.StringNotEquals.aws:SourceVpce',
      /with itself/,
    ],
    [when('StringEquals', 'aws:userid', '${aws:PrincipalOrgPaths}'), 'INVALID_VALUE', 'when.StringEquals.aws:userid', /several values/],
    [when('StringEquals', 'aws:userid', '${aws:username,x}'), 'INVALID_VALUE', 'when.StringEquals.aws:userid', /'default'/],
    [when('StringEquals', 'aws:SourceVpc', 'vpc-123'), 'INVALID_VALUE', 'when.StringEquals.aws:SourceVpc', /8 or 17/],
    [
      when('StringEquals', 'aws:PrincipalAccount', 111122223333.5),
      'INVALID_VALUE',
      'when.StringEquals.aws:PrincipalAccount',
      /twelve digits/,
    ],
    [when('StringEquals', 'aws:PrincipalOrgID', 'o-*'), 'INVALID_VALUE', 'when.StringEquals.aws:PrincipalOrgID', /10 to 32/],
    [when('StringEquals', 'aws:userid', ''), 'INVALID_VALUE', 'when.StringEquals.aws:userid', /not empty/],
    [when('StringEquals', 'aws:userid', { Arn: 'x' }), 'INVALID_VALUE', 'when.StringEquals.aws:userid', /not empty/],
    [when('Bool', 'aws:SecureTransport', '${aws:username}'), 'INVALID_VALUE', 'when.Bool.aws:SecureTransport', /policy variable/],
    [when('Bool', 'aws:SecureTransport', 'TRUE'), 'INVALID_VALUE', 'when.Bool.aws:SecureTransport', /`true` or `false`/],
    [when('Null', 'aws:userid', 'absent'), 'INVALID_VALUE', 'when.Null.aws:userid', /must be absent/],
    [when('NumericEquals', 'aws:EpochTime', 1e21), 'INVALID_VALUE', 'when.NumericEquals.aws:EpochTime', /exponent/],
    [when('NumericEquals', 'aws:EpochTime', Number.NaN), 'INVALID_VALUE', 'when.NumericEquals.aws:EpochTime', /decimal/],
    [when('NumericEquals', 'aws:EpochTime', '10abc'), 'INVALID_VALUE', 'when.NumericEquals.aws:EpochTime', /decimal/],
    [when('DateEquals', 'aws:CurrentTime', 'Jan 1 2020'), 'INVALID_VALUE', 'when.DateEquals.aws:CurrentTime', /2026-11-24/],
    [when('DateEquals', 'aws:CurrentTime', '2026-02-29'), 'INVALID_VALUE', 'when.DateEquals.aws:CurrentTime', /write a date/],
    [when('DateEquals', 'aws:CurrentTime', '2026-11-24T24:00Z'), 'INVALID_VALUE', 'when.DateEquals.aws:CurrentTime', /write a date/],
    [when('DateEquals', 'aws:CurrentTime', '2026-11-24T08:30'), 'INVALID_VALUE', 'when.DateEquals.aws:CurrentTime', /write a date/],
    [when('IpAddress', 'aws:VpcSourceIp', '10.0.*'), 'INVALID_VALUE', 'when.IpAddress.aws:VpcSourceIp', /CIDR/],
    [when('IpAddress', 'aws:VpcSourceIp', '10.0.0.256'), 'INVALID_VALUE', 'when.IpAddress.aws:VpcSourceIp', /CIDR/],
    [when('IpAddress', 'aws:VpcSourceIp', '10.0.0.0/33'), 'INVALID_VALUE', 'when.IpAddress.aws:VpcSourceIp', /CIDR/],
    [when('IpAddress', 'aws:VpcSourceIp', '1::2::3'), 'INVALID_VALUE', 'when.IpAddress.aws:VpcSourceIp', /CIDR/],
    [when('IpAddress', 'aws:VpcSourceIp', '1:2:3:4:5:6:7:8:9'), 'INVALID_VALUE', 'when.IpAddress.aws:VpcSourceIp', /CIDR/],
    [when('IpAddress', 'aws:VpcSourceIp', '1:2:3:4::5:6:7:8'), 'INVALID_VALUE', 'when.IpAddress.aws:VpcSourceIp', /CIDR/],
    [when('IpAddress', 'aws:VpcSourceIp', '10.0.0.0/8/8'), 'INVALID_VALUE', 'when.IpAddress.aws:VpcSourceIp', /CIDR/],
    [when('ArnEquals', 'aws:PrincipalArn', '*'), 'INVALID_VALUE', 'when.ArnEquals.aws:PrincipalArn', /six fields/],
    [
      when('ArnEquals', 'aws:PrincipalArn', 'arn:aws:sts::111122223333:assumed-role/app/s'),
      'INVALID_VALUE',
      'when.ArnEquals.aws:PrincipalArn',
      /that of the role/,
    ],
  ])('refuse %j with %s', (options, code, at, help) => {
    for (const build of [allow, deny]) {
      expect(() => build(options)).toThrow(expect.objectContaining({ code, at, help: expect.stringMatching(help) as string }) as Error)
    }
  })

  it('read variables in resources as IAM does (PS-50)', () => {
    const own = policy(allow({ resources: ['execute-api:/prod/GET/users/${aws:username}'] }))
    expect(parsePolicy(own)).toMatchObject({ policy: { statements: [{ resource: { values: [{ parts: [{}, { kind: 'variable' }] }] } }] } })
  })

  it('throw nothing but a PolicyError, whatever they are given', () => {
    const value = fc.oneof(fc.anything(), fc.constantFrom(vpce, '${aws:SourceVpce}', { Ref: 'x' }, '${', '10.0.0.0/8'))
    const key = fc.oneof(fc.string(), fc.constantFrom('aws:SourceVpce', 'aws:PrincipalTag/x', 'aws:VpcSourceIp', '__proto__'))
    const operator = fc.oneof(fc.string(), fc.constantFrom('StringEquals', 'IpAddress', 'ForAnyValue:StringLike', 'Null'))
    const options = fc.record(
      {
        sid: value,
        principals: fc.oneof(value, fc.array(value)),
        actions: fc.oneof(value, fc.array(value)),
        routes: fc.oneof(value, fc.array(value)),
        resources: fc.oneof(value, fc.array(value)),
        when: fc.oneof(value, fc.dictionary(operator, fc.oneof(value, fc.dictionary(key, fc.oneof(value, fc.array(value)))))),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.oneof(options, fc.anything()), (given) => {
        try {
          const document = policy(allow(loose(given)), deny(loose(given)))
          expect(parsePolicy(document).ok).toBe(true)
        } catch (error) {
          expect(error).toBeInstanceOf(PolicyError)
        }
      }),
      { numRuns: 1000 },
    )
  })
})

describe('policy', () => {
  it('puts statements and policies together, each once, with Sids of their own', () => {
    const first = allow({ sid: 'Open', routes: [{ stage: 'dev' }] })
    const second = allow({ sid: 'Open', routes: [{ stage: 'prod' }] })
    const shut = deny({ resources: ['execute-api:/prod/GET/admin/*'] })
    expect(policy(first, { Version: '2012-10-17', Statement: second }, shut, policy(first, shut), { ...shut, Sid: 'Open2' })).toEqual({
      Version: '2012-10-17',
      Statement: [first, { ...second, Sid: 'Open3' }, shut, { ...shut, Sid: 'Open2' }],
    })
  })

  it('allows what one of them allows and none denies', () => {
    const both = policy(
      allow({ routes: [{ stage: 'prod' }] }),
      allow({ routes: [{ stage: 'dev' }] }),
      deny({ resources: ['execute-api:/*/GET/admin'] }),
    )
    const ask = (route: string): string => evaluate(both, { resource: `${api}/${route}` }).decision
    expect(['prod/GET/a', 'dev/GET/a', 'test/GET/a', 'dev/GET/admin'].map(ask)).toEqual(['Allow', 'Allow', 'ImplicitDeny', 'ExplicitDeny'])
  })

  it.each<readonly [readonly unknown[], string, string]>([
    [[], 'INVALID_OPTION', '[0]'],
    [[allow(), 'x'], 'INVALID_OPTION', '[1]'],
    [[{ Version: '2008-10-17', Statement: [] }], 'INVALID_OPTION', '[0].Version'],
    [[{ Statement: [allow()] }], 'INVALID_OPTION', '[0].Version'],
    [[{ ...allow(), Efect: 'Deny' }], 'INVALID_POLICY', '/Statement/0/Efect'],
  ])('refuses %j with %s', (parts, code, at) => {
    expect(() => policy(...(parts as readonly StatementDocument[]))).toThrow(expect.objectContaining({ code, at }) as Error)
  })
})
