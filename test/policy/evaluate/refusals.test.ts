import { describe, expect, it } from 'vitest'
import {
  evaluate,
  PolicyError,
  type EvaluateOptions,
  type PolicyDocument,
  type Request,
  type StatementDocument,
} from '../../../src/policy/index.ts'
import { checkValues } from '../../../src/policy/evaluate/check-values.ts'
import { operatorNames, policyOf as readPolicy } from '../../../src/policy/language/index.ts'
import { allow, denyWith, holds, policyOf, request } from './evaluate-request.ts'

const refusal = (policy: PolicyDocument | string, asked: Request = request, options: EvaluateOptions = {}): Partial<PolicyError> => {
  try {
    evaluate(policy, asked, options)
  } catch (error) {
    if (error instanceof PolicyError) return { code: error.code, at: error.at, message: error.message, help: error.help }
    throw error
  }
  return {}
}

describe('the whole language', () => {
  const valueFor = (operator: string): string => {
    if (operator.includes('Ip')) return '10.0.0.1'
    if (/^(?:Numeric|Date)/.test(operator)) return '5'
    return operator === 'BinaryEquals' ? 'QUJD' : 'true'
  }
  const spellings = operatorNames.flatMap((name) => [name, ...(name === 'Null' ? [] : [`${name}IfExists`])])

  it.each(spellings.flatMap((name) => [name, `ForAnyValue:${name}`, `ForAllValues:${name}`]))('evaluates %s', (operator) => {
    const policy = policyOf(allow({ Condition: { [operator]: { 'a:b': valueFor(operator.split(':').at(-1) ?? '') } } }))
    expect(['Allow', 'ImplicitDeny']).toContain(evaluate(policy, { ...request, context: { 'a:b': 'x' } }).decision)
  })

  it('refuses NotPrincipal in an Allow, which AWS does not support (PS-80)', () => {
    expect(refusal(policyOf({ ...denyWith('NotPrincipal', '*'), Effect: 'Allow' }))).toMatchObject({
      code: 'UNSUPPORTED',
      at: '/Statement/0/NotPrincipal',
    })
  })
})

