import type { Config } from '../config/config.ts'
import type { Observed } from '../observed/observed.ts'
import { ProvisionError, type Problem } from '../provision-error.ts'
import { checkAuthorizers } from './check-authorizers.ts'
import { checkBackends } from './check-backends.ts'
import { checkEndpoints } from './check-endpoints.ts'
import { checkUnique } from './check-unique.ts'

/** Throws ProvisionError with everything that stands in the way of the config, before anything is changed. */
export function checkObserved(config: Config, observed: Observed): void {
  checkUnique(config, observed)
  const [first, ...more] = [
    ...checkAccess(config),
    ...checkApi(config, observed),
    ...checkAuthorizers(config, observed),
    ...checkEndpoints(config, observed),
    ...checkBackends(config, observed),
  ]
  if (first !== undefined) throw new ProvisionError([first, ...more])
}

function checkAccess({ access }: Config): readonly Problem[] {
  if (access.length > 0) return []
  return [
    {
      code: 'EMPTY_ACCESS',
      message: '`access` lets nobody in',
      help: 'name at least one endpoint in `access`, or use `destroy`',
      pointer: '/access',
    },
  ]
}

function checkApi({ name: stack }: Config, { api }: Observed): readonly Problem[] {
  if (api === undefined || api.endpointType === 'PRIVATE') return []
  return [
    {
      code: 'NOT_PRIVATE',
      message: `REST API \`${api.id}\` of stack \`${stack}\` is ${api.endpointType}; nothing was changed`,
      help: 'somebody changed its endpoint type: find out why, then make it PRIVATE again or destroy the stack',
    },
  ]
}
