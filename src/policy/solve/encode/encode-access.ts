import { expandShorthand, type Policy } from '../../language/index.ts'
import { always, and, any, free, not, or, type Formula } from '../formula/formula.ts'
import { anyOne, anyOneButColon, anyText, anyTextButColon, codesOf, globPattern, literalPattern } from '../formula/pattern.ts'
import { valueSet } from '../formula/value-set.ts'
import { anonymous, callersOf, type Caller } from './callers.ts'
import { resourceDimension } from './dimensions.ts'
import { isOneOf } from './encode-principal.ts'
import { encodePolicy, type PolicyFormulas } from './encode-statement.ts'
import type { Scope } from './scope.ts'

/** What surrounds the resource policy. */
export interface Surroundings {
  readonly authorizationType: 'NONE' | 'AWS_IAM' | 'CUSTOM' | 'COGNITO_USER_POOLS'
  readonly endpointPolicy?: Policy
}

/** Every caller in question, and whom the resource policy sees. */
export interface Callers {
  readonly all: readonly Caller[]
  readonly seen: readonly Caller[]
}

/** The caller's own policies allow. */
export const identityAllows: Formula = free('identity policies')
/** The Lambda authorizer's policy allows. */
export const authorizerAllows: Formula = free('authorizer')

/** Finds the callers in question; where nobody looks at them, the anonymous one stands for all. */
export function findCallers(policies: readonly Policy[], surroundings: Surroundings, accounts: readonly string[], scope: Scope): Callers {
  const { authorizationType, endpointPolicy } = surroundings
  const isSigned = authorizationType === 'AWS_IAM'
  if (!isSigned && endpointPolicy === undefined) return { all: [anonymous], seen: [anonymous] }
  const looking = [...(isSigned ? policies : []), ...(endpointPolicy === undefined ? [] : [endpointPolicy])]
  const entries = looking.flatMap(({ statements }) => statements.flatMap(({ principal }) => principal.entries))
  const own = isSigned ? [accountOf(scope), ...accounts] : []
  const all = callersOf(entries, own, scope)
  return { all, seen: isSigned ? all : [anonymous] }
}

/**
 * Encodes that a request gets in: through the VPC endpoint's policy, then past the resource policy in the way that the method's authorization asks for. What the caller's own
 * policies and the authorizer say is a choice.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
export function encodeAccess(policy: Policy, surroundings: Surroundings, callers: Callers, scope: Scope): Formula {
  const { authorizationType, endpointPolicy } = surroundings
  const expanded = scope.api === undefined ? policy : expandShorthand(policy, scope.api)
  // Why shorthand all the same: what a reference is taken to stand for may be.
  const resource = encodePolicy(expanded, { callers: callers.seen, isShorthand: true }, scope)
  const gate = endpointPolicy === undefined ? always : throughEndpoint(endpointPolicy, callers, scope)
  const inner = { NONE: alone, COGNITO_USER_POOLS: alone, CUSTOM: withAuthorizer, AWS_IAM: signed }[authorizationType](
    resource,
    callers,
    scope,
  )
  return and(gate, inner, not(resource.deny))
}

/** Why another view: the endpoint's policy knows no shorthand, and may see another caller than the resource policy does. */
function throughEndpoint(policy: Policy, { all }: Callers, scope: Scope): Formula {
  const { allow, deny } = encodePolicy(policy, { callers: all, isShorthand: false }, { ...scope, view: ' at the endpoint' })
  return and(allow, not(deny))
}

/** What is true of every request, whatever the policies say. To be asked last: it depends on what the question comes across. */
export function encodeAxioms({ all }: Callers, scope: Scope): Formula {
  const { dimensions } = scope.met
  const only = (name: string, texts: readonly string[]): Formula => {
    const dimension = dimensions.get(name)
    return dimension === undefined
      ? always
      : any(dimension, valueSet({ kind: 'texts', patterns: texts.map((text) => literalPattern(text)) }))
  }
  // Why: what AWS puts there is no empty text.
  const filled = [...dimensions.values()].filter(({ kind, required }) => kind === 'key' && required)
  return and(
    ...filled.map((dimension) => not(any(dimension, empty))),
    only(
      'Principal',
      all.map(({ id }) => id),
    ),
    only('Action', scope.actions),
    dimensions.has('Resource') ? toApi(scope) : always,
  )
}

const empty = valueSet({ kind: 'texts', patterns: [literalPattern('')] })

/** Requests are for the API, or for some API. @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonapigateway.html */
function toApi(scope: Scope): Formula {
  const some = [anyOneButColon, anyTextButColon]
  const api =
    scope.api === undefined
      ? [...codesOf('arn:'), ...some, ...codesOf(':execute-api:'), ...some, ...codesOf(':'), ...some, ...codesOf(':'), anyOne, anyText]
      : codesOf(scope.api)
  const tokens = [...api, ...codesOf('/'), anyText]
  return any(resourceDimension(scope), valueSet({ kind: 'texts', patterns: [globPattern(tokens)] }))
}

/** The resource policy decides by itself. */
function alone({ allow }: PolicyFormulas): Formula {
  return allow
}

/** One Allow is enough, of the authorizer or of the resource policy. */
function withAuthorizer({ allow }: PolicyFormulas): Formula {
  return or(allow, authorizerAllows)
}

/** In the API's own account one Allow is enough (Table A), from another account both sides must allow (Table B); about a service the resource policy decides alone. */
function signed({ allow, grant }: PolicyFormulas, { all }: Callers, scope: Scope): Formula {
  const own = accountOf(scope)
  const having = (test: (caller: Caller) => boolean): Formula => isOneOf(all.filter(test), all, scope)
  const isRoot = having(({ partition, account, id }) => id === `arn:${partition}:iam::${account}:root`)
  const isAllowed = or(identityAllows, isRoot)
  const isHere = having(({ account }) => account === own)
  const isElsewhere = having(({ kind, account }) => kind === 'aws' && account !== own)
  const isService = having(({ kind }) => kind !== 'aws' && kind !== 'anonymous')
  return or(and(isHere, or(grant, isAllowed)), and(isElsewhere, allow, isAllowed), and(isService, allow))
}

function accountOf({ api = '' }: Scope): string {
  return api.split(':')[4] ?? ''
}
