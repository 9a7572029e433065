import type { Aws } from '../aws/aws.ts'
import type { Config } from '../config/config.ts'
import { observe } from '../observed/observe.ts'
import type { Observed } from '../observed/observed.ts'
import { checkAccount } from './check-account.ts'
import { checkUnique } from './check-unique.ts'
import { remove } from './describe-change.ts'
import type { Where } from './plan-api.ts'
import { planBackendRemoval } from './plan-backends.ts'
import { planNetworkRemoval } from './plan-network.ts'
import type { Plan } from './plan.ts'

/** Looks at the account and plans the end of everything that carries the stack's tag; changes nothing. What others own stays. */
export async function planDestroy(config: Config, aws: Aws): Promise<Plan> {
  checkAccount(config, aws)
  return destroyFrom(config, await observe(config, aws), aws)
}

/** The plan to destroy what was observed: a pure function; the stages go first, so that nobody reaches the API while the rest goes. */
export function destroyFrom(config: Config, observed: Observed, where: Where): Plan {
  checkUnique(config, observed)
  const { api } = observed
  const nothing = new Set<string>()
  return {
    version: 1,
    stack: config.name,
    account: where.account,
    region: where.region,
    intent: 'destroy',
    changes: [
      ...(api?.stages ?? []).map(({ name, deployment }) => remove({ resource: 'stage', name, id: name }, { deployment })),
      ...(api === undefined ? [] : [remove({ resource: 'rest-api', name: 'api', id: api.id }, { name: api.name })]),
      ...planBackendRemoval(config.name, nothing, observed),
      ...planNetworkRemoval(config.name, nothing, observed),
    ],
    notes: [],
    unchanged: 0,
  }
}
