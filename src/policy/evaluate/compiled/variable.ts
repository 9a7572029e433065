import type { Variable } from '../../language/index.ts'
import { valueOf, type ContextKey } from './context-key.ts'
import type { Frame } from './frame.ts'
import { planKey, reads, type Plan } from './plan.ts'

/** A policy variable: what stands in the request's context under its key. */
export interface CompiledVariable {
  readonly key: ContextKey
  readonly default: string | undefined
}

/** Compiles a policy variable, whose name is a context key in any case. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html */
export function compileVariable({ name, default: otherwise, raw }: Variable, plan: Plan): CompiledVariable {
  const ignored =
    (otherwise === '' && reads(plan, 'PS-53-empty', 'no-value')) || (raw.includes(",'") && reads(plan, 'PS-53-space', 'no-value'))
  return { key: planKey(plan, name), default: ignored ? undefined : otherwise }
}

/** Gives the text of a policy variable; nothing where the request has no single value for it and it has no default. */
export function resolveVariable({ key, default: otherwise }: CompiledVariable, frame: Frame): string | undefined {
  const value = valueOf(frame, key)
  return typeof value === 'string' ? value : value === undefined ? otherwise : undefined
}
