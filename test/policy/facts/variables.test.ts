import { describe, expect, it } from 'vitest'
import { evaluate, type Request, type StatementDocument } from '../../../src/policy/index.ts'
import { allow, api, deny, denyWith, holds, policyOf, request } from '../evaluate/evaluate-request.ts'

type Row = readonly [fact: string, operator: string, policy: string, context: NonNullable<Request['context']>, matches: boolean]
const key = 'x:y'

const rows: readonly Row[] = [
  ['PS-50', 'StringEquals', '${x:v}', { [key]: 'a', 'x:v': 'a' }, true],
  ['PS-50', 'StringEquals', 'team-${x:v}-1', { [key]: 'team-a-1', 'x:v': 'a' }, true],
  ['PS-50', 'StringNotEquals', '${x:v}', { [key]: 'a', 'x:v': 'a' }, false],
  ['PS-50', 'StringLike', '${x:v}*', { [key]: 'abc', 'x:v': 'a' }, true],
  ['PS-50', 'StringEqualsIgnoreCase', '${x:v}', { [key]: 'A', 'x:v': 'a' }, true],
  ['PS-50', 'ArnLike', 'arn:aws:iam::*:user/${x:v}', { [key]: 'arn:aws:iam::111122223333:user/ann', 'x:v': 'ann' }, true],
  ['PS-51', 'StringEquals', '${x:v}', { [key]: 'a' }, false],
  ['PS-51', 'StringEquals', '${x:v}', { [key]: '${x:v}' }, false],
  ['PS-51', 'StringLike', '*${x:v}*', { [key]: 'a' }, false],
  ['PS-51', 'StringNotEquals', '${x:v}', { [key]: 'a' }, true],
  ['PS-51', 'StringNotLike', '*${x:v}*', { [key]: 'a' }, true],
  ['PS-51', 'ArnNotLike', 'arn:aws:iam::*:user/${x:v}', { [key]: 'arn:aws:iam::111122223333:user/ann' }, true],
  ['PS-53', 'StringEquals', "${x:v, 'none'}", { [key]: 'none' }, true],
  ['PS-53', 'StringEquals', "${x:v, 'none'}", { [key]: 'a', 'x:v': 'a' }, true],
  ['PS-53', 'StringEquals', "${x:v, 'none'}", { [key]: 'none', 'x:v': 'a' }, false],
  ['PS-53', 'StringEquals', "${x:v,'none'}", { [key]: 'none' }, true],
  ['PS-53', 'StringEquals', "a${x:v, ''}", { [key]: 'a' }, true],
  ['PS-54', 'StringLike', 'a${*}', { [key]: 'a*' }, true],
  ['PS-54', 'StringLike', 'a${*}', { [key]: 'ab' }, false],
  ['PS-54', 'StringLike', 'a${?}', { [key]: 'ab' }, false],
  ['PS-54', 'StringEquals', '${$}{x:v}', { [key]: '${x:v}', 'x:v': 'a' }, true],
  ['PS-55', 'StringLike', '${x:v}', { [key]: 'abc', 'x:v': 'a*' }, false],
  ['PS-55', 'StringLike', '${x:v}', { [key]: 'a*', 'x:v': 'a*' }, true],
  ['PS-55', 'StringLike', '?${x:v}', { [key]: 'x?', 'x:v': '?' }, true],
  ['PS-55', 'StringEquals', '${x:v}', { [key]: '${x:w}', 'x:v': '${x:w}', 'x:w': 'b' }, true],
  ['PS-55', 'StringLike', "${x:v, '*'}", { [key]: 'abc' }, false],
  ['PS-55', 'ArnLike', 'arn:aws:iam::*:user/${x:v}', { [key]: 'arn:aws:iam::111122223333:user/ann', 'x:v': '*' }, false],
  ['PS-56', 'StringEquals', '${X:V}', { [key]: 'a', 'x:v': 'a' }, true],
  ['PS-22', 'StringEquals', '${x:v}', { [key]: 'a', 'x:v': ['a'] }, false],
  ['PS-22', 'StringEquals', "${x:v, 'a'}", { [key]: 'a', 'x:v': ['a'] }, false],
  ['PS-36', 'Bool', '${x:v}', { [key]: 'true', 'x:v': 'TRUE' }, true],
  ['PS-36', 'Bool', '${x:v}', { [key]: 'true' }, false],
]

describe('policy variables', () => {
  it.each(rows)('%s: %s %s with %j -> %s', (_, operator, value, context, matches) => {
    expect(holds({ [operator]: { [key]: value } }, context)).toBe(matches)
  })

  it.each(['2008-10-17', undefined])('PS-49: under version %s they are plain text', (Version) => {
    const Condition = { StringEquals: { [key]: '${x:v}' } }
    const policy = { ...(Version === undefined ? {} : { Version }), Statement: [allow({ Condition })] }
    const ask = (value: string): string => evaluate(policy, { ...request, context: { [key]: value, 'x:v': 'a' } }).decision
    expect([ask('a'), ask('${x:v}')]).toEqual(['ImplicitDeny', 'Allow'])
  })

  it('PS-49: `*` of an escape is a wildcard under the old version', () => {
    const old = { Version: '2008-10-17', Statement: [allow({ Condition: { StringLike: { [key]: '${*}' } } })] }
    expect(evaluate(old, { ...request, context: { [key]: '${abc}' } }).decision).toBe('Allow')
  })

  const mine = `${api}/prod/GET/users/\${aws:username}/*`
  const ask = (change: Partial<StatementDocument>, path: string, context: Request['context'] = {}): string =>
    evaluate(policyOf(allow(change)), { resource: `${api}/prod/GET/users/${path}`, context: context }).decision

  it('PS-50: in a Resource', () => {
    expect(ask({ Resource: mine }, 'ann/orders', { 'aws:username': 'ann' })).toBe('Allow')
    expect(ask({ Resource: mine }, 'bob/orders', { 'aws:username': 'ann' })).toBe('ImplicitDeny')
    expect(ask({ Resource: 'execute-api:/prod/GET/users/${aws:username}/*' }, 'ann/orders', { 'aws:username': 'ann' })).toBe('Allow')
  })

  it('PS-55: a wildcard in a user name is a character in a Resource, too', () => {
    expect(ask({ Resource: mine }, 'bob/orders', { 'aws:username': '*' })).toBe('ImplicitDeny')
    expect(ask({ Resource: mine }, '*/orders', { 'aws:username': '*' })).toBe('Allow')
  })

  it('PS-52: without a value a Resource matches nothing, and a NotResource excepts nothing', () => {
    expect(ask({ Resource: mine }, 'ann/orders')).toBe('ImplicitDeny')
    expect(ask({ Resource: [mine, `${api}/prod/GET/users/ann/*`] }, 'ann/orders')).toBe('Allow')
    const deciding = (context: Request['context']): string =>
      evaluate(policyOf(allow(), denyWith('NotResource', mine)), { resource: `${api}/prod/GET/users/ann/x`, context: context ?? {} })
        .decision
    expect([deciding({}), deciding({ 'aws:username': 'ann' })]).toEqual(['ExplicitDeny', 'Allow'])
  })

  it('PS-57: nobody in particular has no user name', () => {
    const denied = deny({ Condition: { StringNotEquals: { 'aws:username': 'ann' } } })
    expect(evaluate(policyOf(allow(), denied), request).decision).toBe('ExplicitDeny')
    expect(evaluate(policyOf(allow({ Condition: { Null: { 'aws:userid': 'true' } } })), request)).toMatchObject({
      decision: 'Allow',
      disputed: ['PS-57'],
    })
  })
})
