import { foldCase, valueText, type Statement, type Value } from '../language/index.ts'
import { matchGlob } from './glob.ts'
import type { Interpretation } from './interpretation.ts'
import { matchCondition } from './match-condition.ts'
import { matchPrincipal } from './match-principal.ts'
import { matchResource } from './match-resource.ts'
import { patternOf } from './pattern-of.ts'
import { placeOfNode } from './place-of-node.ts'
import { resolveValue } from './resolve-value.ts'
import type { RequestView } from './request-view.ts'
import type { ElementTrace, StatementTrace } from './trace.ts'

/** Tells whether a statement applies to a request: its principal, action, resource and every condition do. */
export function matchStatement(statement: Statement, request: RequestView, interpretation: Interpretation): StatementTrace {
  const { index, sid, effect, principal, action, conditions } = statement
  const elements: ElementTrace[] = []
  let matched = true
  const add = (match: (interpretation: Interpretation) => ElementTrace): void => {
    // Why: once an element does not match, how the others are read changes nothing.
    const trace = match(matched ? interpretation : { ...interpretation, asked: new Set() })
    matched &&= trace.matched
    elements.push(trace)
  }
  if (principal.implied !== true) add((current) => matchPrincipal(principal, request.caller, current))
  add(() => listTrace('action', action, request.action, (value) => matchAction(value, request.action)))
  add((current) => matchResources(statement, request, current))
  for (const condition of conditions) add((current) => matchCondition(condition, request, current))
  return {
    index,
    ...(sid === undefined ? {} : { sid: valueText(sid) }),
    effect: effect.value,
    ...placeOfNode(statement),
    matched,
    elements,
  }
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html */
function matchResources({ principal, resource }: Statement, request: RequestView, interpretation: Interpretation): ElementTrace {
  return listTrace('resource', resource, request.resource, (value) => {
    const pieces = resolveValue(value, request, interpretation)
    return pieces !== undefined && matchResource(pieces, request.resource, principal.implied === true, interpretation)
  })
}

function listTrace(
  element: 'action' | 'resource',
  list: Statement['action'] | Statement['resource'],
  requestValue: string,
  matches: (value: Value) => boolean,
): ElementTrace {
  const hits = list.values.flatMap((value, index) => (matches(value) ? [index] : []))
  return {
    element,
    ...placeOfNode(list),
    matched: hits.length > 0 !== list.negated,
    negated: list.negated,
    requestValue,
    policyValues: list.values.map(valueText),
    hits,
    reason: hits.length > 0 ? 'equal' : 'different',
  }
}

/** Actions are compared without regard to case. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html */
function matchAction(value: Value, action: string): boolean {
  const pattern = patternOf([{ text: foldCase(valueText(value)), wild: true }], 'code-point')
  return matchGlob(pattern, foldCase(action), 'code-point')
}
