import { anyText, isColon, matchGlob, type Glob } from './glob.ts'
import { choose, type Interpretation } from './interpretation.ts'
import { confine } from './confine.ts'
import { patternOf } from './pattern-of.ts'
import type { Piece } from './resolve-value.ts'

/** Tells whether a text has the six fields of an ARN. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
export function isArn(text: string): boolean {
  let colons = 0
  for (let offset = text.indexOf(':'); offset >= 0 && colons < 5; offset = text.indexOf(':', offset + 1)) colons += 1
  return colons === 5
}

/**
 * Tells whether an ARN matches a value of an ARN operator, field by field: no wildcard reaches over one of the first five colons.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
 */
export function matchArn(value: readonly Piece[], text: string, interpretation: Interpretation): boolean {
  if (!isArn(text)) return false
  const pattern = patternOf(value, 'code-point')
  if (pattern.filter(isColon).length >= 5) return matchGlob(confine(pattern), text, 'code-point')
  if (pattern.at(-1) !== anyText) return false
  return choose(interpretation, 'PS-47-pattern', {
    'no-match': () => false,
    'trailing-star': () => matchGlob(openAtEnd(pattern), text, 'code-point'),
  })
}

function openAtEnd(pattern: Glob): Glob {
  return [...confine(pattern), anyText]
}
