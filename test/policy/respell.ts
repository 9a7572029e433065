import type { PolicyDocument, Request, StatementDocument } from '../../src/policy/index.ts'

/**
 * The same policy, written otherwise: members of objects reversed, scalars as lists, names of condition keys and actions in another case, values and
 * statements doubled and reversed.
 */
export function respell(policy: PolicyDocument): PolicyDocument {
  const twisted = statementsOf(policy).map((statement) => reversed(Object.fromEntries(Object.entries(statement).map(respellElement))))
  return reversed({ ...policy, Statement: [...twisted, ...twisted].reverse() }) as PolicyDocument
}

/** The same request, with the names of its context keys in another case and in another order, and its action in another case. */
export function respellRequest({ context = {}, action = 'execute-api:Invoke', ...request }: Request): Request {
  const entries = Object.entries(context).map(([key, value]) => [otherCase(key), value] as const)
  return { ...request, action: otherCase(action), context: Object.fromEntries(entries.reverse()) }
}

/** The statements of a policy as a list. */
export function statementsOf(policy: PolicyDocument): readonly StatementDocument[] {
  return [policy.Statement].flat()
}

function respellElement([name, value]: readonly [string, unknown]): readonly [string, unknown] {
  switch (name) {
    case 'Effect':
      return [name, value]
    case 'Principal':
    case 'NotPrincipal':
      return [name, value === '*' ? value : mapMembers(value as object, (member) => doubled(member))]
    case 'Action':
    case 'NotAction':
      return [name, doubled(value).map((action) => otherCase(String(action)))]
    case 'Condition':
      return [name, mapMembers(value as object, (block) => mapMembers(block as object, (member) => doubled(member), otherCase))]
    default:
      return [name, doubled(value)]
  }
}

function mapMembers(object: object, change: (value: unknown) => unknown, name: (key: string) => string = (key) => key): object {
  return Object.fromEntries(
    Object.entries(object)
      .map(([key, value]) => [name(key), change(value)] as const)
      .reverse(),
  )
}

function reversed(object: object): object {
  return Object.fromEntries(Object.entries(object).reverse())
}

function doubled(value: unknown): readonly unknown[] {
  const values = [value].flat()
  return [...values, ...values].reverse()
}

function otherCase(text: string): string {
  const lower = text.toLowerCase()
  return text === lower ? text.toUpperCase() : lower
}
