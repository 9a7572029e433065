import type { Value } from '../language/index.ts'
import { anyOne, anyOneButColon, anyText, anyTextButColon, matchGlob, type Glob } from './glob.ts'
import { readingOf, type Interpretation } from './interpretation.ts'
import { patternOf } from './pattern-of.ts'

/**
 * Tells whether a request's ARN matches a resource of a policy. What the request holds is literal: a `*` in it is the character.
 *
 * `*` crosses slashes; in the first five fields of the pattern `*` and `?` match no colon, except for a `*` that ends a field.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function matchResource(value: Value, arn: string, interpretation: Interpretation): boolean {
  const pattern = patternOf(value, 'code-point')
  if (pattern.length === 1 && pattern[0] === anyText) return true
  return matchGlob(confine(complete(pattern, interpretation), interpretation), arn, 'code-point')
}

const colon = 0x3a

function complete(pattern: Glob, interpretation: Interpretation): Glob {
  const missing = 5 - pattern.filter((token) => token === colon).length
  if (missing <= 0 || pattern.at(-1) === anyText || readingOf(interpretation, 'PS-104') === 'as-written') return pattern
  return [...pattern, ...Array.from({ length: missing }, () => [colon, anyText]).flat()]
}

/** Keeps the wildcards of the first five fields from matching colons. */
function confine(pattern: Glob, interpretation: Interpretation): Glob {
  let colons = 0
  return pattern.map((token, index) => {
    if (token === colon) colons += 1
    if (colons >= 5) return token
    if (token === anyOne) return anyOneButColon
    if (token !== anyText || index === pattern.length - 1) return token
    return pattern[index + 1] === colon && readingOf(interpretation, 'PS-66') === 'beyond-colons' ? anyText : anyTextButColon
  })
}
