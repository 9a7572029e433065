import { notLockedOut } from '../../policy/index.ts'
import { proveServed } from '../access/prove-served.ts'
import type { ObservedVpcEndpoint } from '../resources/vpc-endpoint.ts'
import type { LiveApi, LiveStage } from './live-api.ts'
import { groundOf } from './live-ground.ts'
import type { EndpointOwner, EndpointVerdict } from './live-verdict.ts'
import { placesThatName } from './places-that-name.ts'

/** Says of each VPC endpoint that an API or a policy of it names whose it is, and to which stages somebody gets in through it. */
export function judgeEndpoints(api: LiveApi, only: string | undefined): readonly EndpointVerdict[] {
  const stages = (api.stages.kind === 'read' ? api.stages.value : []).filter(({ name }) => only === undefined || name === only)
  const places = placesThatName(api, stages)
  const ids = [...new Set(places.flatMap(({ named }) => named))].sort()
  const { doubtful = [] } = groundOf(api)
  return ids.map((id) => {
    const found = api.endpoints.kind === 'read' ? api.endpoints.value.find((endpoint) => endpoint.id === id) : undefined
    return {
      id,
      owner: ownerOf(api, found),
      namedBy: places.filter(({ named }) => named.includes(id)).map(({ place }) => place),
      reaches: Object.fromEntries(stages.map((stage) => [stage.name, reach(api, stage, id)])),
      isPolicyDoubtful: doubtful.includes(id),
    }
  })
}

function ownerOf({ endpoints, account }: LiveApi, found: ObservedVpcEndpoint | undefined): EndpointOwner {
  if (endpoints.kind === 'unread') return { kind: 'unknown', why: endpoints.why }
  if (found === undefined) return { kind: 'foreign-or-deleted' }
  if (found.owner === account) return { kind: 'own', vpc: found.vpc, state: found.state }
  return found.owner === '' ? { kind: 'unknown', why: 'AWS does not say whose it is' } : { kind: 'account', account: found.owner }
}

function reach(api: LiveApi, stage: LiveStage, id: string): EndpointVerdict['reaches'][string] {
  const { name, policy, routes } = stage
  return proveServed({ stage: name, policy, routes }, { property: notLockedOut(id) }, groundOf(api, stage)).verdict
}
