import { foldCase, valueText, type Condition, type OperatorFamily } from '../language/index.ts'
import { compareDecimals, parseDecimal } from './decimal.ts'
import { compareInstants, parseInstant } from './instant.ts'
import { choose, type Interpretation } from './interpretation.ts'
import { parseAddress } from './ip-range.ts'
import { matchAddress } from './match-address.ts'
import { isArn, matchArn } from './match-arn.ts'
import { equalIgnoringCase, matchText } from './match-text.ts'
import { plainText, resolveValue, type Piece } from './resolve-value.ts'
import type { RequestView } from './request-view.ts'

/** A value of a condition with its policy variables replaced; there are no `pieces` where one of them has no value. */
export interface ResolvedValue {
  readonly text: string
  readonly pieces: readonly Piece[] | undefined
}

/** Puts the request's values in the place of a condition's policy variables. */
export function resolveCondition(condition: Condition, request: RequestView, interpretation: Interpretation): readonly ResolvedValue[] {
  return condition.values.map((value) => ({ text: valueText(value), pieces: resolveValue(value, request, interpretation) }))
}

/**
 * Compares one value of a policy with one of a request, before any negation; a value without a meaning equals nothing.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function compareValue(
  { operator }: Condition,
  { text, pieces }: ResolvedValue,
  found: string,
  interpretation: Interpretation,
): boolean {
  if (pieces === undefined) return false
  const plain = plainText(pieces)
  switch (operator.base) {
    case 'StringEquals':
      return plain === found
    case 'StringEqualsIgnoreCase':
      return equalIgnoringCase(plain, found, interpretation)
    case 'StringLike':
      return matchText(pieces, found, interpretation)
    case 'ArnEquals':
    case 'ArnLike':
      return matchArn(pieces, found, interpretation)
    case 'Bool':
      return matchBool(text, plain, found, interpretation)
    case 'IpAddress':
      return matchAddress(plain, found, interpretation)
    case 'BinaryEquals':
      // INVARIANT: base64 without variants, which `checkValues` wants, has one spelling for the same bytes.
      return plain === found
    case 'NumericEquals':
    case 'NumericLessThan':
    case 'NumericLessThanEquals':
    case 'NumericGreaterThan':
    case 'NumericGreaterThanEquals':
      return relate(operator.base.slice('Numeric'.length) as Relation, parseDecimal(found), parseDecimal(plain), compareDecimals)
    case 'DateEquals':
    case 'DateLessThan':
    case 'DateLessThanEquals':
    case 'DateGreaterThan':
    case 'DateGreaterThanEquals':
      return relate(operator.base.slice('Date'.length) as Relation, parseInstant(found), parseInstant(plain), compareInstants)
    case 'Null':
      return false
  }
}

/** Tells whether a text of a request is nothing that the operators of a family compare. */
export function isMalformed(family: OperatorFamily, found: string): boolean {
  switch (family) {
    case 'Numeric':
      return parseDecimal(found) === undefined
    case 'Date':
      return parseInstant(found) === undefined
    case 'Arn':
      return !isArn(found)
    case 'IpAddress':
      return parseAddress(found) === undefined
    default:
      return false
  }
}

function matchBool(text: string, plain: string, found: string, interpretation: Interpretation): boolean {
  const equals = (value: string): boolean => foldCase(value) === foldCase(found)
  if (text === plain) return equals(plain)
  return choose(interpretation, 'PS-36', { variable: () => equals(plain), text: () => false })
}

type Relation = 'Equals' | 'LessThan' | 'LessThanEquals' | 'GreaterThan' | 'GreaterThanEquals'

function relate<T>(relation: Relation, found: T | undefined, value: T | undefined, compare: (a: T, b: T) => number): boolean {
  if (found === undefined || value === undefined) return false
  const order = compare(found, value)
  switch (relation) {
    case 'Equals':
      return order === 0
    case 'LessThan':
      return order < 0
    case 'LessThanEquals':
      return order <= 0
    case 'GreaterThan':
      return order > 0
    case 'GreaterThanEquals':
      return order >= 0
  }
}
