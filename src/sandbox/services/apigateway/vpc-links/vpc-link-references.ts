import type { Region, Resource } from '../../../world/index.ts'

/**
 * Names the methods that keep a VPC link from being deleted, as API Gateway's refusal writes them.
 *
 * First those that a stage serves, as [RESTApiId:Method:Resource:Stage]; where there are none, those of drafts, as [Method:Resource].
 * A method that was deleted but is still deployed counts.
 */
export function vpcLinkReferences(region: Region, vpcLinkId: string): string | undefined {
  const apis = Object.values(region.restApis)
  const deployed = apis.flatMap((api) =>
    Object.values(api.stages).flatMap((stage) =>
      methodsWithLink(api.deployments[stage.deploymentId]?.snapshot.resources ?? {}, vpcLinkId).map(
        (method) => `${api.id}:${method}:${stage.stageName}`,
      ),
    ),
  )
  if (deployed.length > 0) return `[${deployed.join(', ')}] in format of [RESTApiId:Method:Resource:Stage]`
  const drafts = apis.flatMap((api) => methodsWithLink(api.resources, vpcLinkId))
  return drafts.length > 0 ? `[${drafts.join(', ')}] in format of [Method:Resource]` : undefined
}

const methodsWithLink = (resources: Readonly<Record<string, Resource>>, vpcLinkId: string): string[] =>
  Object.values(resources).flatMap((resource) =>
    Object.values(resource.methods)
      .filter(({ integration }) => integration?.connectionType === 'VPC_LINK' && integration.connectionId === vpcLinkId)
      .map(({ httpMethod }) => `${httpMethod}:${resource.id}`),
  )
