import { foldCase, valueText, type Condition } from '../../language/index.ts'
import type { TextTest } from './any-of.ts'
import { isArn } from './compile-arn.ts'
import { isDecimal, isInstant } from './compile-order.ts'
import { compileValues } from './compile-values.ts'
import { valueOf, type ContextKey } from './context-key.ts'
import type { Frame, Test } from './frame.ts'
import { planKey, reads, type Plan } from './plan.ts'
import type { Selector } from './selector.ts'
import { compileTemplate, constantText } from './template.ts'
import { compileVariable, resolveVariable } from './variable.ts'

/** A condition, and how its statement can be found by it. */
export interface CompiledCondition {
  readonly test: Test
  readonly selector: Selector | undefined
}

/**
 * Compiles one condition: its values are alternatives, and a negated operator holds where none of them matches.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function compileCondition(condition: Condition, plan: Plan): CompiledCondition {
  const key = planKey(plan, condition.key.name)
  return { test: compileTest(condition, key, plan), selector: selectorOf(condition, key, plan) }
}

function compileTest(condition: Condition, key: ContextKey, plan: Plan): Test {
  if (condition.operator.family === 'Null') return compileNull(condition, key, plan)
  const holds = compileOne(condition, plan)
  const compile = compilers[condition.operator.quantifier ?? 'single']
  return withResolved(condition, plan, compile(condition, key, holds, plan))
}

/**
 * Compiles the question about one text of the request, negation included. A text that is no number, no date or no ARN equals nothing, so that a negated operator
 * holds, unless PS-32 or PS-47 is read otherwise.
 */
function compileOne(condition: Condition, plan: Plan): TextTest {
  const matches = compileValues(condition, plan)
  if (!condition.operator.negated) return matches
  const isComparable = comparableUnder(condition, plan)
  if (isComparable === undefined) return (text, frame) => !matches(text, frame)
  return (text, frame) => isComparable(text) && !matches(text, frame)
}

function comparableUnder({ operator }: Condition, plan: Plan): ((text: string) => boolean) | undefined {
  switch (operator.family) {
    case 'Numeric':
      return reads(plan, 'PS-32', 'no-match') ? isDecimal : undefined
    case 'Date':
      return reads(plan, 'PS-32', 'no-match') ? isInstant : undefined
    case 'Arn':
      return reads(plan, 'PS-47-request', 'no-match') ? isArn : undefined
    default:
      return undefined
  }
}

const compilers = { single: compileSingle, ForAnyValue: compileForAnyValue, ForAllValues: compileForAllValues }

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html */
function compileSingle({ operator }: Condition, key: ContextKey, holds: TextTest, plan: Plan): Test {
  const { negated, ifExists } = operator
  const onAbsent = negated || ifExists
  const lists = negated && reads(plan, 'PS-20', 'negation')
  return (frame) => {
    const found = valueOf(frame, key)
    if (typeof found === 'string') return holds(found, frame)
    return found === undefined ? onAbsent : lists && !anyIs(false, found, holds, frame)
  }
}

/** One value of the request is enough. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html */
function compileForAnyValue({ operator }: Condition, key: ContextKey, holds: TextTest, plan: Plan): Test {
  const onAbsent = operator.ifExists && reads(plan, 'PS-19', 'match')
  const emptyIsNone = reads(plan, 'PS-16', 'null-set')
  return (frame) => {
    const found = valueOf(frame, key)
    if (found === undefined) return onAbsent
    if (typeof found !== 'string') return anyIs(true, found, holds, frame)
    return !(emptyIsNone && found === '') && holds(found, frame)
  }
}

/** Every value of the request must do; where there is none, that is so. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html */
function compileForAllValues(_: Condition, key: ContextKey, holds: TextTest, plan: Plan): Test {
  const emptyIsNone = reads(plan, 'PS-15', 'null-set')
  return (frame) => {
    const found = valueOf(frame, key)
    if (found === undefined || (emptyIsNone && found === '')) return true
    return typeof found === 'string' ? holds(found, frame) : !anyIs(false, found, holds, frame)
  }
}

/** `Null` asks whether the key is absent. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Null */
function compileNull({ values }: Condition, key: ContextKey, plan: Plan): Test {
  const asks = values.map((value) => foldCase(valueText(value)) === 'true')
  const [absent, present] = [asks.includes(true), asks.includes(false)]
  const emptyIsNull = reads(plan, 'PS-9', 'null')
  return (frame) => {
    const found = valueOf(frame, key)
    if (found === undefined) return absent
    return present && !(emptyIsNull && found === '')
  }
}

/** A policy variable without a value equals nothing, or makes a negated operator fail where that is how PS-51 is read. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html */
function withResolved({ operator, values }: Condition, plan: Plan, test: Test): Test {
  const variables = values.flatMap(({ parts }) => parts.flatMap((part) => (part.kind === 'variable' ? [compileVariable(part, plan)] : [])))
  if (variables.length === 0 || !operator.negated || reads(plan, 'PS-51', 'match')) return test
  return (frame) => {
    for (const variable of variables) if (resolveVariable(variable, frame) === undefined) return false
    return test(frame)
  }
}

function anyIs(wanted: boolean, texts: readonly string[], holds: TextTest, frame: Frame): boolean {
  for (const text of texts) if (holds(text, frame) === wanted) return true
  return false
}

function selectorOf({ operator, values }: Condition, key: ContextKey, plan: Plan): Selector | undefined {
  if (operator.name !== 'StringEquals' || operator.ifExists || operator.quantifier !== undefined) return undefined
  const texts = values.map((value) => constantText(compileTemplate(value, plan)))
  return texts.every((text) => text !== undefined) ? { key, texts } : undefined
}
