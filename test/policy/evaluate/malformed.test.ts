import { describe, expect, it } from 'vitest'
import { evaluate } from '../../../src/policy/index.ts'
import { allow, policyOf, request } from './evaluate-request.ts'

/** Why a condition on a text does not hold or holds, and the facts on which the decision rests. */
function said(operator: string, value: string, text: string): readonly [decision: string, reason: string, disputed: readonly string[]] {
  const { decision, trace, disputed } = evaluate(policyOf(allow({ Condition: { [operator]: { 'a:b': value } } })), {
    ...request,
    context: { 'a:b': text },
  })
  const elements = trace.flatMap(({ statements }) => statements).flatMap((statement) => statement.elements)
  return [decision, elements.find(({ element }) => element === 'condition')?.reason ?? 'no condition', disputed]
}

describe('texts that are nothing that an operator compares (PS-32, PS-47)', () => {
  it.each<readonly [string, string, string, string, string, readonly string[]]>([
    ['NumericEquals', '5', 'x', 'ImplicitDeny', 'malformed-value', []],
    ['NumericEquals', '5', '6', 'ImplicitDeny', 'different', []],
    ['NumericNotEquals', '5', 'x', 'Allow', 'malformed-value', ['PS-32']],
    ['NumericNotEquals', '5', '6', 'Allow', 'different', []],
    ['NumericNotEquals', '5', '0.5', 'Allow', 'different', []],
    ['NumericEquals', '0.5', '-0.5', 'ImplicitDeny', 'different', []],
    ['NumericLessThan', '0', '-0.5', 'Allow', 'equal', []],
    ['DateLessThan', '2024', 'x', 'ImplicitDeny', 'malformed-value', []],
    ['DateLessThan', '2024', '2025', 'ImplicitDeny', 'different', []],
    ['DateNotEquals', '2024', 'x', 'Allow', 'malformed-value', ['PS-32']],
    ['DateNotEquals', '2024', '2025', 'Allow', 'different', []],
    ['DateGreaterThanEquals', '2024', '2024', 'Allow', 'equal', []],
    ['DateGreaterThanEquals', '2024', '2023', 'ImplicitDeny', 'different', []],
    ['ArnLike', 'arn:aws:iam::1:x', 'x', 'ImplicitDeny', 'malformed-value', []],
    ['ArnLike', 'arn:aws:iam::1:x', 'arn:aws:iam::1:y', 'ImplicitDeny', 'different', []],
    ['ArnNotLike', 'arn:aws:iam::1:x', 'a:b:c:d:e', 'Allow', 'malformed-value', ['PS-47-request']],
    ['ArnNotLike', 'arn:aws:iam::1:x', 'a:b:c:d:e:f', 'Allow', 'different', []],
    ['IpAddress', '10.0.0.0/8', 'x', 'ImplicitDeny', 'malformed-value', []],
    ['IpAddress', '10.0.0.0/8', '11.0.0.1', 'ImplicitDeny', 'different', []],
    ['NotIpAddress', '10.0.0.0/8', 'x', 'Allow', 'malformed-value', []],
    ['NotIpAddress', '10.0.0.0/8', '11.0.0.1', 'Allow', 'different', []],
    ['StringEquals', 'x', 'y', 'ImplicitDeny', 'different', []],
    ['Bool', 'true', 'y', 'ImplicitDeny', 'different', []],
  ])('%s %s of %s: %s, %s', (operator, value, text, ...expected) => {
    expect(said(operator, value, text)).toEqual(expected)
  })
})
