import type { Caller } from '../../access/compare-served.ts'
import { endpointIdsIn } from '../../access/endpoint-ids-in.ts'
import type { Served } from '../../access/served.ts'
import type { Config } from '../../config/config.ts'
import type { Known } from '../../desired/known.ts'

/** Tells callers apart by how they come: through each endpoint of the config, through each other one that the deployed policy names, or any other way. */
export function callersOf(
  config: Config,
  { endpoints }: Pick<Known, 'endpoints'>,
  unmade: ReadonlyMap<string, string>,
  served: Served | undefined,
): readonly Caller[] {
  const own = Object.keys(config.endpoints).map((name) => ({ name, id: endpoints.get(name) ?? name }))
  const policy = served?.policy.kind === 'read' ? JSON.stringify(served.policy.value ?? '') : ''
  const others = endpointIdsIn(policy).filter((id) => own.every((endpoint) => endpoint.id !== id))
  return [
    ...own.map(({ name, id }): Caller => ({ who: `vpc-endpoint.${name}`, through: { kind: 'endpoint', id }, isNew: unmade.has(name) })),
    ...others.map((id): Caller => ({ who: id, through: { kind: 'endpoint', id } })),
    { who: 'anybody else', through: { kind: 'others', than: [...own.map(({ id }) => id), ...others] } },
  ]
}
