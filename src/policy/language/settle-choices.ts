import type { Chosen } from './choice.ts'
import { freezeDeeply, isPolicy, sealPolicy } from './parse/seal.ts'
import type { Policy, Statement } from './policy.ts'

/** CloudFormation's conditions by their names, and whether each is true. */
export type Conditions = Readonly<Record<string, boolean>>

/** Takes conditions for settled, as a deployment does: what they leave out is gone. Conditions that are not named stay open. */
export function settleChoices(policy: Policy, settled: Conditions): Policy {
  if (!choicesOf(policy).some((condition) => Object.hasOwn(settled, condition))) return policy
  const keep = <T extends Chosen>(nodes: readonly T[]): readonly T[] =>
    nodes.flatMap((node) => {
      const { when = [], ...rest } = node
      if (when.some(({ condition, is }) => Object.hasOwn(settled, condition) && settled[condition] !== is)) return []
      const open = when.filter(({ condition }) => !Object.hasOwn(settled, condition))
      return [{ ...(rest as T), ...(open.length === 0 ? {} : { when: open }) }]
    })
  const settle = (statement: Statement): Statement => {
    const { principal, action, resource, conditions } = statement
    const entries = principal.entries.flatMap((entry) => keep([entry.value]).map((value) => ({ ...entry, value })))
    return {
      ...statement,
      principal: { ...principal, entries },
      action: { ...action, values: keep(action.values) },
      resource: { ...resource, values: keep(resource.values) },
      conditions: keep(conditions).map((condition) => ({ ...condition, values: keep(condition.values) })),
    }
  }
  const { later = [] } = policy
  const kept = { ...policy, statements: keep(policy.statements).map(settle), ...(later.length === 0 ? {} : { later: keep(later) }) }
  freezeDeeply(kept)
  return isPolicy(policy) ? sealPolicy(kept) : kept
}

/** Gives the names of the conditions that a policy depends on, each once. */
export function choicesOf({ statements, dialect, later = [] }: Policy): readonly string[] {
  // Why: only CloudFormation has conditions, and this is asked of every policy that is compiled.
  if (dialect === 'iam' || dialect === 'terraform') return []
  const found = new Set<string>()
  const add = ({ when = [] }: Chosen): void => {
    when.forEach(({ condition }) => found.add(condition))
  }
  for (const statement of statements) {
    add(statement)
    for (const { value } of statement.principal.entries) add(value)
    statement.action.values.forEach(add)
    statement.resource.values.forEach(add)
    for (const condition of statement.conditions) {
      add(condition)
      condition.values.forEach(add)
    }
  }
  later.forEach(add)
  return [...found]
}

/** Gives every way to settle some conditions. */
export function settlements(conditions: readonly string[]): readonly Conditions[] {
  return conditions.reduce<readonly Conditions[]>(
    (all, condition) => all.flatMap((settled) => [false, true].map((is) => ({ ...settled, [condition]: is }))),
    [{}],
  )
}
