import { foldCase, PolicyError, type Condition, type Value } from '../language/index.ts'
import { readingOf, type Interpretation } from './interpretation.ts'
import { matchAddress } from './match-address.ts'
import { equalIgnoringCase, matchText } from './match-text.ts'
import { plainText } from './pattern-of.ts'
import type { RequestView } from './request-view.ts'

/**
 * Tells whether one condition holds: the values are alternatives; a negated operator holds where none of them matches.
 *
 * An absent key makes a positive operator false, a negated one true and `…IfExists` true.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function matchCondition(condition: Condition, request: RequestView, interpretation: Interpretation): boolean {
  const { operator, key, values } = condition
  const found = request.context.get(foldCase(key.name))
  if (operator.family === 'Null') return values.some((value) => matchNull(value, found, interpretation))
  if (found === undefined) return operator.negated || operator.ifExists
  if (typeof found !== 'string') {
    if (readingOf(interpretation, 'PS-20') === 'never' || !operator.negated) return false
    return found.every((text) => !values.some((value) => compare(condition, value, text, interpretation)))
  }
  return values.some((value) => compare(condition, value, found, interpretation)) !== operator.negated
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
