import { describe, expect, it } from 'vitest'
import { evaluate, type Readings, type Request, type StatementDocument } from '../../../src/policy/index.ts'
import { allow, api, policyOf, request } from './evaluate-request.ts'

const condition = (operator: string, value: string): Partial<StatementDocument> => ({
  Condition: { [operator]: { 'aws:UserAgent': value } },
})
const agent = (value: string | readonly string[]): Request => ({ ...request, context: { 'aws:UserAgent': value } })

/** Fact, statement, request, the decision under each reading; the first is the default. */
const rows: readonly (readonly [keyof Readings, Partial<StatementDocument>, Request, Readonly<Record<string, boolean>>])[] = [
  ['PS-9', condition('Null', 'false'), agent(''), { null: false, present: true }],
  ['PS-20', condition('StringNotEquals', 'a'), agent(['b', 'c']), { never: false, negation: true }],
  ['PS-27', condition('StringLike', '?'), agent('😀'), { 'code-point': true, 'utf-16-unit': false }],
  ['PS-28', condition('StringEqualsIgnoreCase', 'É'), agent('é'), { ascii: false, unicode: true }],
  ['PS-40', condition('IpAddress', '192.0.2.0/24'), agent('::ffff:192.0.2.1'), { ipv6: false, ipv4: true }],
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
