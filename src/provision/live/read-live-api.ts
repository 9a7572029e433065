import { unescapePolicy } from '../../policy/index.ts'
import type { ServedRoute } from '../access/served.ts'
import { isRefusal } from '../aws/aws-failure.ts'
import type { Aws } from '../aws/aws.ts'
import { executeApiArn } from '../plan/plan-api.ts'
import { ProvisionError } from '../provision-error.ts'
import { observeResources } from '../resources/resource.ts'
import { findVpcEndpoints, observeVpcEndpoints, type ObservedVpcEndpoint } from '../resources/vpc-endpoint.ts'
import { endpointIdsIn } from '../access/endpoint-ids-in.ts'
import type { LiveApi, LiveDraft } from './live-api.ts'
import { readLiveStages } from './read-live-stages.ts'
import { tryRead } from './try-read.ts'

/** Reads a REST API and everything that decides who gets in; changes nothing. Throws ProvisionError `API_NOT_FOUND` where there is none with this id. */
export async function readLiveApi(aws: Aws, id: string): Promise<LiveApi> {
  const draft = await tryRead(() => readDraft(aws, id))
  const savedRoutes = await tryRead(() => readSavedRoutes(aws, id))
  const stages = await readLiveStages(aws, id)
  const policies = [
    ...(draft.kind === 'read' ? [draft.value.policy ?? '', draft.value.vpcEndpointIds.join(' ')] : []),
    ...(stages.kind === 'read' ? stages.value.map(({ policy }) => (policy.kind === 'read' ? policy.value : '')) : []),
  ]
  const endpoints = await tryRead(() => readEndpoints(aws, endpointIdsIn(policies.join(' '))))
  return { id, arn: executeApiArn(aws, id), account: aws.account, region: aws.region, draft, savedRoutes, stages, endpoints }
}

async function readDraft(aws: Aws, restApiId: string): Promise<LiveDraft> {
  try {
    const { name = '', endpointConfiguration = {}, policy = '' } = await aws.call('GetRestApi', { restApiId })
    return {
      name,
      endpointType: endpointConfiguration.types?.[0] ?? '',
      vpcEndpointIds: [...(endpointConfiguration.vpcEndpointIds ?? [])].sort(),
      policy: policy === '' ? undefined : unescapePolicy(policy),
    }
  } catch (error) {
    if (!isRefusal(error, 'NotFoundException')) throw error
    throw new ProvisionError([
      {
        code: 'API_NOT_FOUND',
        message: `there is no REST API \`${restApiId}\` in account ${aws.account}, ${aws.region}`,
        help: 'check the id, the Region and the profile; HTTP and WebSocket APIs have no resource policy and are not meant here',
      },
    ])
  }
}

async function readSavedRoutes(aws: Aws, restApiId: string): Promise<readonly ServedRoute[]> {
  const resources = await observeResources(aws, restApiId)
  return resources.flatMap(({ path, methods }) =>
    Object.entries(methods).map(([method, { authorizationType }]) => ({ path, method, authorizationType })),
  )
}

async function readEndpoints(aws: Aws, named: readonly string[]): Promise<readonly ObservedVpcEndpoint[]> {
  const own = await observeVpcEndpoints(aws)
  const others = named.filter((id) => own.every((endpoint) => endpoint.id !== id))
  return [...own, ...(await findVpcEndpoints(aws, others))]
}
