import { describe, expect, it } from 'vitest'
import { evaluate } from '../../../src/policy/index.ts'
import { allow, deny, holds, policyOf, request } from '../evaluate/evaluate-request.ts'

type Value = string | number | boolean | readonly (string | number)[]
type Row = readonly [fact: string, operator: string, policy: Value, request: string | undefined, matches: boolean]

const numbers: readonly Row[] = [
  ['PS-31', 'NumericEquals', '10', '10', true],
  ['PS-31', 'NumericEquals', 10, '10', true],
  ['PS-31', 'NumericEquals', '10', '10.0', true],
  ['PS-31', 'NumericEquals', '10', '010', true],
  ['PS-31', 'NumericEquals', '0', '-0.00', true],
  ['PS-31', 'NumericEquals', '-1', '1', false],
  ['PS-31', 'NumericEquals', '5', '+5', true],
  ['PS-31', 'NumericEquals', ['1', '2'], '2', true],
  ['PS-31', 'NumericNotEquals', '10', '10.0', false],
  ['PS-31', 'NumericNotEquals', '10', '11', true],
  ['PS-31', 'NumericLessThan', '10', '9.999', true],
  ['PS-31', 'NumericLessThan', '10', '10', false],
  ['PS-31', 'NumericLessThan', '10', '9', true],
  ['PS-31', 'NumericLessThan', '-10', '-11', true],
  ['PS-31', 'NumericLessThan', '-10', '-9', false],
  ['PS-31', 'NumericLessThan', '1', '-2', true],
  ['PS-31', 'NumericLessThanEquals', '10', '10', true],
  ['PS-31', 'NumericLessThanEquals', '10', '10.01', false],
  ['PS-31', 'NumericGreaterThan', '0.1', '0.10', false],
  ['PS-31', 'NumericGreaterThan', '0.1', '0.11', true],
  ['PS-31', 'NumericGreaterThan', '0.1', '0.09', false],
  ['PS-31', 'NumericGreaterThanEquals', '3600', '3600', true],
  ['PS-31', 'NumericGreaterThanEquals', '3600', '3599', false],
  ['PS-32', 'NumericEquals', '9007199254740993', '9007199254740992', false],
  ['PS-32', 'NumericGreaterThan', '9007199254740992', '9007199254740993', true],
  ['PS-32', 'NumericEquals', '0.3', '0.30000000000000004', false],
  ['PS-32', 'NumericEquals', '10', '10abc', false],
  ['PS-32', 'NumericEquals', '1', '1e0', false],
  ['PS-32', 'NumericEquals', '1000', '1e3', false],
  ['PS-32', 'NumericLessThan', '10', '', false],
  ['PS-32', 'NumericGreaterThan', '10', 'NaN', false],
  ['PS-32', 'NumericEquals', '16', '0x10', false],
  ['PS-32', 'NumericEquals', '1', ' 1', false],
  ['PS-32', 'NumericEquals', '1', '１', false],
  ['PS-32', 'NumericNotEquals', '10', '10abc', true],
  ['PS-1', 'NumericLessThan', '10', undefined, false],
  ['PS-2', 'NumericNotEquals', '10', undefined, true],
  ['PS-3', 'NumericLessThanIfExists', '10', undefined, true],
  ['PS-3', 'NumericLessThanIfExists', '10', '11', false],
]

