import { describe, expect, it } from 'vitest'
import { evaluate, type Readings, type Request, type StatementDocument } from '../../../src/policy/index.ts'
import { allow, api, policyOf, request } from './evaluate-request.ts'

const condition = (operator: string, value: string): Partial<StatementDocument> => ({
  Condition: { [operator]: { 'aws:UserAgent': value } },
})
const agent = (value: string | readonly string[] | undefined, more: Request['context'] = {}): Request => ({
  ...request,
  context: { ...more, ...(value === undefined ? {} : { 'aws:UserAgent': value }) },
})
const role = 'arn:aws:iam::111122223333:role/app'

type Row = readonly [keyof Readings, Partial<StatementDocument>, Request, Readonly<Record<string, boolean>>]

/** Fact, statement, request, the decision under each reading; the first is the default. */
const rows: readonly Row[] = [
  ['PS-9', condition('Null', 'false'), agent(''), { null: false, present: true }],
  ['PS-15', condition('ForAllValues:StringEquals', 'a'), agent(''), { value: false, 'null-set': true }],
  ['PS-16', condition('ForAnyValue:StringEquals', ''), agent(''), { value: true, 'null-set': false }],
  ['PS-16', condition('ForAnyValue:StringNotEquals', 'a'), agent(''), { value: true, 'null-set': false }],
  ['PS-19', condition('ForAnyValue:StringEqualsIfExists', 'a'), agent(undefined), { 'no-match': false, match: true }],
  ['PS-20', condition('StringNotEquals', 'a'), agent(['b', 'c']), { never: false, negation: true }],
  ['PS-27', condition('StringLike', '?'), agent('😀'), { 'code-point': true, 'utf-16-unit': false }],
  ['PS-27', condition('StringLike', '??'), agent('😀'), { 'code-point': false, 'utf-16-unit': true }],
  ['PS-28', condition('StringEqualsIgnoreCase', 'É'), agent('é'), { ascii: false, unicode: true }],
  ['PS-32', condition('NumericNotEquals', '10'), agent('10abc'), { match: true, 'no-match': false }],
  ['PS-32', condition('DateNotEquals', '2026-11-24'), agent('today'), { match: true, 'no-match': false }],
  ['PS-36', condition('Bool', '${aws:Referer}'), agent('true', { 'aws:Referer': 'true' }), { variable: true, text: false }],
  ['PS-40', condition('IpAddress', '192.0.2.0/24'), agent('::ffff:192.0.2.1'), { ipv6: false, ipv4: true }],
  ['PS-47-pattern', condition('ArnLike', '*'), agent(role), { 'no-match': false, 'trailing-star': true }],
  ['PS-47-pattern', condition('ArnEquals', 'arn:aws:iam::1*'), agent(role), { 'no-match': false, 'trailing-star': true }],
  ['PS-47-request', condition('ArnNotLike', role), agent('no-arn'), { match: true, 'no-match': false }],
  ['PS-51', condition('StringNotEquals', '${aws:username}'), agent('a'), { match: true, 'no-match': false }],
  ['PS-51', condition('StringNotEquals', '${aws:username}'), agent(undefined), { match: true, 'no-match': false }],
  ['PS-51', condition('ForAllValues:StringNotEquals', '${aws:username}'), agent(['a']), { match: true, 'no-match': false }],
  ['PS-53-empty', condition('StringEquals', "a${aws:username, ''}"), agent('a'), { 'empty-text': true, 'no-value': false }],
  ['PS-53-space', condition('StringEquals', "${aws:username,'a'}"), agent('a'), { default: true, 'no-value': false }],
  ['PS-57', { Condition: { Null: { 'aws:PrincipalAccount': 'true' } } }, request, { absent: true, anonymous: false }],
  ['PS-57', condition('StringEquals', '${AWS:USERID}'), agent('anonymous'), { absent: false, anonymous: true }],
  ['PS-66', { Resource: 'arn:aws:execute-api:*:a1b2c3d4e5/*' }, request, { 'beyond-colons': true, 'within-field': false }],
  ['PS-104', { Resource: 'arn:aws:execute-api:eu-west-1' }, request, { 'as-written': false, completed: true }],
]

