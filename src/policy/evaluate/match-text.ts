import { foldCase, type Value } from '../language/index.ts'
import { anyOne, matchGlob } from './glob.ts'
import { readingOf, type Interpretation } from './interpretation.ts'
import { patternOf } from './pattern-of.ts'

/** Tells whether a text matches a value with wildcards. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
export function matchText(value: Value, text: string, interpretation: Interpretation): boolean {
  const pattern = patternOf(value, 'code-point')
  // Why: only where `?` meets a character outside the basic plane do the readings differ.
  const disputed = pattern.includes(anyOne) && /[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text)
  const unit = disputed ? readingOf(interpretation, 'PS-27') : 'code-point'
  return matchGlob(unit === 'code-point' ? pattern : patternOf(value, unit), text, unit)
}

/** Tells whether two texts are equal without regard to case. */
export function equalIgnoringCase(a: string, b: string, interpretation: Interpretation): boolean {
  const disputed = /[^\x00-\x7f]/.test(a + b)
  if (disputed && readingOf(interpretation, 'PS-28') === 'unicode') return a.toLowerCase() === b.toLowerCase()
  return foldCase(a) === foldCase(b)
}