const dates: readonly Row[] = [
  ['PS-33', 'DateEquals', '2026-11-24T09:00:00Z', '2026-11-24T09:00:00Z', true],
  ['PS-33', 'DateEquals', '2026-11-24T09:00:00Z', '2026-11-24T09:00Z', true],
  ['PS-33', 'DateEquals', '2026-11-24T09:00:00Z', '2026-11-24T10:30:00+01:30', true],
  ['PS-33', 'DateEquals', '2026-11-24T09:00:00Z', '2026-11-24T05:00:00-04:00', true],
  ['PS-33', 'DateEquals', '2026-11-24T09:00:00.500Z', '2026-11-24T09:00:00.5Z', true],
  ['PS-33', 'DateLessThan', '2026-11-24T09:00:00.5Z', '2026-11-24T09:00:00.25Z', true],
  ['PS-33', 'DateEquals', '2026', '2026-01-01T00:00:00Z', true],
  ['PS-33', 'DateEquals', '2026-03', '2026-03-01', true],
  ['PS-33', 'DateEquals', '2024-03-01', '2024-02-29T24:00:00Z', false],
  ['PS-33', 'DateGreaterThan', '2024-02-28T23:59:59Z', '2024-02-29', true],
  ['PS-33', 'DateLessThan', '2100-03-01', '2100-02-28', true],
  ['PS-33', 'DateNotEquals', '2026-11-24', '2026-11-24T00:00:00Z', false],
  ['PS-33', 'DateNotEquals', '2026-11-24', '2026-11-25', true],
  ['PS-33', 'DateLessThanEquals', '2026-11-24', '2026-11-24', true],
  ['PS-33', 'DateGreaterThanEquals', '2026-11-24', '2026-11-23T23:59:59Z', false],
  ['PS-34', 'DateEquals', '2020-01-01T00:00:00Z', '1577836800', true],
  ['PS-34', 'DateEquals', 1577836800, '2020-01-01T00:00:00Z', true],
  ['PS-34', 'DateLessThan', '2020-01-01T00:00:00Z', '1577836799', true],
  ['PS-34', 'DateLessThan', '1577836801', '2020-01-01T00:00:00Z', true],
  ['PS-34', 'DateEquals', '1970-01-01T00:00:00Z', '0', true],
  ['PS-34', 'DateEquals', '-1', '1969-12-31T23:59:59Z', true],
  ['PS-34', 'DateLessThan', '0', '1969-12-31T23:59:59.9Z', true],
  ['PS-34', 'DateGreaterThan', '-1', '1969-12-31T23:59:59.1Z', true],
  ['PS-34', 'DateGreaterThan', '99999999999999999998', '99999999999999999999', true],
  ['PS-34', 'DateLessThan', '0001-01-01', '0000-12-31', true],
  ['PS-34', 'DateLessThan', '0001-01-01', '-62135596801', true],
  ['PS-34', 'DateLessThan', '2021-01-01', 'Jan 1 2020', false],
  ['PS-34', 'DateLessThan', '2021-01-01', '2020-13-01', false],
  ['PS-34', 'DateLessThan', '2021-01-01', '2020-02-30', false],
  ['PS-34', 'DateLessThan', '2021-01-01', '2019-02-29', false],
  ['PS-34', 'DateLessThan', '2021-01-01', '2020-01-01T10:00:00', false],
  ['PS-34', 'DateLessThan', '2021-01-01', '2020-01-01T10:60Z', false],
  ['PS-34', 'DateLessThan', '2021-01-01', '2020-01-01T10:00:00+24:00', false],
  ['PS-34', 'DateLessThan', '2021-01-01', '2020-1-1', false],
  ['PS-34', 'DateLessThan', '2021-01-01', '1.5', false],
  ['PS-35', 'DateGreaterThan', '2020-01-01T00:00:00Z', '1893456000', true],
  ['PS-35', 'NumericGreaterThan', '1577836800', '1893456000', true],
  ['PS-2', 'DateNotEquals', '2020-01-01', undefined, true],
  ['PS-1', 'DateLessThan', '2020-01-01', undefined, false],
]

const others: readonly Row[] = [
  ['PS-36', 'Bool', true, 'TRUE', true],
  ['PS-36', 'Bool', 'false', 'true', false],
  ['PS-36', 'Bool', '${x:flag}', 'true', true],
  ['PS-36', 'Bool', '${x:flag}', 'false', false],
  ['PS-37', 'BinaryEquals', 'QmluYXJ5VmFsdWVJbkJhc2U2NA==', 'QmluYXJ5VmFsdWVJbkJhc2U2NA==', true],
  ['PS-37', 'BinaryEquals', 'QUJD', 'QUJE', false],
  ['PS-37', 'BinaryEquals', 'QUJD', 'ABC', false],
  ['PS-37', 'BinaryEquals', 'QUJD', 'qujd', false],
  ['PS-37', 'BinaryEquals', 'QQ==', 'QQ', false],
  ['PS-37', 'BinaryEquals', '', '', true],
  ['PS-1', 'BinaryEquals', 'QUJD', undefined, false],
]

describe('numbers, dates, flags and bytes', () => {
  it.each([...numbers, ...dates, ...others])('%s: %s %j asks %j -> %s', (_, operator, value, found, matches) => {
    const context = { 'x:flag': 'true', ...(found === undefined ? {} : { 'x:y': found }) }
    expect(holds({ [operator]: { 'x:y': value } }, context)).toBe(matches)
  })

  it('PS-31: compares numbers of a million digits, and in time', () => {
    const digits = '9'.repeat(1_000_000)
    expect(holds({ NumericLessThan: { 'x:y': `1${digits}` } }, { 'x:y': digits })).toBe(true)
    expect(holds({ NumericEquals: { 'x:y': `0.${digits}` } }, { 'x:y': `0.${digits}0` })).toBe(true)
    expect(holds({ NumericEquals: { 'x:y': '0' } }, { 'x:y': `${'0'.repeat(1_000_000)}x` })).toBe(false)
  })

  it('PS-6: MultiFactorAuthAge and MultiFactorAuthPresent under a Deny, with long-term keys', () => {
    const denies = (Condition: Readonly<Record<string, Readonly<Record<string, string>>>>): string =>
      evaluate(policyOf(allow(), deny({ Condition })), request).decision
    expect(denies({ NumericGreaterThan: { 'aws:MultiFactorAuthAge': '3600' } })).toBe('Allow')
    expect(denies({ NumericGreaterThanIfExists: { 'aws:MultiFactorAuthAge': '3600' } })).toBe('ExplicitDeny')
  })
})
