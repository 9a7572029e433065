import { foldCase } from '../language/index.ts'
import { anyOne, matchGlob } from './glob.ts'
import { choose, type Interpretation } from './interpretation.ts'
import { patternOf } from './pattern-of.ts'
import type { Piece } from './resolve-value.ts'

/** Tells whether a text matches a value with wildcards. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
export function matchText(value: readonly Piece[], text: string, interpretation: Interpretation): boolean {
  const pattern = patternOf(value, 'code-point')
  const byCodePoint = (): boolean => matchGlob(pattern, text, 'code-point')
  // Why: only where `?` meets a character outside the basic plane do the readings differ.
  if (!pattern.includes(anyOne) || !/[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text)) return byCodePoint()
  return choose(interpretation, 'PS-27', {
    'code-point': byCodePoint,
    'utf-16-unit': () => matchGlob(patternOf(value, 'utf-16-unit'), text, 'utf-16-unit'),
  })
}

/** Tells whether two texts are equal without regard to case. */
export function equalIgnoringCase(a: string, b: string, interpretation: Interpretation): boolean {
  return choose(interpretation, 'PS-28', {
    ascii: () => foldCase(a) === foldCase(b),
    unicode: () => a.toLowerCase() === b.toLowerCase(),
  })
}
