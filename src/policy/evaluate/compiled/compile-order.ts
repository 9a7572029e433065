import type { BaseOperatorName, Condition } from '../../language/index.ts'
import type { TextTest } from './any-of.ts'
import { compareDecimals, makeDecimal, readDecimal } from './decimal.ts'
import { compareInstants, makeInstant, readInstant } from './instant.ts'
import type { Plan } from './plan.ts'
import { compileTemplate, constantText } from './template.ts'

/** Compiles a numeric operator: numbers are compared exactly, however long they are. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Numeric */
export function compileNumbers(condition: Condition, plan: Plan): TextTest {
  return compileOrder(condition, plan, { make: makeDecimal, read: readDecimal, compare: compareDecimals })
}

/** Compiles a date operator: moments are compared, however they are written. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date */
export function compileDates(condition: Condition, plan: Plan): TextTest {
  return compileOrder(condition, plan, { make: makeInstant, read: readInstant, compare: compareInstants })
}

/** Tells whether a text is a number. */
export function isDecimal(text: string): boolean {
  return readDecimal(text, decimal)
}

/** Tells whether a text is a date. */
export function isInstant(text: string): boolean {
  return readInstant(text, instant)
}

const decimal = makeDecimal()
const instant = makeInstant()

/** Something that is read from a text and has an order. */
interface Scale<T> {
  readonly make: () => T
  readonly read: (text: string, into: T) => boolean
  readonly compare: (a: T, b: T) => number
}

function compileOrder<T>({ operator, values }: Condition, plan: Plan, { make, read, compare }: Scale<T>): TextTest {
  const holds = holdsOf(operator.base)
  const marks = values.map((value) => {
    const mark = make()
    // INVARIANT: what cannot be read was refused before compiling.
    read(constantText(compileTemplate(value, plan)) ?? '', mark)
    return mark
  })
  const found = make()
  return (text) => {
    if (!read(text, found)) return false
    for (const mark of marks) if (holds(compare(found, mark))) return true
    return false
  }
}

function holdsOf(operator: BaseOperatorName): (order: number) => boolean {
  if (operator.endsWith('LessThan')) return (order) => order < 0
  if (operator.endsWith('LessThanEquals')) return (order) => order <= 0
  if (operator.endsWith('GreaterThan')) return (order) => order > 0
  if (operator.endsWith('GreaterThanEquals')) return (order) => order >= 0
  return (order) => order === 0
}
