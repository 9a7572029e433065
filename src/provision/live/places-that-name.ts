import { endpointIdsIn } from '../access/endpoint-ids-in.ts'
import type { LiveApi, LiveStage } from './live-api.ts'

/** A place that names VPC endpoints: `API`, `saved policy`, `policy of prod`. */
export interface NamingPlace {
  readonly place: string
  readonly named: readonly string[]
}

/** Lists what names VPC endpoints: the API itself, and its policies, as far as they could be read. */
export function placesThatName({ draft }: LiveApi, stages: readonly LiveStage[]): readonly NamingPlace[] {
  const saved = draft.kind === 'unread' ? [] : [draft.value]
  return [
    ...saved.map(({ vpcEndpointIds }) => ({ place: 'API', named: vpcEndpointIds })),
    ...saved.map(({ policy = '' }) => ({ place: 'saved policy', named: endpointIdsIn(policy) })),
    ...stages.flatMap(({ name, policy }) =>
      policy.kind === 'unread' ? [] : [{ place: `policy of ${name}`, named: endpointIdsIn(policy.value) }],
    ),
  ]
}
