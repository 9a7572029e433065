import { confine } from './confine.ts'
import { anyText, isColon, matchGlob, type Glob } from './glob.ts'
import { choose, type Interpretation } from './interpretation.ts'
import { patternOf } from './pattern-of.ts'
import type { Piece } from './resolve-value.ts'

/**
 * Tells whether a request's ARN matches a resource of a policy. What the request holds is literal: a `*` in it is the character.
 *
 * `*` crosses slashes; in the first five fields of the pattern `*` and `?` match no colon, except for a `*` that ends a field.
 * `ofIdentity`: in the policy of an identity, an ARN with fewer than six fields is completed.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function matchResource(value: readonly Piece[], arn: string, ofIdentity: boolean, interpretation: Interpretation): boolean {
  const pattern = patternOf(value, 'code-point')
  const missing = 5 - pattern.filter(isColon).length
  if (missing <= 0 || pattern.at(-1) === anyText) return matchFields(pattern, arn, interpretation)
  const completed = (): boolean => matchFields(complete(pattern, missing), arn, interpretation)
  if (ofIdentity) return completed()
  return choose(interpretation, 'PS-104', { 'as-written': () => matchFields(pattern, arn, interpretation), completed })
}

const colon = 0x3a

function complete(pattern: Glob, missing: number): Glob {
  return [...pattern, ...Array.from({ length: missing }, () => [colon, anyText]).flat()]
}

function matchFields(pattern: Glob, arn: string, interpretation: Interpretation): boolean {
  const atEnd = (index: number): boolean => index === pattern.length - 1
  const endsField = (index: number): boolean => atEnd(index) || pattern[index + 1] === colon
  const matches = (mayCross: (index: number) => boolean): boolean => matchGlob(confine(pattern, mayCross), arn, 'code-point')
  if (!pattern.some((token, index) => token === anyText && pattern[index + 1] === colon)) return matches(atEnd)
  return choose(interpretation, 'PS-66', { 'beyond-colons': () => matches(endsField), 'within-field': () => matches(atEnd) })
}
