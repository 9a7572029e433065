import { findApis, parseFoundPolicy, type FoundApi, type FoundCase } from '../../../src/validators/index.ts'
import { printPolicy } from '../../../src/policy/index.ts'

/** Finds the APIs of an input that is one file. */
export function apisIn(text: string, side: 'before' | 'after' = 'after'): readonly FoundApi[] {
  const found = findApis(text, 'input', { side })
  if (found.kind !== 'apis') throw new Error(`no APIs, but ${found.kind}`)
  return found.templates.flatMap(({ apis }) => apis)
}

/** Gives the policy of a case as a value of the program; says why where there is none. */
export function policyOf({ policy }: FoundCase): unknown {
  if (policy.kind !== 'policy') return policy.kind === 'none' ? 'none' : policy.reason
  const parsed = parseFoundPolicy(policy)
  return parsed.ok ? JSON.parse(printPolicy(parsed.policy)) : parsed.findings
}

/** Gives the statements of the only case of the only API of an input. */
export function statementsIn(text: string): unknown {
  const [api, ...more] = apisIn(text)
  const [only, ...others] = api?.cases ?? []
  if (only === undefined || more.length + others.length > 0) throw new Error('there is more than one')
  const policy = policyOf(only)
  return typeof policy === 'object' && policy !== null && 'Statement' in policy ? policy.Statement : policy
}