describe('what means nothing', () => {
  const unknown = { Ref: 'X' }
  type Bad = readonly [Partial<StatementDocument>, string]
  const bad =
    (operator: string) =>
    (value: string): Bad => [{ Condition: { [operator]: { 'a:b': value } } }, `/Statement/0/Condition/${operator}/a:b`]
  const [numeric, dated, binary] = [bad('NumericEquals'), bad('DateLessThan'), bad('BinaryEquals')]

  it.each<readonly [Partial<StatementDocument>, string]>([
    [{ Condition: { IpAddress: { 'aws:SourceIp': '10.0.0/8' } } }, '/Statement/0/Condition/IpAddress/aws:SourceIp'],
    [
      { Condition: { NotIpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '10.0.0.0/33'] } } },
      '/Statement/0/Condition/NotIpAddress/aws:SourceIp/1',
    ],
    [{ Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/08' } } }, '/Statement/0/Condition/IpAddress/aws:SourceIp'],
    [{ Condition: { IpAddress: { 'aws:SourceIp': '${aws:x}' } } }, '/Statement/0/Condition/IpAddress/aws:SourceIp'],
    [{ Condition: { Bool: { 'aws:SecureTransport': 'yes' } } }, '/Statement/0/Condition/Bool/aws:SecureTransport'],
    [{ Condition: { Null: { 'aws:SourceVpce': 1 } } }, '/Statement/0/Condition/Null/aws:SourceVpce'],
    [{ Condition: { Null: { 'aws:SourceVpce': '${aws:x}' } } }, '/Statement/0/Condition/Null/aws:SourceVpce'],
    ...['10abc', '1e3', '', ' 1', '0x10', '1.', '.5', '--1', '${aws:x}', 'NaN'].map((value) => numeric(value)),
    ...['Jan 1 2020', '2026-13-01', '2026-02-29', '2026-1-1', '2026-01-01T10:00', '2026-01-01T10:00:60Z', '1.5', '', '${aws:x}'].map(
      (value) => dated(value),
    ),
    ...['QUJ', 'QUI', 'QUJ=', 'QR==', 'Q===', 'QU-_', '${aws:x}'].map((value) => binary(value)),
    [{ Resource: 'arn:aws:execute-api:${aws:RequestedRegion}:111122223333:a1b2c3d4e5/*' }, '/Statement/0/Resource'],
    [{ Resource: '${aws:PrincipalTag/arn}' }, '/Statement/0/Resource'],
    [{ Action: 'Invoke' }, '/Statement/0/Action'],
    [{ Action: '*:Invoke' }, '/Statement/0/Action'],
    [{ Action: 'execute-*' }, '/Statement/0/Action'],
    [{ Resource: 'a1b2c3d4e5/*' }, '/Statement/0/Resource'],
    [{ Resource: 'execute-api:*' }, '/Statement/0/Resource'],
    [{ Resource: 'arn:*:execute-api:*:*:*' }, '/Statement/0/Resource'],
    [{ Resource: 'arn:aws:execute-*' }, '/Statement/0/Resource'],
    [{ Principal: { AWS: 'arn:aws:iam::*:role/app' } }, '/Statement/0/Principal/AWS'],
    [{ Principal: { AWS: 'arn:aws:iam::111122223333:role/*' } }, '/Statement/0/Principal/AWS'],
    [{ Principal: { AWS: 'ann' } }, '/Statement/0/Principal/AWS'],
    [{ Principal: { Service: '*' } }, '/Statement/0/Principal/Service'],
  ])('refuses %j (PS-31, PS-33, PS-34, PS-37, PS-38, PS-43, PS-50, PS-64, PS-67, PS-71)', (change, at) => {
    expect(refusal(policyOf(allow(change)))).toMatchObject({ code: 'INVALID_VALUE', at, help: expect.any(String) as string })
  })

  it.each<readonly [Partial<StatementDocument>, string]>([
    [{ Principal: { AWS: [unknown, 'ann'] } }, '/Statement/0/Principal/AWS/1'],
    [{ Action: [unknown, 'Invoke'] }, '/Statement/0/Action/1'],
    [{ Resource: [unknown, 'orders'] }, '/Statement/0/Resource/1'],
    [{ Condition: { NumericEquals: { 'a:b': [unknown, 'x'] } } }, '/Statement/0/Condition/NumericEquals/a:b/1'],
  ])('refuses it beside what is not known yet, of which nothing is said: %j', (change, at) => {
    expect(() => {
      checkValues(readPolicy(policyOf(allow(change))))
    }).toThrow(expect.objectContaining({ code: 'INVALID_VALUE', at }) as Error)
  })

  it('refuses a policy that does not parse, with every finding', () => {
    expect(refusal('{"Statement":[{"Effect":"Allow"}]}')).toMatchObject({ code: 'INVALID_POLICY' })
  })

  const contradictory = { 'aws:SourceVpce': 'a', 'AWS:sourcevpce': 'a' }
  it.each<readonly [unknown, string]>([
    [{ resource: 'execute-api:/prod/GET/x' }, 'resource'],
    [{ resource: '*' }, 'resource'],
    [{ resource: 'arn:aws:s3:::a/b' }, 'resource'],
    [{}, 'resource'],
    [null, 'request'],
    [{ ...request, action: 1 }, 'action'],
    [{ ...request, context: contradictory }, 'context.AWS:sourcevpce'],
    [{ ...request, context: null }, 'context'],
    [{ ...request, context: 'x' }, 'context'],
    [{ ...request, context: { a: 1 } }, 'context.a'],
    [{ ...request, context: { a: [] } }, 'context.a'],
    [{ ...request, context: { a: ['b', null] } }, 'context.a'],
    [{ ...request, principal: {} }, 'principal'],
    [{ ...request, principal: null }, 'principal'],
    [{ ...request, principal: { arn: 'ann' } }, 'principal'],
    [{ ...request, principal: { arn: 'arn:aws:iam::111122223333:user/ann', account: '999922223333' } }, 'principal'],
  ])('refuses the request %j', (asked, at) => {
    expect(refusal(policyOf(allow()), asked as Request)).toMatchObject({ code: 'INVALID_REQUEST', at })
  })

  it('refuses an API that is none', () => {
    expect(refusal(policyOf(allow()), request, { api: 'a1b2c3d4e5' })).toMatchObject({ code: 'INVALID_ARN', at: 'api' })
  })
})

