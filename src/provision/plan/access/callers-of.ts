import type { TextDocument } from '../../../policy/index.ts'
import type { Caller } from '../../access/compare-served.ts'
import { endpointIdsIn } from '../../access/endpoint-ids-in.ts'
import type { Served } from '../../access/served.ts'
import type { Config } from '../../config/config.ts'
import type { Known } from '../../desired/known.ts'

/** Tells callers apart by how they come: through each endpoint of the config, through each other one that the deployed policy names, or any other way. */
export function callersOf(config: Config, known: Known, served: Served | undefined): readonly Caller[] {
  const own = Object.keys(config.endpoints).map((name): readonly [string, TextDocument] => [
    `vpc-endpoint.${name}`,
    known.endpoints.get(name) ?? { Ref: name },
  ])
  const policy = served?.policy.kind === 'read' ? JSON.stringify(served.policy.value ?? '') : ''
  const others = endpointIdsIn(policy)
    .filter((id) => own.every(([, other]) => other !== id))
    .map((id): readonly [string, TextDocument] => [id, id])
  const all = [...own, ...others]
  return [
    ...all.map(([who, id]): Caller => ({ who, through: { kind: 'endpoint', id }, ...(typeof id === 'string' ? {} : { isNew: true }) })),
    { who: 'anybody else', through: { kind: 'others', than: all.map(([, id]) => id) } },
  ]
}
