import { describe, expect, it } from 'vitest'
import { evaluate, type StatementDocument } from '../../../src/policy/index.ts'
import { allow, deny, holds, policyOf, request } from './evaluate-request.ts'

type Value = string | boolean | number | readonly string[]
type Row = readonly [fact: string, operator: string, policy: Value, request: string | undefined, matches: boolean]

const rows: readonly Row[] = [
  ['PS-1', 'StringEquals', 'a', undefined, false],
  ['PS-1', 'StringLike', '*', undefined, false],
  ['PS-1', 'IpAddress', '0.0.0.0/0', undefined, false],
  ['PS-1', 'Bool', 'false', undefined, false],
  ['PS-2', 'StringNotEquals', 'a', undefined, true],
  ['PS-2', 'StringNotLike', '*', undefined, true],
  ['PS-2', 'StringNotEqualsIgnoreCase', 'a', undefined, true],
  ['PS-2', 'NotIpAddress', '0.0.0.0/0', undefined, true],
  ['PS-3', 'StringEqualsIfExists', 'a', undefined, true],
  ['PS-3', 'StringEqualsIfExists', 'a', 'b', false],
  ['PS-3', 'StringNotEqualsIfExists', 'a', undefined, true],
  ['PS-3', 'StringNotEqualsIfExists', 'a', 'a', false],
  ['PS-3', 'IpAddressIfExists', '10.0.0.0/8', undefined, true],
  ['PS-3', 'BoolIfExists', 'true', undefined, true],
  ['PS-3', 'BoolIfExists', 'true', 'false', false],
  ['PS-7', 'Null', 'true', undefined, true],
  ['PS-7', 'Null', 'true', 'a', false],
  ['PS-7', 'Null', 'false', 'a', true],
  ['PS-7', 'Null', 'false', undefined, false],
  ['PS-7', 'Null', true, undefined, true],
  ['PS-7', 'Null', ['true', 'false'], undefined, true],
  ['PS-9', 'Null', 'false', '', false],
  ['PS-9', 'Null', 'true', '', false],
  ['PS-10', 'StringEquals', ['a', 'b'], 'b', true],
  ['PS-11', 'StringNotEquals', ['a', 'b'], 'b', false],
  ['PS-11', 'StringNotEquals', ['a', 'b'], 'c', true],
  ['PS-14', 'StringEquals', [], 'a', false],
  ['PS-14', 'StringNotEquals', [], 'a', true],
  ['PS-25', 'StringEquals', 'a*', 'ab', false],
  ['PS-25', 'StringEquals', 'a*', 'a*', true],
  ['PS-25', 'StringEquals', 'a', 'A', false],
  ['PS-25', 'StringEquals', '', '', true],
  ['PS-26', 'StringLike', 'a', 'a', true],
  ['PS-26', 'StringLike', 'a*c?e', 'abbce', false],
  ['PS-26', 'StringLike', 'a*c?e', 'abbcde', true],
  ['PS-26', 'StringLike', 'A*', 'ab', false],
  ['PS-26', 'StringLike', '?', '', false],
  ['PS-26', 'StringLike', '*', '', true],
  ['PS-26', 'StringLike', '', 'a', false],
  ['PS-27', 'StringLike', 'a*c', 'a/:\n\r\u2028c', true],
  ['PS-27', 'StringLike', 'a?c', 'a\nc', true],
  ['PS-27', 'StringLike', '?', '😀', true],
  ['PS-27', 'StringLike', '?a😀', '\uffffa😀', true],
  ['PS-28', 'StringEqualsIgnoreCase', 'VPCE-A', 'vpce-a', true],
  ['PS-28', 'StringNotEqualsIgnoreCase', 'VPCE-A', 'vpce-a', false],
  ['PS-28', 'StringEqualsIgnoreCase', 'a*', 'ab', false],
  ['PS-29', 'StringLike', 'a*c', 'abcc', true],
  ['PS-29', 'StringLike', '*ab*ab', 'abxabyab', true],
  ['PS-29', 'StringLike', '*a?b', 'aabab', false],
  ['PS-36', 'Bool', 'TRUE', 'true', true],
  ['PS-36', 'Bool', 'true', 'True', true],
  ['PS-36', 'Bool', false, 'false', true],
  ['PS-36', 'Bool', 'true', 'yes', false],
  ['PS-38', 'IpAddress', '10.1.2.3', '10.1.2.3', true],
  ['PS-38', 'IpAddress', '10.1.2.3', '10.1.2.4', false],
  ['PS-38', 'IpAddress', '10.1.0.0/16', '10.1.255.255', true],
  ['PS-38', 'IpAddress', '10.1.0.0/16', '10.2.0.0', false],
  ['PS-38', 'IpAddress', '10.1.0.0/15', '10.0.255.255', true],
  ['PS-38', 'IpAddress', '10.1.2.3/24', '10.1.2.200', true],
  ['PS-38', 'IpAddress', '0.0.0.0/0', '255.255.255.255', true],
  ['PS-38', 'IpAddress', '2001:db8::/32', '2001:db8:ffff::1', true],
  ['PS-38', 'IpAddress', '2001:db8::/33', '2001:db8:8000::1', false],
  ['PS-39', 'IpAddress', ['10.0.0.0/8', '2001:db8::/32'], '2001:db8::5', true],
  ['PS-39', 'IpAddress', '::/0', '10.0.0.1', false],
  ['PS-39', 'NotIpAddress', '::/0', '10.0.0.1', true],
  ['PS-39', 'IpAddress', '0.0.0.0/0', '::1', false],
  ['PS-40', 'IpAddress', '2001:db8::1', '2001:0DB8:0:0:0:0:0:1', true],
  ['PS-40', 'NotIpAddress', '2001:db8::1', '2001:0db8:0:0:0:0:0:1', false],
  ['PS-40', 'IpAddress', '::ffff:0:0/96', '::ffff:192.0.2.1', true],
  ['PS-40', 'IpAddress', '192.0.2.0/24', '::ffff:192.0.2.1', false],
  ['PS-41', 'NotIpAddress', '10.0.0.0/8', undefined, true],
  ['no address', 'IpAddress', '0.0.0.0/0', 'localhost', false],
  ['no address', 'NotIpAddress', '0.0.0.0/0', '10.0.0.01', true],
  ['no address', 'IpAddress', '0.0.0.0/0', '1.2.3', false],
  ['no address', 'IpAddress', '::/0', '1::2::3', false],
  ['no address', 'IpAddress', '::/0', '1:2:3:4:5:6:7', false],
  ['no address', 'IpAddress', '::/0', '1:2:3:4:5:6:7:8:9', false],
  ['no address', 'IpAddress', '::/0', '1:2:3:4:5:6:7:8::', false],
  ['an address', 'IpAddress', '::/0', '1:2:3:4:5:6:7::', true],
]

