import type { Aws } from '../aws/aws.ts'
import { observeAuthorizers, type ObservedAuthorizer } from './authorizer.ts'
import { observeDeployments, type ObservedDeployment } from './deployment.ts'
import { observeResources, type ObservedResource } from './resource.ts'
import type { ObservedApiHead } from './rest-api.ts'
import { observeStages, type ObservedStage } from './stage.ts'

/** A REST API of this stack as it stands: its draft, its deployments, and what its stages serve. */
export interface ObservedApi extends ObservedApiHead {
  readonly resources: readonly ObservedResource[]
  readonly authorizers: readonly ObservedAuthorizer[]
  readonly deployments: readonly ObservedDeployment[]
  readonly stages: readonly ObservedStage[]
}

/** Reads the whole of an API: path tree, authorizers, deployments, stages and their exports. */
export async function observeApi(aws: Aws, head: ObservedApiHead): Promise<ObservedApi> {
  const resources = await observeResources(aws, head.id)
  const authorizers = await observeAuthorizers(aws, head.id)
  const deployments = await observeDeployments(aws, head.id)
  const stages = await observeStages(aws, head.id)
  return { ...head, resources, authorizers, deployments, stages }
}
