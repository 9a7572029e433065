import { vpcEndpointState } from '../../services/ec2/index.ts'
import type { Region, VpcEndpoint, World } from '../../world/index.ts'
import type { EndpointSide, Side } from './side.ts'
import { stranger } from './stranger.ts'

/** Lists the sides that a world has at the virtual time `now`: of each Region the public one, the stranger's, and one a usable endpoint. */
export function listSides(world: World, now: number): readonly Side[] {
  return Object.values(world.regions).flatMap((region): readonly Side[] => [
    { kind: 'public', region: region.name },
    { kind: 'stranger', region: region.name, vpcEndpointId: stranger.vpcEndpointId, vpcId: stranger.vpcId },
    ...endpointSides(region, now),
  ])
}

/**
 * Tells whether an endpoint takes calls to execute-api at the virtual time `now`: available, and not being deleted.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html
 */
export function answersExecuteApi(endpoint: VpcEndpoint, now: number): boolean {
  return (
    endpoint.vpcEndpointType === 'Interface' &&
    endpoint.serviceName.endsWith('.execute-api') &&
    vpcEndpointState(endpoint, now) === 'available'
  )
}

function endpointSides(region: Region, now: number): readonly EndpointSide[] {
  return Object.values(region.vpcEndpoints)
    .filter((endpoint) => answersExecuteApi(endpoint, now))
    .sort((one, other) => one.createdAt - other.createdAt)
    .map(({ vpcEndpointId, vpcId }) => ({ kind: 'vpc-endpoint', region: region.name, vpcEndpointId, vpcId }))
}
