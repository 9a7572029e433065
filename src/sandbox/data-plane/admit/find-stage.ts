import type { RestApi, Snapshot, Stage } from '../../world/index.ts'
import { own } from '../../world/index.ts'
import { refuse } from '../answer/gateway-response.ts'
import type { Side } from '../listen/side.ts'
import type { FoundApi } from './find-api.ts'

/** What answers a request: a stage, what was deployed to it, and the path behind the stage's name. */
export interface FoundStage {
  readonly api: RestApi
  readonly stage: Stage
  readonly snapshot: Snapshot
  /** As sent, with the leading slash; `/` for the root. */
  readonly path: string
}

/**
 * Finds the stage that the path begins with, and checks that what is deployed there is served on this side.
 *
 * @throws Refusal `Forbidden` where there is no such stage, the deployed API is public and the request came through a VPC endpoint, the
 * deployed API is private and the request came from the public side, or the name is an alias that was not associated when it was deployed.
 * @see https://repost.aws/knowledge-center/api-gateway-vpc-connections
 */
export function findStage({ api, alias }: FoundApi, side: Side, path: string): FoundStage {
  const end = path.indexOf('/', 1)
  const name = end < 0 ? path.slice(1) : path.slice(1, end)
  const stage = own(api.stages, name)
  const snapshot = api.deployments[stage?.deploymentId ?? '']?.snapshot
  if (stage === undefined || snapshot === undefined) throw refuse('forbidden')
  if (isPrivate(snapshot) === (side.kind === 'public')) throw refuse('forbidden')
  if (alias !== undefined && !isAliasOf(snapshot, side, alias)) throw refuse('forbidden')
  return { api, stage, snapshot, path: end < 0 ? '/' : path.slice(end) }
}

/** Tells whether what was deployed is a private API. */
export function isPrivate(snapshot: Snapshot): boolean {
  return snapshot.endpointConfiguration.types.includes('PRIVATE')
}

// Why: the alias is a DNS record that leads to the interfaces of the endpoint in its name and to no other's.
function isAliasOf(snapshot: Snapshot, side: Side, alias: string): boolean {
  return side.kind !== 'public' && side.vpcEndpointId === alias && snapshot.endpointConfiguration.vpcEndpointIds.includes(alias)
}
