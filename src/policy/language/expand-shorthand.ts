import { freezeDeeply, isPolicy, sealPolicy } from './parse/seal.ts'
import type { ListElement, Policy } from './policy.ts'
import type { Value } from './value.ts'

const shorthand = 'execute-api:/'

/**
 * Puts an API's ARN before the resources that are in shorthand, as API Gateway does when it saves a policy.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html
 */
export function expandShorthand(policy: Policy, api: string): Policy {
  if (!policy.statements.some(({ resource }) => resource.values.some((value) => routeOf(value) !== undefined))) return policy
  const last = expansions.get(policy)
  if (last?.api === api) return last.expanded
  const statements = policy.statements.map((statement) => ({ ...statement, resource: expandElement(statement.resource, api) }))
  const expanded = { ...policy, statements }
  freezeDeeply(expanded)
  sealPolicy(expanded)
  if (isPolicy(policy)) expansions.set(policy, { api, expanded })
  return expanded
}

// Why: a policy that was parsed never changes, and is mostly asked for one API again and again.
const expansions = new WeakMap<Policy, { readonly api: string; readonly expanded: Policy }>()

function expandElement(element: ListElement<'resource'>, api: string): ListElement<'resource'> {
  return { ...element, values: element.values.map((value) => expandValue(value, api)) }
}

function expandValue(value: Value, api: string): Value {
  const route = routeOf(value)
  return route === undefined ? value : { ...value, parts: [{ kind: 'literal', text: `${api}/${route}` }, ...value.parts.slice(1)] }
}

/** Gives what follows `execute-api:/` in the first part of a resource in shorthand; nothing for any other resource. */
function routeOf({ parts: [first] }: Value): string | undefined {
  return first?.kind === 'literal' && first.text.startsWith(shorthand) ? first.text.slice(shorthand.length) : undefined
}
