import { foldCase, operatorText, PolicyError, valueText, type Condition, type Value } from '../language/index.ts'
import { readingOf, type Interpretation } from './interpretation.ts'
import { matchAddress } from './match-address.ts'
import { equalIgnoringCase, matchText } from './match-text.ts'
import { plainText } from './pattern-of.ts'
import { placeOfNode } from './place-of-node.ts'
import type { RequestView } from './request-view.ts'
import type { ElementTrace } from './trace.ts'

/**
 * Tells whether one condition holds: the values are alternatives; a negated operator holds where none of them matches.
 *
 * An absent key makes a positive operator false, a negated one true and `…IfExists` true.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function matchCondition(condition: Condition, request: RequestView, interpretation: Interpretation): ElementTrace {
  const { operator, key, values } = condition
  const found = request.context.get(foldCase(key.name))
  const texts = found === undefined ? [] : [found].flat()
  const hits = values.flatMap((value, index) => (texts.some((text) => compare(condition, value, text, interpretation)) ? [index] : []))
  return {
    element: 'condition',
    ...placeOfNode(condition),
    matched: holds(condition, found, hits.length > 0, interpretation),
    negated: operator.negated,
    operator: operatorText(operator),
    key: key.canonical,
    ...(found === undefined ? {} : { requestValue: found }),
    policyValues: values.map(valueText),
    hits,
    reason: found === undefined ? 'absent-key' : hits.length > 0 ? 'equal' : 'different',
  }
}

function holds(
  { operator, values }: Condition,
  found: string | readonly string[] | undefined,
  hit: boolean,
  interpretation: Interpretation,
): boolean {
  if (operator.family === 'Null') return values.some((value) => matchNull(value, found, interpretation))
  if (found === undefined) return operator.negated || operator.ifExists
  if (typeof found !== 'string') return readingOf(interpretation, 'PS-20') === 'negation' && operator.negated && !hit
  return hit !== operator.negated
}

/** `Null` asks whether the key is absent. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
function matchNull(value: Value, found: string | readonly string[] | undefined, interpretation: Interpretation): boolean {
  const wantsAbsent = foldCase(plainText(value)) === 'true'
  if (found === undefined) return wantsAbsent
  if (found === '' && readingOf(interpretation, 'PS-9') === 'null') return false
  return !wantsAbsent
}

function compare(condition: Condition, value: Value, text: string, interpretation: Interpretation): boolean {
  switch (condition.operator.base) {
    case 'Null':
      return false
    case 'StringEquals':
      return plainText(value) === text
    case 'StringEqualsIgnoreCase':
      return equalIgnoringCase(plainText(value), text, interpretation)
    case 'StringLike':
      return matchText(value, text, interpretation)
    case 'Bool':
      return foldCase(plainText(value)) === foldCase(text)
    case 'IpAddress':
      return matchAddress(value, text, interpretation)
    default:
      // INVARIANT: `checkSupport` refused every other operator.
      throw new PolicyError('UNSUPPORTED', `not supported yet: \`${condition.operator.name}\``, { at: condition.operator.pointer })
  }
}