describe('references', () => {
  const policy = policyOf(allow({ Condition: { StringEquals: { 'aws:SourceVpce': [{ Ref: 'Ids' }, { 'Fn::Sub': 'vpce-${Suffix}' }] } } }))
  const decide = (bindings: EvaluateOptions['bindings'], vpce: string): string =>
    evaluate(policy, { ...request, context: { 'aws:SourceVpce': vpce } }, bindings === undefined ? {} : { bindings }).decision

  it('refuses one without a binding, and names it', () => {
    expect(refusal(policy)).toMatchObject({
      code: 'UNRESOLVED_REFERENCE',
      message: '`{"Ref":"Ids"}` is not known yet',
      at: '/Statement/0/Condition/StringEquals/aws:SourceVpce/0',
    })
    expect(refusal(policy, request, { bindings: { '{"Ref":"Ids"}': 'x' } })).toMatchObject({
      code: 'UNRESOLVED_REFERENCE',
      message: '`{"Ref":"Suffix"}` is not known yet',
    })
  })

  it('puts texts and lists in their place', () => {
    const bindings = { '{"Ref":"Ids"}': ['vpce-a', 'vpce-b'], '{"Ref":"Suffix"}': 'c' }
    expect(['vpce-a', 'vpce-b', 'vpce-c', 'vpce-d'].map((vpce) => decide(bindings, vpce))).toEqual([
      'Allow',
      'Allow',
      'Allow',
      'ImplicitDeny',
    ])
  })

  it('refuses a list inside a text', () => {
    expect(refusal(policy, request, { bindings: { '{"Ref":"Ids"}': 'x', '{"Ref":"Suffix"}': ['c'] } })).toMatchObject({
      code: 'INVALID_OPTION',
    })
  })

  it('reads what a binding holds as IAM will: wildcards and policy variables', () => {
    const bound = policyOf(allow({ Resource: { Ref: 'Arn' }, Condition: { StringLike: { 'aws:UserAgent': { Ref: 'Agent' } } } }))
    const bindings = { '{"Ref":"Arn"}': 'arn:aws:execute-api:*', '{"Ref":"Agent"}': 'curl/*' }
    expect(evaluate(bound, { ...request, context: { 'aws:UserAgent': 'curl/8' } }, { bindings }).decision).toBe('Allow')
    const variable = { ...bindings, '{"Ref":"Agent"}': '${aws:username}' }
    const named = { ...request, context: { 'aws:UserAgent': 'ann', 'aws:username': 'ann' } }
    expect(evaluate(bound, named, { bindings: variable }).decision).toBe('Allow')
    expect(refusal(bound, request, { bindings: { ...bindings, '{"Ref":"Agent"}': '${aws:username' } })).toMatchObject({
      code: 'INVALID_OPTION',
    })
  })

  it('does not look for bindings where there are none', () => {
    expect(holds({ StringEquals: { 'aws:SourceVpce': 'constructor' } }, { 'aws:SourceVpce': 'constructor' })).toBe(true)
    expect(refusal(policyOf(allow({ Condition: { StringEquals: { a: '${Token[toString]}' } } })), request, { bindings: {} })).toMatchObject(
      { code: 'UNRESOLVED_REFERENCE' },
    )
  })
})
