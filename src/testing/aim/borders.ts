import {
  parsePolicy,
  type Condition,
  type OperatorFamily,
  type Part,
  type Policy,
  type PolicyInput,
  type RequestPrincipal,
  type Value,
} from '../../policy/index.ts'
import { accounts, callers, defaultApi, routes } from '../policy/world.ts'
import { fillPattern } from './fill-pattern.ts'
import { nearPrincipals } from './near-principals.ts'
import { oneOff } from './near-text.ts'
import { nearValue } from './near-value.ts'
import { plainText } from './plain-text.ts'

/** What a policy reads of a request, and the values at which its answers change. */
export interface Borders {
  readonly resources: readonly string[]
  readonly actions: readonly string[]
  /** `undefined` is the anonymous caller. */
  readonly principals: readonly (RequestPrincipal | undefined)[]
  readonly keys: readonly KeyBorders[]
}

/** A condition key, and what a request may carry for it. */
export interface KeyBorders {
  /** As the policy writes it first. */
  readonly name: string
  /** The policy's own values, then those near them. */
  readonly values: readonly string[]
  readonly near: readonly string[]
  /** Values with policy variables: what they are is known when the request's other keys are. */
  readonly templates: readonly Template[]
}

/** A value with policy variables in it, and what compares it. */
export interface Template {
  readonly family: OperatorFamily
  readonly parts: readonly Part[]
}

/** Finds the borders of a policy; of what is no policy, those of an empty one. */
export function bordersOf(input: PolicyInput, api: string = defaultApi): Borders {
  const statements = parsePolicy(input).policy?.statements ?? []
  return {
    resources: distinct([
      ...resourcesOf(statements, api),
      ...routes.map((route) => `${api}/${route}`),
      `${api.slice(0, -1)}x/prod/GET/orders`,
    ]),
    actions: distinct(['execute-api:Invoke', ...actionsOf(statements), 'execute-api:ManageConnections', 'EXECUTE-API:INVOKE']),
    principals: [undefined, ...nearPrincipals(statements), ...callers.map((arn) => ({ arn })), { service: 'states.amazonaws.com' }],
    keys: keysOf(statements),
  }
}

type Statements = Policy['statements']

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)]
}

function resourcesOf(statements: Statements, api: string): readonly string[] {
  return statements
    .flatMap((statement) => statement.resource.values)
    .map((value) => plainText(value.parts).replace(/^execute-api:\//, `${api}/`))
    .flatMap((pattern) => {
      const filled = fillPattern(pattern, ['a', 'orders', 'a/b', 'a:b', 'eu-west-1'])
      return [...filled, ...oneOff(filled[0] ?? pattern)]
    })
    .filter((text) => /^arn:[^:/]+:execute-api:[^:/]+:[^:/]+:[^:/]+\//.test(text))
}

function actionsOf(statements: Statements): readonly string[] {
  return statements.flatMap((statement) => statement.action.values).flatMap((value) => fillPattern(plainText(value.parts), ['a', '']))
}

function keysOf(statements: Statements): readonly KeyBorders[] {
  const conditions = statements.flatMap((statement) => statement.conditions)
  const named = new Map<string, { readonly name: string; readonly conditions: Condition[] }>()
  for (const name of variablesOf(statements)) named.set(name.toLowerCase(), { name, conditions: [] })
  for (const condition of conditions) {
    const folded = condition.key.name.toLowerCase()
    const entry = named.get(folded) ?? { name: condition.key.name, conditions: [] }
    named.set(folded, entry)
    entry.conditions.push(condition)
  }
  return [...named.values()].map(({ name, conditions: own }) => borderOf(name, own))
}

function borderOf(name: string, conditions: readonly Condition[]): KeyBorders {
  const compared = conditions.flatMap(({ operator, values }) => values.map((value) => ({ family: operator.family, value })))
  const fixed = compared.filter(({ value }) => !hasVariable(value)).map(({ family, value }) => nearValue(family, plainText(value.parts)))
  const templates = compared.filter(({ value }) => hasVariable(value)).map(({ family, value }) => ({ family, parts: value.parts }))
  const others = conditions.length === 0 ? ['ann', 'a', 'b', 'orders', '*', ''] : ['a', ...accounts.slice(0, 1), '']
  return {
    name,
    values: distinct(fixed.flatMap((list) => list.slice(0, 1))),
    near: distinct([...fixed.flatMap((list) => list.slice(1)), ...others]),
    templates,
  }
}

function variablesOf(statements: Statements): readonly string[] {
  const values = statements.flatMap(({ resource, conditions }) => [
    ...resource.values,
    ...conditions.flatMap((condition) => condition.values),
  ])
  return values.flatMap((value) => value.parts.flatMap((part) => (part.kind === 'variable' ? [part.name] : [])))
}

function hasVariable(value: Value): boolean {
  return value.parts.some((part) => part.kind === 'variable')
}
