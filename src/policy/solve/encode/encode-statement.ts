import {
  effectiveVersion,
  foldCase,
  valueText,
  type Condition,
  type Policy,
  type PrincipalEntry,
  type Statement,
  type Value,
} from '../../language/index.ts'
import { always, and, any, free, never, not, or, present, type Formula } from '../formula/formula.ts'
import { literalPattern } from '../formula/pattern.ts'
import { valueSet } from '../formula/value-set.ts'
import type { Caller } from './callers.ts'
import { carrying } from './carrying.ts'
import { encodeChoices } from './encode-choices.ts'
import { actionDimension, keyDimension } from './dimensions.ts'
import { encodeCondition } from './encode-condition.ts'
import { encodePrincipal, isOneOf } from './encode-principal.ts'
import { encodeResource } from './encode-resource.ts'
import { membersOf, type Member } from './members-of.ts'
import { isReadOtherwise, underReadings, type Scope } from './scope.ts'
import { plainText } from './tokens-of.ts'

/** How a policy sees requests. */
export interface View {
  /** Whom it may see: only the anonymous caller where nobody is authenticated. */
  readonly callers: readonly Caller[]
  /** `execute-api:/` stands for the API. */
  readonly isShorthand: boolean
}

/** What a policy says: some Allow applies; some Deny applies; some Allow applies that does not leave the decision to the caller's own policies. */
export interface PolicyFormulas {
  readonly allow: Formula
  readonly deny: Formula
  readonly grant: Formula
}

/** Encodes what a policy says of requests. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html */
export function encodePolicy(policy: Policy, view: View, scope: Scope): PolicyFormulas {
  const allows = policy.statements.filter(({ effect }) => effect.value === 'Allow')
  const later = (says: string): Formula => encodeLater(policy, says, scope)
  const bodies = allows.map((statement) => encodeBody(statement, view, scope))
  const principals = allows.map(({ principal }) => encodePrincipal(principal, view.callers, scope))
  const granting = allows.map(({ principal }) => encodeGrant(principal, view, scope))
  const denies = policy.statements.filter(({ effect }) => effect.value === 'Deny')
  const both = (whom: readonly Formula[]): Formula => or(...bodies.map((body, index) => and(whom[index] ?? never, body)))
  return {
    allow: or(both(principals), later('allows')),
    deny: or(
      later('denies'),
      ...denies.map((statement) => and(encodePrincipal(statement.principal, view.callers, scope), encodeBody(statement, view, scope))),
    ),
    grant: or(both(granting), later('grants')),
  }
}

/** Statements that are known later may say anything; the same text, under the same version, says the same. */
function encodeLater(policy: Policy, says: string, scope: Scope): Formula {
  const { later = [] } = policy
  for (const { cause } of later) scope.met.unknowns.set(`${cause.raw} at ${cause.pointer}`, 'later')
  return or(...later.map(({ raw, when }) => and(encodeChoices(when), free(`${says} ${effectiveVersion(policy)} ${raw}${scope.view}`))))
}

/** That the statement stands there, the action, the resource and every condition. */
function encodeBody({ when, action, resource, conditions }: Statement, view: View, scope: Scope): Formula {
  const inActions = encodeActions(action.values, scope)
  const inResources = encodeResource(resource.values, view.isShorthand, scope)
  return and(
    encodeChoices(when),
    action.negated ? not(inActions) : inActions,
    resource.negated ? not(inResources) : inResources,
    ...conditions.map((condition) => encodeKey(condition, view, scope)),
  )
}

/** An Allow for an account leaves the decision to the account's own policies, unless PS-73 reads otherwise. */
function encodeGrant(principal: Statement['principal'], { callers }: View, scope: Scope): Formula {
  if (callers.length === 1) return never
  const isAccount = ({ type, value }: PrincipalEntry): boolean =>
    type === 'AWS' && /^(?:\d{12}|arn:[^:]+:iam::\d{12}:root)$/.test(valueText(value))
  const direct = { ...principal, entries: principal.entries.filter((entry) => !isAccount(entry)) }
  const encode = (element: typeof principal): Formula => encodePrincipal(element, callers, scope, 'grant')
  return underReadings(scope, 'PS-73', encode(direct), encode(principal))
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html */
function encodeActions(values: readonly Value[], scope: Scope): Formula {
  return or(...membersOf(values, scope).map(({ guard, text }) => and(guard, encodeAction(text, scope))))
}

function encodeAction(text: Member['text'], scope: Scope): Formula {
  if (text.kind === 'unresolved') return never
  if (text.kind === 'unknown') return free(`action ${text.name}`)
  const pattern = plainText(text.pieces)
  const matching = scope.actions.filter((action) => matchesAction(pattern, action))
  if (matching.length === 0) return never
  if (matching.length === scope.actions.length) return always
  return any(actionDimension(scope), valueSet({ kind: 'texts', patterns: matching.map((action) => literalPattern(action)) }))
}

function matchesAction(pattern: string, action: string): boolean {
  return pattern === '*' || pattern === action || matchesWild(Array.from(foldCase(pattern)), Array.from(foldCase(action)))
}

/** Why greedy: a `*` that is reached later can match whatever an earlier one could. */
function matchesWild(pattern: readonly string[], text: readonly string[]): boolean {
  let [at, offset, star, resume] = [0, 0, -1, 0]
  while (offset < text.length) {
    if (pattern[at] === '*') [star, resume, at] = [at, offset, at + 1]
    else if (pattern[at] === '?' || pattern[at] === text[offset]) [at, offset] = [at + 1, offset + 1]
    else if (star < 0) return false
    else [at, resume, offset] = [star + 1, resume + 1, resume + 1]
  }
  return pattern.slice(at).every((character) => character === '*')
}

/** An anonymous caller may carry some keys without the request's saying so (PS-57). */
function encodeKey(condition: Condition, { callers }: View, scope: Scope): Formula {
  const key = foldCase(condition.key.name)
  const dimension = keyDimension(scope, key)
  const formula = encodeCondition(condition, dimension, scope)
  const nobody = namingKeys.has(key)
    ? isOneOf(
        callers.filter(({ kind }) => kind === 'anonymous'),
        callers,
        scope,
      )
    : never
  if (nobody.kind === 'false') return formula
  const isNamed = and(nobody, isReadOtherwise(scope, 'PS-57'), not(present(dimension)))
  return or(and(not(isNamed), formula), and(isNamed, carrying(formula, dimension, 'anonymous')))
}

const namingKeys: ReadonlySet<string> = new Set(['aws:principalaccount', 'aws:principaltype', 'aws:userid'])
