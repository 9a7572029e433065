import type { Condition, Value } from '../../language/index.ts'
import { anyOf, type TextTest } from './any-of.ts'
import { compileAddresses } from './compile-address.ts'
import { compileArns } from './compile-arn.ts'
import { compileDates, compileNumbers } from './compile-order.ts'
import { compileEquals, compileIgnoringCase, compileLike } from './compile-text.ts'
import { reads, type Plan } from './plan.ts'
import { compileTemplate, equalsTemplate } from './template.ts'

/** Compiles the values of a condition for the operator that its own negates, if it is a negated one; tells whether one of them matches. */
export function compileValues(condition: Condition, plan: Plan): TextTest {
  const { operator, values } = condition
  switch (operator.base) {
    case 'StringEquals':
      return compileEquals(values, plan)
    case 'StringEqualsIgnoreCase':
      return compileIgnoringCase(values, plan)
    case 'StringLike':
      return compileLike(values, plan)
    case 'Bool':
      return compileBools(values, plan)
    case 'IpAddress':
      return compileAddresses(values, plan)
    case 'ArnEquals':
    case 'ArnLike':
      return compileArns(values, plan)
    case 'BinaryEquals':
      // INVARIANT: base64 was checked before compiling to be in the one spelling that the bytes have.
      return compileEquals(values, plan)
    case 'NumericEquals':
    case 'NumericLessThan':
    case 'NumericLessThanEquals':
    case 'NumericGreaterThan':
    case 'NumericGreaterThanEquals':
      return compileNumbers(condition, plan)
    case 'DateEquals':
    case 'DateLessThan':
    case 'DateLessThanEquals':
    case 'DateGreaterThan':
    case 'DateGreaterThanEquals':
      return compileDates(condition, plan)
    case 'Null':
      // INVARIANT: it compares nothing, and is compiled apart.
      return () => false
  }
}

/** `true` and `false` in any case. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Boolean */
function compileBools(values: readonly Value[], plan: Plan): TextTest {
  const asText = reads(plan, 'PS-36', 'text')
  return anyOf(
    values.map((value): TextTest => {
      if (asText && value.parts.some((part) => part.kind === 'variable')) return () => false
      const template = compileTemplate(value, plan)
      return (text, frame) => equalsTemplate(template, text, frame, true)
    }),
  )
}
