import type { Config } from '../config/config.ts'
import type { Known } from '../desired/known.ts'
import type { Observed } from '../observed/observed.ts'
import { ProvisionError } from '../provision-error.ts'
import type { Scope } from '../resources/scope.ts'

/** One apply under way: what it was asked for, what it saw at the start, and the ids that AWS chose since. */
export interface Run {
  readonly scope: Scope
  readonly config: Config
  readonly observed: Observed
  /** Grows with every change that is done. */
  known: Known
  /** The deployment that the stage should serve, once it is made or found. */
  deployment: string | undefined
}

/** Adds an id to what is known. */
export function learn<
  Key extends 'endpoints' | 'securityGroups' | 'loadBalancers' | 'targetGroups' | 'vpcLinks' | 'authorizers' | 'resources',
>(run: Run, key: Key, name: string, value: Known[Key] extends ReadonlyMap<string, infer Value> ? Value : never): void {
  run.known = { ...run.known, [key]: new Map<string, unknown>([...run.known[key], [name, value]]) }
}

/** Gives what an earlier change has made; throws ProvisionError `STALE_PLAN` where it is missing, because somebody took it away meanwhile. */
export function needed<T>(value: T | undefined, what: string): T {
  if (value !== undefined) return value
  throw stalePlan(`${what} is missing`)
}

/** The refusal of a plan that does not fit what stands now. */
export function stalePlan(why: string): ProvisionError {
  return new ProvisionError([
    { code: 'STALE_PLAN', message: `the plan is out of date: ${why}; nothing more was changed`, help: 'plan again, and look at it again' },
  ])
}
