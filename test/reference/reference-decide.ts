/**
 * A slow evaluator of one resource policy, written from the facts and sharing nothing with src/ but types: documents come as AWS's JSON, and every matching is a regular
 * expression, a text of binary digits or a big integer.
 */
import type { Decision, PolicyDocument, Request, StatementDocument } from '../../src/policy/index.ts'
import { conditionHolds } from './conditions.ts'
import { speaksOf } from './principals.ts'
import { readingOf, type ChosenReadings } from './readings.ts'
import { resourceMatches } from './resources.ts'
import { lookUp, lower, tokensMatch, tokensOf } from './tokens.ts'

/** What a decision depends on beside policy and request. */
export interface Surroundings {
  /** What the shorthand stands for: the API of the request's ARN where it is left out, and nothing under `false`. */
  readonly api?: string | false | undefined
  /** The caller has a permissions boundary. */
  readonly bounded?: boolean
  readonly readings?: ChosenReadings | undefined
}

/** A Deny that applies beats every Allow, and silence is a deny (PS-82, PS-88). */
export function referenceDecide(
  policy: PolicyDocument,
  asked: Request,
  { api, bounded = false, readings = {} }: Surroundings = {},
): Decision {
  const request = named(asked, readings)
  const own = api ?? request.resource.split('/')[0] ?? ''
  const variables = policy.Version === '2012-10-17'
  const applying = [policy.Statement]
    .flat()
    .filter((statement) => applies(statement, request, { api: own, bounded, variables, chosen: readings }))
  const effects = applying.map((statement) => statement.Effect)
  return effects.includes('Deny') ? 'ExplicitDeny' : effects.includes('Allow') ? 'Allow' : 'ImplicitDeny'
}

interface Terms {
  readonly api: string | false
  readonly bounded: boolean
  readonly variables: boolean
  readonly chosen: ChosenReadings
}

function applies(statement: StatementDocument, request: Request, { api, bounded, variables, chosen }: Terms): boolean {
  const { Principal, NotPrincipal, Action, NotAction, Resource, NotResource, Condition = {} } = statement
  const action = (values: unknown): boolean => list(values).some((value) => actionMatches(value, request.action ?? 'execute-api:Invoke'))
  const resource = (values: unknown): boolean => list(values).some((value) => resourceMatches(value, request, api, variables, chosen))
  return (
    // PS-79: NotPrincipal spares nobody who has a boundary.
    (NotPrincipal === undefined
      ? speaksOf(Principal ?? {}, false, request.principal, chosen)
      : bounded || speaksOf(NotPrincipal, true, request.principal, chosen)) &&
    (NotAction === undefined ? action(Action) : !action(NotAction)) &&
    (NotResource === undefined ? resource(Resource) : !resource(NotResource)) &&
    Object.entries(Condition).every(([operator, keys]) =>
      Object.entries(keys).every(([key, values]) =>
        conditionHolds(operator, key, list(values), { context: request.context ?? {}, variables, chosen }),
      ),
    )
  )
}

/** PS-60, PS-64. */
function actionMatches(pattern: string, action: string): boolean {
  return tokensMatch(tokensOf(lower(pattern), false, {}) ?? [], lower(action))
}

function list(value: unknown): readonly string[] {
  return [value].flat().map(String)
}

/** PS-57: what IAM's own page says of anonymous callers. */
function named(request: Request, chosen: ChosenReadings): Request {
  const { context = {}, principal } = request
  if (principal !== undefined || readingOf(chosen, 'PS-57') === 'absent') return request
  const missing = ['aws:userid', 'aws:PrincipalAccount', 'aws:PrincipalType'].filter((key) => lookUp(context, key) === undefined)
  return { ...request, context: { ...context, ...Object.fromEntries(missing.map((key) => [key, 'anonymous'])) } }
}
