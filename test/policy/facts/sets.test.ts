import { describe, expect, it } from 'vitest'
import { evaluate } from '../../../src/policy/index.ts'
import { allow, deny, holds, policyOf, request } from '../evaluate/evaluate-request.ts'

type Values = string | readonly string[]
type Row = readonly [fact: string, operator: string, policy: Values, request: Values | undefined, matches: boolean]

const rows: readonly Row[] = [
  ['PS-15', 'ForAllValues:StringEquals', ['a', 'b'], ['a', 'b'], true],
  ['PS-15', 'ForAllValues:StringEquals', ['a', 'b'], ['a', 'c'], false],
  ['PS-15', 'ForAllValues:StringEquals', ['a', 'b'], ['c'], false],
  ['PS-15', 'ForAllValues:StringEquals', 'a', undefined, true],
  ['PS-15', 'ForAllValues:StringLike', ['a*', 'b?'], ['abc', 'b1'], true],
  ['PS-15', 'ForAllValues:StringEquals', 'a', '', false],
  ['PS-16', 'ForAnyValue:StringEquals', ['a', 'b'], ['c', 'b'], true],
  ['PS-16', 'ForAnyValue:StringEquals', ['a', 'b'], ['c', 'd'], false],
  ['PS-16', 'ForAnyValue:StringEquals', 'a', undefined, false],
  ['PS-16', 'ForAnyValue:StringEquals', '', '', true],
  ['PS-17', 'ForAllValues:StringNotEquals', ['a', 'b'], ['c', 'd'], true],
  ['PS-17', 'ForAllValues:StringNotEquals', ['a', 'b'], ['a', 'c'], false],
  ['PS-17', 'ForAllValues:StringNotEquals', ['a', 'b'], undefined, true],
  ['PS-17', 'ForAllValues:NotIpAddress', '10.0.0.0/8', ['11.0.0.1', '10.0.0.1'], false],
  ['PS-18', 'ForAnyValue:StringNotEquals', ['a', 'b'], ['a', 'c'], true],
  ['PS-18', 'ForAnyValue:StringNotEquals', ['a', 'b'], ['a', 'b'], false],
  ['PS-18', 'ForAnyValue:StringNotEquals', ['a', 'b'], undefined, false],
  ['PS-18', 'ForAnyValue:StringNotLike', '*', undefined, false],
  ['PS-19', 'ForAnyValue:StringEqualsIfExists', 'a', undefined, false],
  ['PS-19', 'ForAnyValue:StringNotEqualsIfExists', 'a', undefined, false],
  ['PS-19', 'ForAnyValue:StringEqualsIfExists', 'a', ['a', 'b'], true],
  ['PS-19', 'ForAllValues:StringEqualsIfExists', 'a', undefined, true],
  ['PS-20', 'StringEquals', 'a', ['a'], false],
  ['PS-20', 'StringEquals', 'a', ['a', 'b'], false],
  ['PS-20', 'StringNotEquals', 'a', ['b'], false],
  ['PS-20', 'StringEqualsIfExists', 'a', ['a'], false],
  ['PS-21', 'ForAllValues:StringEquals', 'vpce-a', 'vpce-a', true],
  ['PS-21', 'ForAllValues:StringEquals', 'vpce-a', 'vpce-b', false],
  ['PS-21', 'ForAnyValue:StringEquals', 'vpce-a', 'vpce-a', true],
  ['PS-23', 'StringEquals', ['a', 'b'], 'b', true],
  ['PS-23', 'ForAnyValue:StringEquals', 'b', ['a', 'b'], true],
  ['PS-103', 'ForAllValues:StringEquals', [], 'a', false],
  ['PS-103', 'ForAnyValue:StringNotEquals', [], 'a', true],
]

describe('set operators', () => {
  it.each(rows)('%s: %s %j asks %j -> %s', (_, operator, value, found, matches) => {
    expect(holds({ [operator]: { 'x:y': value } }, found === undefined ? {} : { 'x:y': found })).toBe(matches)
  })

  it('PS-21: ForAllValues on aws:SourceVpce lets in who does not carry it, and a Deny with it denies them', () => {
    const Condition = { 'ForAllValues:StringEquals': { 'aws:SourceVpce': 'vpce-a' } }
    expect(evaluate(policyOf(allow({ Condition })), request).decision).toBe('Allow')
    expect(evaluate(policyOf(allow(), deny({ Condition })), request).decision).toBe('ExplicitDeny')
  })

  it('PS-18: a Deny with ForAnyValue:StringNotEquals lets in who does not carry the key', () => {
    const Condition = { 'ForAnyValue:StringNotEquals': { 'aws:SourceVpce': 'vpce-a' } }
    expect(evaluate(policyOf(allow(), deny({ Condition })), request).decision).toBe('Allow')
  })

  it('PS-24: an Allow with ForAllValues is closed to an absent key by Null false', () => {
    const paths = { 'aws:PrincipalOrgPaths': 'o-a/r-b/*' }
    expect(holds({ 'ForAllValues:StringLike': paths })).toBe(true)
    const guarded = { 'ForAllValues:StringLike': paths, Null: { 'aws:PrincipalOrgPaths': 'false' } }
    expect(holds(guarded)).toBe(false)
    expect(holds(guarded, { 'aws:PrincipalOrgPaths': ['o-a/r-b/ou-c/'] })).toBe(true)
    expect(holds(guarded, { 'aws:PrincipalOrgPaths': ['o-a/r-b/ou-c/', 'o-a/r-z/'] })).toBe(false)
  })

  it('PS-30: reads set operators in any case', () => {
    expect(holds({ 'foranyvalue:stringequals': { 'x:y': 'a' } }, { 'x:y': ['a', 'b'] })).toBe(true)
  })
})