describe('readings of disputed facts', () => {
  it.each(rows)('%s: %j', (fact, change, asked, decisions) => {
    const policy = policyOf(allow(change))
    const [byDefault] = Object.values(decisions)
    const unread = evaluate(policy, asked)
    expect([unread.decision === 'Allow', unread.disputed]).toEqual([byDefault, [fact]])
    for (const [reading, allowed] of Object.entries(decisions)) {
      expect(evaluate(policy, asked, { readings: { [fact]: reading } }).decision === 'Allow', reading).toBe(allowed)
    }
  })

  it.each<readonly [keyof Readings, string, Partial<StatementDocument>, Request, boolean]>([
    ['PS-20', 'negation', condition('StringEquals', 'a'), agent(['a', 'a']), false],
    ['PS-27', 'utf-16-unit', condition('StringLike', '\ud83d*'), agent('😀'), false],
    ['PS-28', 'unicode', condition('StringEqualsIgnoreCase', 'É'), agent('e'), false],
    ['PS-36', 'text', condition('Bool', 'true'), agent('true'), true],
    ['PS-47-pattern', 'trailing-star', condition('ArnLike', 'arn:aws:*'), agent('arn:aws:iam'), false],
    ['PS-47-pattern', 'trailing-star', condition('ArnLike', 'arn:aws'), agent(role), false],
    ['PS-47-pattern', 'trailing-star', condition('ArnLike', 'arn:aws:s3*'), agent(role), false],
    ['PS-47-pattern', 'trailing-star', condition('ArnLike', 'arn:*1111*'), agent(role), false],
    ['PS-47-pattern', 'trailing-star', condition('ArnLike', 'arn:aws:😀*'), agent('arn:aws:😀:::x'), true],
  ])('%s, %s, is asked of nothing else: %j', (fact, reading, change, asked, allowed) => {
    const evaluation = evaluate(policyOf(allow(change)), asked, { readings: { [fact]: reading } })
    expect(evaluation.decision === 'Allow').toBe(allowed)
  })

  it.each(['aws:PrincipalAccount', 'aws:PrincipalType', 'aws:userid'])('PS-57: %s of an anonymous caller, and of nobody else', (key) => {
    const options = {
      readings: { 'PS-57': 'anonymous' },
      endpointPolicy: policyOf(allow({ Condition: { StringEquals: { [key]: 'anonymous' } } })),
    } as const
    const principal = { arn: 'arn:aws:iam::111122223333:user/ann' }
    expect(evaluate(policyOf(allow()), request, options).decision).toBe('Allow')
    expect(evaluate(policyOf(allow()), { ...request, principal }, options).decision).toBe('ImplicitDeny')
  })

  it('PS-71: {"AWS": "*"} and a service that calls', () => {
    const ask = (reading?: 'everyone' | 'aws-and-anonymous') =>
      evaluate(
        policyOf(allow()),
        { ...request, principal: { service: 'states.amazonaws.com' } },
        {
          endpointPolicy: policyOf(allow({ Principal: { AWS: '*' } })),
          ...(reading === undefined ? {} : { readings: { 'PS-71': reading } }),
        },
      )
    expect(ask()).toMatchObject({ decision: 'Allow', disputed: ['PS-71'] })
    expect(ask('aws-and-anonymous')).toMatchObject({ decision: 'ImplicitDeny', layer: 'endpoint-policy', disputed: ['PS-71'] })
  })

  it('names facts that matter only together, or are asked only under another reading', () => {
    const both = policyOf(
      allow({
        Condition: {
          Null: { 'aws:UserAgent': 'false' },
          ArnLike: { 'aws:PrincipalArn': '*' },
        },
      }),
    )
    const asked = agent('', { 'aws:PrincipalArn': role })
    expect(evaluate(both, asked)).toMatchObject({ decision: 'ImplicitDeny', disputed: ['PS-47-pattern', 'PS-9'] })
    expect(evaluate(both, asked, { readings: { 'PS-9': 'present' } }).disputed).toEqual(['PS-47-pattern'])
    expect(evaluate(both, asked, { readings: { 'PS-9': 'present', 'PS-47-pattern': 'trailing-star' } })).toMatchObject({
      decision: 'Allow',
      disputed: ['PS-47-pattern', 'PS-9'],
    })
  })

  it('names no fact that changes nothing beside those that do', () => {
    const policy = policyOf(allow({ Condition: { Null: { 'aws:UserAgent': 'false' }, StringLike: { 'aws:Referer': '?' } } }))
    expect(evaluate(policy, agent('', { 'aws:Referer': 'a' })).disputed).toEqual(['PS-9'])
    const either = policyOf(allow(condition('Null', 'false')), allow({ Condition: { StringEqualsIgnoreCase: { 'aws:Referer': 'É' } } }))
    expect(evaluate(either, agent('', { 'aws:Referer': 'é' })).disputed).toEqual(['PS-28', 'PS-9'])
  })

  it('reads an ARN with fewer than six fields in one way in the policy of an identity (PS-104)', () => {
    const identityPolicies = [
      { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: 'arn:aws:execute-api' } as const] },
    ]
    const elsewhere = policyOf(allow({ Action: 's3:GetObject' }))
    const principal = { arn: 'arn:aws:iam::111122223333:user/ann' }
    const evaluation = evaluate(elsewhere, { ...request, principal }, { authorizationType: 'AWS_IAM', identityPolicies })
    expect([evaluation.decision, evaluation.disputed]).toEqual(['Allow', []])
  })

  it('names no fact where its other reading comes to the same', () => {
    expect(evaluate(policyOf(allow(), allow(condition('Null', 'false'))), agent('')).disputed).toEqual([])
    expect(evaluate(policyOf(allow({ Resource: 'arn:aws:execute-api:*:*:a1b2c3d4e5/*' })), request).disputed).toEqual([])
    expect(evaluate(policyOf(allow({ Resource: `${api}/*` })), request).disputed).toEqual([])
  })

  it.each<object>([{ 'PS-1': 'x' }, { 'PS-9': 'x' }, { constructor: 'x' }])('refuses %j', (readings) => {
    expect(() => evaluate(policyOf(allow()), request, { readings: readings })).toThrow(
      expect.objectContaining({ code: 'INVALID_OPTION' }) as Error,
    )
  })
})