describe('conditions', () => {
  it.each(rows)('%s: %s %j asks %j -> %s', (_, operator, value, found, matches) => {
    expect(holds({ [operator]: { 'aws:SourceVpce': value } }, found === undefined ? {} : { 'aws:SourceVpce': found })).toBe(matches)
  })

  it('wants every operator and every key to hold (PS-10, PS-12)', () => {
    const condition = { StringEquals: { 'aws:SourceVpce': 'a', 'aws:SourceVpc': 'b' }, StringLike: { 'aws:SourceVpce': '?' } }
    expect(holds(condition, { 'aws:SourceVpce': 'a', 'aws:SourceVpc': 'b' })).toBe(true)
    expect(holds(condition, { 'aws:SourceVpce': 'a', 'aws:SourceVpc': 'c' })).toBe(false)
    expect(holds({ ...condition, StringLike: { 'AWS:SOURCEVPCE': '??' } }, { 'aws:SourceVpce': 'a', 'aws:SourceVpc': 'b' })).toBe(false)
  })

  it('compares condition keys without regard to case, tags included (PS-58, PS-59)', () => {
    expect(holds({ StringEquals: { 'aws:sourcevpce': 'a' } }, { 'AWS:SourceVPCE': 'a' })).toBe(true)
    expect(holds({ StringEquals: { 'aws:PrincipalTag/TEAM': 'a' } }, { 'aws:PrincipalTag/team': 'a' })).toBe(true)
  })

  it('reads operators in any case (PS-30)', () => {
    expect(holds({ stringequals: { 'aws:SourceVpce': 'a' } }, { 'aws:SourceVpce': 'a' })).toBe(true)
  })

  it('takes ${*} and its like for the characters (PS-54), and ${…} of an old version for text (PS-49)', () => {
    expect(holds({ StringLike: { 'aws:UserAgent': '${*}?' } }, { 'aws:UserAgent': '*x' })).toBe(true)
    expect(holds({ StringLike: { 'aws:UserAgent': '${*}?' } }, { 'aws:UserAgent': 'ax' })).toBe(false)
    expect(holds({ StringEquals: { 'aws:UserAgent': '${$}{a}' } }, { 'aws:UserAgent': '${a}' })).toBe(true)
    const old = { Version: '2008-10-17', Statement: allow({ Condition: { StringEquals: { 'aws:UserAgent': '${aws:username}' } } }) }
    expect(evaluate(old, { ...request, context: { 'aws:UserAgent': '${aws:username}' } }).decision).toBe('Allow')
  })

  it.each<readonly [string, StatementDocument['Condition'], boolean]>([
    ['PS-2: Deny unless', { StringNotEquals: { 'aws:SourceVpce': 'a' } }, true],
    ['PS-4', { StringNotEqualsIfExists: { 'aws:SourceVpce': 'a' } }, true],
    ['PS-5', { StringEqualsIfExists: { 'aws:SourceVpce': 'a' } }, true],
    ['PS-6', { Bool: { 'aws:MultiFactorAuthPresent': 'false' } }, false],
    ['PS-6', { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }, true],
    ['null-guard', { StringNotEquals: { 'aws:SourceVpce': 'a' }, Null: { 'aws:SourceVpce': 'false' } }, false],
  ])('%s: a Deny with %j denies a request without the key: %s', (_, Condition, denied) => {
    expect(evaluate(policyOf(allow(), deny({ Condition: Condition ?? {} })), request).decision).toBe(denied ? 'ExplicitDeny' : 'Allow')
  })
})
