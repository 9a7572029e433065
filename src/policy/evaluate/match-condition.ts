import { foldCase, operatorText, valueText, type Condition } from '../language/index.ts'
import { compareValue, isMalformed, resolveCondition, type ResolvedValue } from './compare-value.ts'
import { contextValue } from './context-value.ts'
import { choose, type Interpretation } from './interpretation.ts'
import { placeOfNode } from './place-of-node.ts'
import type { RequestView } from './request-view.ts'
import type { ElementTrace, MatchReason } from './trace.ts'

/**
 * Tells whether one condition holds: the values are alternatives; a negated operator holds where none of them matches.
 *
 * An absent key makes a positive operator false, a negated one true and `…IfExists` true.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function matchCondition(condition: Condition, request: RequestView, interpretation: Interpretation): ElementTrace {
  const { operator, key, values } = condition
  const found = contextValue(request, key.name, interpretation)
  const isNull = operator.family === 'Null'
  const question: Question = {
    condition,
    found,
    values: isNull ? [] : resolveCondition(condition, request, interpretation),
    interpretation,
  }
  const hits = hitsOf(question)
  const outcome = isNull ? matchNull(question) : matchResolved(question, hits.length > 0)
  return {
    element: 'condition',
    ...placeOfNode(condition),
    matched: outcome.matched,
    negated: operator.negated,
    operator: operatorText(operator),
    key: key.canonical,
    ...(found === undefined ? {} : { requestValue: found }),
    policyValues: values.map(valueText),
    hits,
    reason: outcome.reason,
  }
}

interface Question {
  readonly condition: Condition
  readonly found: string | readonly string[] | undefined
  readonly values: readonly ResolvedValue[]
  readonly interpretation: Interpretation
}

interface Outcome {
  readonly matched: boolean
  readonly reason: MatchReason
}

/** `Null` asks whether the key is absent. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Null */
function matchNull({ condition, found, interpretation }: Question): Outcome {
  const asked = condition.values.map((value) => foldCase(valueText(value)))
  if (found === undefined) return { matched: asked.includes('true'), reason: 'absent-key' }
  const wantsPresent = asked.includes('false')
  if (found !== '') return { matched: wantsPresent, reason: 'present-key' }
  return { matched: choose(interpretation, 'PS-9', { null: () => false, present: () => wantsPresent }), reason: 'empty-value' }
}

function matchResolved(question: Question, hit: boolean): Outcome {
  const { condition, found, values, interpretation } = question
  const { quantifier, negated, family } = condition.operator
  const isUnresolved = values.some(({ pieces }) => pieces === undefined)
  const ordinary = (): boolean => (quantifier === undefined ? matchSingle(question) : matchSet(question))
  const matched = negated && isUnresolved ? choose(interpretation, 'PS-51', { match: ordinary, 'no-match': () => false }) : ordinary()
  if (found === undefined) return { matched, reason: 'absent-key' }
  if (quantifier !== undefined) return { matched, reason: setReason(quantifier, matched) }
  if (typeof found !== 'string') return { matched, reason: 'several-values' }
  if (hit) return { matched, reason: 'equal' }
  return { matched, reason: isMalformed(family, found) ? 'malformed-value' : isUnresolved ? 'unresolved-variable' : 'different' }
}

function matchSingle(question: Question): boolean {
  const { condition, found, interpretation } = question
  const { negated, ifExists } = condition.operator
  if (found === undefined) return negated || ifExists
  if (typeof found === 'string') return matchOne(question, found)
  if (!negated) return false
  return choose(interpretation, 'PS-20', { never: () => false, negation: () => found.every((text) => matchOne(question, text)) })
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html */
function matchSet(question: Question): boolean {
  const { condition, found, interpretation } = question
  const one = (text: string): boolean => matchOne(question, text)
  if (condition.operator.quantifier === 'ForAllValues') {
    if (found === undefined) return true
    if (found === '') return choose(interpretation, 'PS-15', { value: () => one(''), 'null-set': () => true })
    return [found].flat().every(one)
  }
  if (found === undefined) {
    return condition.operator.ifExists && choose(interpretation, 'PS-19', { 'no-match': () => false, match: () => true })
  }
  if (found === '') return choose(interpretation, 'PS-16', { value: () => one(''), 'null-set': () => false })
  return [found].flat().some(one)
}

/** Asks about one value of the request, negation included. */
function matchOne({ condition, values, interpretation }: Question, text: string): boolean {
  const { negated, family } = condition.operator
  const hit = values.some((value) => compareValue(condition, value, text, interpretation))
  if (!negated) return hit
  const differs = (): boolean => !hit
  if (!isMalformed(family, text)) return differs()
  if (family === 'Arn') return choose(interpretation, 'PS-47-request', { match: differs, 'no-match': () => false })
  if (family === 'IpAddress') return differs()
  return choose(interpretation, 'PS-32', { match: differs, 'no-match': () => false })
}

function hitsOf({ condition, found, values, interpretation }: Question): readonly number[] {
  const texts = found === undefined ? [] : [found].flat()
  return values.flatMap((value, index) => (texts.some((text) => compareValue(condition, value, text, interpretation)) ? [index] : []))
}

function setReason(quantifier: 'ForAllValues' | 'ForAnyValue', matched: boolean): MatchReason {
  if (quantifier === 'ForAllValues') return matched ? 'every-value' : 'not-every-value'
  return matched ? 'some-value' : 'no-value'
}
