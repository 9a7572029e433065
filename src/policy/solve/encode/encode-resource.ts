import { valueText, type Policy, type Value } from '../../language/index.ts'
import { always, and, any, free, never, or, type Formula } from '../formula/formula.ts'
import {
  anyOneButSlash,
  anyText,
  anyTextButColon,
  anyTextButSlash,
  codesOf,
  globPattern,
  type Pattern,
  type Token,
} from '../formula/pattern.ts'
import { valueSet } from '../formula/value-set.ts'
import { resourceDimension, routeDimension } from './dimensions.ts'
import { membersOf, type Member, type Piece } from './members-of.ts'
import { underReadings, type Scope } from './scope.ts'
import { colon, completed, confine, missingColons, tokensOf } from './tokens-of.ts'

/**
 * Encodes that the request's ARN matches one of the resources.
 *
 * `*` crosses slashes; in the first five fields of the pattern `*` and `?` match no colon, except for a `*` that ends a field. `isShorthand`: `execute-api:/` stands for
 * whichever API a request is for.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function encodeResource(values: readonly Value[], isShorthand: boolean, scope: Scope): Formula {
  const undisputed: Pattern[] = []
  const others: Formula[] = []
  for (const member of membersOf(values, scope)) {
    const { guard, text } = member
    const route = isShorthand && text.kind === 'known' ? routeOf(text.pieces) : undefined
    if (route !== undefined) {
      others.push(and(guard, encodeRoute(route, scope)))
      continue
    }
    const patterns = text.kind === 'known' ? knownPatterns(text.pieces, scope) : []
    if (patterns.length === 1 && guard.kind === 'true') undisputed.push(...patterns)
    else others.push(and(guard, encodeMember(member, patterns, scope)))
  }
  return or(inResource(undisputed, scope), ...others)
}

function encodeMember({ text }: Member, patterns: readonly Pattern[], scope: Scope): Formula {
  // Why the view: the endpoint's policy knows no shorthand.
  if (text.kind === 'unknown') return free(`resource ${text.name}${scope.view}`)
  const [first = never, within = first, full, fullWithin = never] = patterns.map((pattern) => inResource([pattern], scope))
  const written = underReadings(scope, 'PS-66', first, within)
  if (full === undefined) return written
  return underReadings(scope, 'PS-104', written, underReadings(scope, 'PS-66', full, fullWithin))
}

function knownPatterns(pieces: readonly Piece[], { isAskedAgain }: Scope): readonly Pattern[] {
  if (!isAskedAgain) return patternsOf(pieces)
  const found = patternsByPieces.get(pieces) ?? patternsOf(pieces)
  patternsByPieces.set(pieces, found)
  return found
}

const patternsByPieces = new WeakMap<readonly Piece[], readonly Pattern[]>()

/** Gives the patterns of a resource: as it is read by default, with PS-66 `within-field`, and both once more with PS-104 `completed`; fewer where they are the same. */
function patternsOf(pieces: readonly Piece[]): readonly Pattern[] {
  const tokens = tokensOf(pieces)
  const written = underCrossings(tokens)
  if (missingColons(tokens) > 0 && tokens.at(-1) !== anyText) return [...written, ...underCrossings(completed(tokens))]
  const [beyond, within] = written
  return beyond.key === within.key ? [beyond] : written
}

function underCrossings(tokens: readonly Token[]): readonly [beyond: Pattern, within: Pattern] {
  const isLast = (index: number): boolean => index === tokens.length - 1
  const endsField = (index: number): boolean => isLast(index) || tokens[index + 1] === colon
  return [globPattern(confine(tokens, endsField)), globPattern(confine(tokens, isLast))]
}

function inResource(patterns: readonly Pattern[], scope: Scope): Formula {
  // Why: where nothing is asked of the dimension, nothing need be known of it.
  if (patterns.length === 0) return never
  if (patterns.some(({ key }) => key === everything)) return always
  return any(resourceDimension(scope), valueSet({ kind: 'texts', patterns }))
}

/** Gives what stands behind the API in shorthand. */
function routeOf(pieces: readonly Piece[]): readonly Piece[] | undefined {
  const [first, ...rest] = pieces
  if (first?.wild !== true || !first.text.startsWith(shorthand)) return undefined
  return [{ text: first.text.slice(shorthand.length), wild: true }, ...rest]
}

const shorthand = 'execute-api:/'

function encodeRoute(pieces: readonly Piece[], scope: Scope): Formula {
  const tokens = tokensOf(pieces)
  if (tokens.length === 1 && tokens[0] === anyText) return always
  return encodeBehindApi(tokens, scope)
}

/** What stands behind the API matches; where no API is given, behind whichever. */
export function encodeBehindApi(tokens: readonly Token[], scope: Scope): Formula {
  const dimension = scope.wholeArn ? resourceDimension(scope) : routeDimension(scope)
  const before = scope.api !== undefined ? codesOf(`${scope.api}/`) : scope.wholeArn ? anyApi : []
  return any(dimension, valueSet({ kind: 'texts', patterns: [globPattern([...before, ...tokens])] }))
}

/** Tells whether resources have to be taken as whole ARNs: where the API is given, or some are not in shorthand, which a VPC endpoint's policy does not know. */
export function needsWholeArn(policies: readonly Policy[], endpointPolicy: Policy | undefined, api: string | undefined): boolean {
  const some = ({ statements }: Policy, test: (text: string) => boolean): boolean =>
    statements.some(({ resource }) => resource.values.some((value) => test(valueText(value))))
  const isOther = (text: string): boolean => text !== '*' && !text.startsWith(shorthand)
  return (
    api !== undefined ||
    policies.some((policy) => some(policy, isOther)) ||
    (endpointPolicy !== undefined && some(endpointPolicy, (text) => text !== '*'))
  )
}

/** @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonapigateway.html */
const anyApi: readonly Token[] = [
  ...Array.from({ length: 5 }, () => [anyTextButColon, colon]).flat(),
  ...[anyOneButSlash, anyTextButSlash, 0x2f],
]

const everything = globPattern([anyText]).key
