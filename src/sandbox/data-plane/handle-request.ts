import { authorize } from './admit/authorize.ts'
import { findApi } from './admit/find-api.ts'
import { findStage } from './admit/find-stage.ts'
import { checkFurtherDemands } from './admit/further-demands.ts'
import { matchRoute } from './admit/match-route.ts'
import { methodArn } from './admit/method-arn.ts'
import { requestContext } from './admit/request-context.ts'
import { readSigner } from './admit/signer.ts'
import type { Answer } from './answer/answer.ts'
import { refuse } from './answer/gateway-response.ts'
import { integrate } from './integrate/integrate.ts'
import type { Incoming } from './listen/incoming.ts'
import type { Side } from './listen/side.ts'
import { partitionOf } from '../world/index.ts'
import type { Surroundings } from './surroundings.ts'

/**
 * Answers a request as API Gateway would: API, stage and endpoint type, route, endpoint policy, resource policy, the method's demands, backend.
 *
 * @throws Refusal for every answer that is not the integration's.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
export async function handleRequest(side: Side, incoming: Incoming, surroundings: Surroundings): Promise<Answer> {
  const { world, now, switches } = surroundings
  const region = world.regions[side.region]
  if (region === undefined) throw refuse('forbidden')
  const found = findStage(findApi(region, incoming), side, incoming.path)
  const arn = methodArn(region.name, world.account, incoming.method, found)
  const context = requestContext(side, region, incoming, now, switches)
  const route = matchRoute(found.snapshot, incoming.method, found.path)
  if (route === undefined && switches.unknownRoute === 'routing-first') throw refuse('missingAuthenticationToken')
  const signer = readSigner(incoming, world.account, partitionOf(region.name))
  authorize({ side, region, incoming, found, method: route?.method, signer, arn, context }, switches, surroundings.authorizers)
  if (route === undefined) throw refuse('missingAuthenticationToken')
  checkFurtherDemands(route.method)
  return integrate({ incoming, region, found, route, surroundings })
}
