import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  evaluate,
  parsePolicy,
  PolicyError,
  privateApiPolicy,
  readings,
  type PolicyDocument,
  type PolicyInput,
  type Readings,
  type Request,
  type StatementDocument,
} from '../../src/policy/index.ts'
import {
  nearPolicyDocument,
  policyAndRequests,
  policyDocument,
  readingsChoice,
  requestAimedAt,
  statementDocument,
} from '../../src/testing/index.ts'

const seed = 7
const sample = <T>(arbitrary: fc.Arbitrary<T>, numRuns: number): readonly T[] => fc.sample(arbitrary, { numRuns, seed })
const policies = sample(policyDocument(), 1500)
const statementsOf = (policy: PolicyDocument): readonly StatementDocument[] => [policy.Statement].flat()

/** One Allow with that condition. */
const policyWith = (Condition: NonNullable<StatementDocument['Condition']>): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*', Condition },
})

describe('policyDocument', () => {
  it('is always valid', () => {
    for (const policy of policies) expect(parsePolicy(policy)).toMatchObject({ ok: true })
  })

  it('speaks the whole language', () => {
    const statements = policies.flatMap(statementsOf)
    const operators = new Set(statements.flatMap((statement) => Object.keys(statement.Condition ?? {})))
    const names = new Set([...operators].map((operator) => operator.replace(/^For\w+:/, '').replace(/IfExists$/, '')))
    expect(names.size).toBe(27)
    for (const prefix of ['ForAnyValue:', 'ForAllValues:'])
      expect([...operators].filter((operator) => operator.startsWith(prefix)).length).toBeGreaterThan(20)
    expect([...operators].filter((operator) => operator.endsWith('IfExists')).length).toBeGreaterThan(20)
    for (const element of ['NotPrincipal', 'NotAction', 'NotResource'])
      expect(
        statements.some((statement) => element in statement),
        element,
      ).toBe(true)
    for (const type of ['AWS', 'Service', 'Federated', 'CanonicalUser']) {
      expect(
        statements.some((statement) => JSON.stringify(statement.Principal ?? {}).includes(`"${type}"`)),
        type,
      ).toBe(true)
    }
    expect(new Set(policies.map((policy) => policy.Version))).toEqual(new Set(['2012-10-17', '2008-10-17', undefined]))
    for (const text of ['${aws:username}', '${*}', "', 'ann'}", '"execute-api:/', '"arn:aws:execute-api:*', '::/0']) {
      expect(
        policies.some((policy) => JSON.stringify(policy).includes(text.replace("', '", ", '"))),
        text,
      ).toBe(true)
    }
  })

  it('keeps to the options', () => {
    const api = 'arn:aws-cn:execute-api:cn-north-1:999999999999:zzzzzzzzzz'
    for (const policy of sample(policyDocument({ api, maxStatements: 1, maxConditions: 0 }), 300)) {
      expect(statementsOf(policy)).toHaveLength(1)
      expect(statementsOf(policy)[0]).not.toHaveProperty('Condition')
      expect(JSON.stringify(policy)).not.toContain('a1b2c3d4e5')
    }
    expect(sample(statementDocument({ api }), 300).some((statement) => JSON.stringify(statement).includes(`${api}/`))).toBe(true)
  })

  it('shrinks to a single statement without conditions', () => {
    const result = fc.check(
      fc.property(policyDocument(), (policy) => statementsOf(policy).every((statement) => statement.Effect !== 'Deny')),
      { seed, numRuns: 200 },
    )
    expect(result.failed).toBe(true)
    expect(statementsOf(result.counterexample?.[0] ?? { Statement: [] })).toEqual([
      { Effect: 'Deny', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' },
    ])
  })
})

describe('requestAimedAt', () => {
  const valuesOf = (policy: PolicyInput, key: string): ReadonlySet<string> =>
    new Set(
      sample(requestAimedAt(policy), 1500).flatMap(({ context = {} }) =>
        Object.entries(context).flatMap(([name, value]) => (name.toLowerCase() === key.toLowerCase() ? [value].flat() : [])),
      ),
    )

  it.each<readonly [string, StatementDocument['Condition'] & object, string, readonly string[]]>([
    ['text', { StringEquals: { 'aws:SourceVpce': 'vpce-a' } }, 'aws:SourceVpce', ['vpce-a', 'vpce-', 'vpce-ax', 'VPCE-A', 'vpce-_', '']],
    [
      'pattern',
      { StringLike: { 'aws:UserAgent': 'a*b?' } },
      'aws:UserAgent',
      ['abx', 'axybx', 'aa/bba', 'a*b?', 'aabax', 'aaba'.slice(0, 3)],
    ],
    [
      'CIDR block',
      { IpAddress: { 'aws:VpcSourceIp': '10.0.0.0/24' } },
      'aws:VpcSourceIp',
      ['10.0.0.0', '10.0.0.255', '9.255.255.255', '10.0.1.0', '::ffff:10.0.0.0', ''],
    ],
    [
      'IPv6 block',
      { NotIpAddress: { 'aws:VpcSourceIp': '2001:db8::8/125' } },
      'aws:VpcSourceIp',
      ['2001:db8:0:0:0:0:0:8', '2001:db8:0:0:0:0:0:f', '2001:db8:0:0:0:0:0:7', '2001:db8:0:0:0:0:0:10', '2001:DB8::8'],
    ],
    [
      'number',
      { NumericLessThan: { 'aws:MultiFactorAuthAge': '10' } },
      'aws:MultiFactorAuthAge',
      ['9', '10', '11', '10.0', '10abc', '010', '-10'],
    ],
    [
      'date',
      { DateLessThan: { 'aws:CurrentTime': '2024-01-01T00:00:00Z' } },
      'aws:CurrentTime',
      [
        '2024-01-01T00:00:00Z',
        '2024-01-01T00:00:01.000Z',
        '2023-12-31T23:59:59.000Z',
        '1704067200',
        '1704067199',
        '2024-01-01T01:00:00.000+01:00',
      ],
    ],
    ['boolean', { Bool: { 'aws:SecureTransport': 'true' } }, 'aws:SecureTransport', ['true', 'false', 'TRUE', '1', '']],
    [
      'ARN',
      { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:user/ann' } },
      'aws:PrincipalArn',
      ['arn:aws:iam::a:user/ann', 'arn:aws:iam::a:b:user/ann', 'arn:aws:iam::a:user/annx', 'arn:aws:iam::a:user/ann:tail'],
    ],
    ['binary', { BinaryEquals: { 'test:Blob': 'YWJj' } }, 'test:Blob', ['YWJj', 'YWJA', '']],
  ])('stands on both sides of a %s', (_, condition, key, expected) => {
    expect([...valuesOf(policyWith(condition), key)]).toEqual(expect.arrayContaining([...expected]))
  })

  it('carries what a policy variable stands for, and its value where it is compared', () => {
    const policy = policyWith({ StringEquals: { 'aws:UserAgent': 'x-${aws:username}' } })
    const met = sample(requestAimedAt(policy), 1500).filter(({ context = {} }) => {
      const of = (key: string): unknown => Object.entries(context).find(([name]) => name.toLowerCase() === key.toLowerCase())?.[1]
      return typeof of('aws:username') === 'string' && of('aws:UserAgent') === `x-${String(of('aws:username'))}`
    })
    expect(met.length).toBeGreaterThan(50)
  })

  it('leaves keys out, doubles their values, and writes their names in any case', () => {
    const contexts = sample(requestAimedAt(policyWith({ StringEquals: { 'aws:SourceVpce': 'a' } })), 500).map(({ context = {} }) => context)
    expect(contexts.some((context) => Object.keys(context).length === 0)).toBe(true)
    expect(contexts.some((context) => Array.isArray(Object.values(context)[0]))).toBe(true)
    expect(new Set(contexts.flatMap((context) => Object.keys(context)))).toEqual(
      new Set(['aws:SourceVpce', 'AWS:SOURCEVPCE', 'aws:sourcevpce']),
    )
  })

  it('comes from the callers that a policy names, from their sessions, and from strangers', () => {
    const policy: PolicyDocument = {
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::111122223333:role/path/reader' },
        Action: 'execute-api:Inv*',
        Resource: '*',
      },
    }
    const requests = sample(requestAimedAt(policy), 1000)
    const callers = new Set(requests.map(({ principal }) => JSON.stringify(principal)))
    for (const arn of [
      'arn:aws:sts::111122223333:assumed-role/reader/s1',
      'arn:aws:sts::111122223333:assumed-role/READER/s1',
      'arn:aws:iam::444455556666:user/ann',
    ]) {
      expect(callers).toContain(JSON.stringify({ arn }))
    }
    expect(callers).toContain(undefined)
    expect(new Set(requests.map(({ action }) => action))).toContain('execute-api:Inv')
  })

  it('meets and misses the canonical policy, on the API that was named', () => {
    const api = 'arn:aws:execute-api:us-east-1:999999999999:zzzzzzzzzz'
    const policy = privateApiPolicy({ vpceIds: ['vpce-0a1b2c3d4e5f60718'] })
    const decisions = sample(requestAimedAt(policy, { api }), 500).map((request) => evaluate(policy, request).decision)
    for (const decision of ['Allow', 'ExplicitDeny'])
      expect(decisions.filter((found) => found === decision).length, decision).toBeGreaterThan(25)
    expect(sample(requestAimedAt(policy, { api }), 100).some(({ resource }) => resource.startsWith(`${api}/`))).toBe(true)
  })

  it('asks something of what is no policy, too', () => {
    expect(sample(requestAimedAt('{'), 10).every(({ resource }) => resource.startsWith('arn:aws:execute-api:'))).toBe(true)
  })
})

describe('policyAndRequests', () => {
  it('aims every request at its policy, and shrinks to one request and hardly a statement', () => {
    const meets = ({ policy, requests }: { policy: PolicyDocument; requests: readonly Request[] }): boolean =>
      requests.some((request) => JSON.stringify(policy).includes('vpce-a') && JSON.stringify(request.context).includes('"vpce-a"'))
    const result = fc.check(
      fc.property(policyAndRequests(10), (subject) => !meets(subject)),
      { seed, numRuns: 2000 },
    )
    const found = result.counterexample?.[0]
    expect(result.failed).toBe(true)
    expect(found?.requests).toHaveLength(1)
    expect(statementsOf(found?.policy ?? { Statement: [] }).length).toBeLessThan(3)
  })
})

describe('nearPolicyDocument', () => {
  it('is mostly no policy, sometimes one, and always survives', () => {
    const parsed = sample(nearPolicyDocument(), 1500).map((input) => {
      try {
        evaluate(input as PolicyInput, { resource: 'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/prod/GET/' })
      } catch (error) {
        expect(error).toBeInstanceOf(PolicyError)
      }
      return parsePolicy(input as PolicyInput)
    })
    const rules = new Set(parsed.flatMap(({ findings }) => findings.map((finding) => finding.rule)))
    expect(parsed.filter(({ ok }) => !ok).length).toBeGreaterThan(500)
    expect(parsed.filter(({ ok }) => ok).length).toBeGreaterThan(100)
    for (const rule of [
      'missing-effect',
      'unknown-element',
      'element-wrong-case',
      'wrong-type',
      'invalid-version',
      'missing-statement',
      'unknown-operator',
    ] as const) {
      expect(rules).toContain(rule)
    }
  })
})

describe('readingsChoice', () => {
  it('chooses every reading of every disputed fact, and nothing else', () => {
    const choices = sample(readingsChoice(), 500)
    for (const [fact, known] of Object.entries(readings)) {
      const chosen = new Set(choices.map((choice: Readings) => choice[fact as keyof Readings]))
      expect(chosen, fact).toEqual(new Set([undefined, ...known]))
    }
    for (const choice of choices) expect(Object.keys(readings)).toEqual(expect.arrayContaining(Object.keys(choice)))
  })
})
