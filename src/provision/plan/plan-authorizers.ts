import type { Config } from '../config/config.ts'
import { desireAuthorizers } from '../desired/desired-authorizer.ts'
import type { Known } from '../desired/known.ts'
import { authorizerWords } from '../resources/authorizer.ts'
import type { ObservedApi } from '../resources/observe-api.ts'
import { bring, remove } from './describe-change.ts'
import type { Change } from './plan.ts'

/** Authorizers that have to be made or changed. */
export function planAuthorizers(config: Config, known: Known, api: ObservedApi | undefined): readonly Change[] {
  return desireAuthorizers(config).flatMap((desired) => {
    const id = known.authorizers.get(desired.name)
    const found = api?.authorizers.find((one) => one.id === id)
    return bring({ resource: 'authorizer', name: desired.name, id }, found && authorizerWords(found), authorizerWords(desired))
  })
}

/** Authorizers that are not desired any more: they go once no method asks them, neither in the draft nor on the stage. */
export function planAuthorizerRemoval(config: Config, known: Known, api: ObservedApi | undefined): readonly Change[] {
  const keep = new Set(Object.keys(config.authorizers).map((name) => known.authorizers.get(name)))
  return (api?.authorizers ?? [])
    .filter(({ id }) => !keep.has(id))
    .map((authorizer) => remove({ resource: 'authorizer', name: authorizer.name, id: authorizer.id }, authorizerWords(authorizer)))
}
