import { freezeDeeply, isPolicy, sealPolicy } from './parse/seal.ts'
import type { ListElement, Policy } from './policy.ts'
import type { Value } from './value.ts'

const shorthand = 'execute-api:/'

/** Tells whether a resource is the shorthand `execute-api:/stage/METHOD/path`. */
export function isShorthand(value: Value): boolean {
  const [first] = value.parts
  return first?.kind === 'literal' && first.text.startsWith(shorthand)
}

/**
 * Puts an API's ARN before the resources that are in shorthand, as API Gateway does when it saves a policy.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html
 */
export function expandShorthand(policy: Policy, api: string): Policy {
  if (!policy.statements.some(({ resource }) => resource.values.some(isShorthand))) return policy
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
  return { ...element, values: element.values.map((value) => (isShorthand(value) ? expandValue(value, api) : value)) }
}

function expandValue(value: Value, api: string): Value {
  const [first, ...rest] = value.parts
  if (first?.kind !== 'literal') return value
  return { ...value, parts: [{ kind: 'literal', text: `${api}/${first.text.slice(shorthand.length)}` }, ...rest] }
}
