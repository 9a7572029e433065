import { foldCase, type Statement, type Value } from '../language/index.ts'
import { matchGlob } from './glob.ts'
import type { Interpretation } from './interpretation.ts'
import { matchCondition } from './match-condition.ts'
import { matchPrincipal } from './match-principal.ts'
import { matchResource } from './match-resource.ts'
import { patternOf } from './pattern-of.ts'
import type { RequestView } from './request-view.ts'

/** Tells whether a statement applies to a request: its principal, action, resource and every condition do. */
export function matchStatement(statement: Statement, request: RequestView, interpretation: Interpretation): boolean {
  const { principal, action, resource, conditions } = statement
  return (
    matchPrincipal(principal, request.caller, interpretation) &&
    action.values.some((value) => matchAction(value, request.action)) !== action.negated &&
    resource.values.some((value) => matchResource(value, request.resource, interpretation)) !== resource.negated &&
    conditions.every((condition) => matchCondition(condition, request, interpretation))
  )
}

/** Actions are compared without regard to case. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html */
function matchAction(value: Value, action: string): boolean {
  return matchGlob(patternOf(value, 'code-point', foldCase), action, 'code-point')
}
