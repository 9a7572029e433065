import type { Ground } from '../access/ground.ts'
import { isFullAccess, ownEndpoint } from '../access/own-endpoint.ts'
import type { ObservedVpcEndpoint } from '../resources/vpc-endpoint.ts'
import type { LiveApi, LiveStage } from './live-api.ts'
import { placesThatName } from './places-that-name.ts'

/** Tells what is known of the way to a stage; without a stage, to what is saved. */
export function groundOf(api: LiveApi, stage?: LiveStage): Ground {
  const { arn, account, draft, endpoints } = api
  const type = draft.kind === 'read' ? draft.value.endpointType : undefined
  const own = endpoints.kind === 'read' ? endpoints.value.filter(({ owner }) => owner === account) : []
  return {
    api: arn,
    privacy: stage === undefined ? (type === 'PRIVATE' ? 'private' : 'public') : privacyOf(stage, type),
    endpoints: own.map(ownEndpoint),
    doubtful: endpoints.kind === 'read' ? own.filter(isUnusable).map(({ id }) => id) : everyNamed(api),
  }
}

/** Why perhaps: a change of the endpoint type meets callers once it is deployed, and of what is deployed only the endpoints can be read. */
function privacyOf({ isShownPrivate }: LiveStage, saved: string | undefined): Ground['privacy'] {
  if (isShownPrivate) return 'private'
  return saved === undefined || saved === 'PRIVATE' ? 'perhaps' : 'public'
}

function isUnusable(endpoint: ObservedVpcEndpoint): boolean {
  const { policy } = endpoint
  return policy !== undefined && !isFullAccess(policy) && ownEndpoint(endpoint).policy === undefined
}

function everyNamed(api: LiveApi): readonly string[] {
  const stages = api.stages.kind === 'read' ? api.stages.value : []
  return [...new Set(placesThatName(api, stages).flatMap(({ named }) => named))]
}
