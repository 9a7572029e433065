import type { Condition, Value } from '../../language/index.ts'
import { anyOf, type TextTest } from './any-of.ts'
import { compileAddresses } from './compile-address.ts'
import { compileEquals, compileIgnoringCase, compileLike } from './compile-text.ts'
import type { Plan } from './plan.ts'
import { compileTemplate, equalsTemplate } from './template.ts'

/** Compiles the values of a condition for the operator that its own negates, if it is a negated one; tells whether one of them matches. */
export function compileValues({ operator, values }: Condition, plan: Plan): TextTest {
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
    default:
      throw new Error('x')
  }
}

/** `true` and `false` in any case. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Boolean */
function compileBools(values: readonly Value[], plan: Plan): TextTest {
  return anyOf(
    values.map((value): TextTest => {
      const template = compileTemplate(value, plan)
      return (text, frame) => equalsTemplate(template, text, frame, true)
    }),
  )
}
