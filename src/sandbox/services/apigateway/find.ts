import type { Authorizer, Call, Deployment, Integration, Method, Resource, RestApi, Stage } from '../../world/index.ts'
import { own } from '../../world/index.ts'
import { notFound } from './refusal.ts'

/** What names a resource. */
export interface ResourcePath {
  readonly restApiId: string | undefined
  readonly resourceId: string | undefined
}

/** What names a method. */
export interface MethodPath extends ResourcePath {
  readonly httpMethod: string | undefined
}

/** Finds a REST API, or throws NotFoundException. */
export function findRestApi(call: Call, restApiId: string | undefined): RestApi {
  const api = own(call.region.restApis, restApiId)
  if (api === undefined) throw notFound(`Invalid API identifier specified ${call.account}:${restApiId ?? ''}`)
  return api
}

/** Finds a resource of an API, or throws NotFoundException. */
export function findResource(call: Call, path: ResourcePath): Resource {
  const resource = own(findRestApi(call, path.restApiId).resources, path.resourceId)
  if (resource === undefined) throw notFound('Invalid Resource identifier specified')
  return resource
}

/** Finds a method of a resource, or throws NotFoundException. */
export function findMethod(call: Call, path: MethodPath): Method {
  const method = own(findResource(call, path).methods, path.httpMethod)
  if (method === undefined) throw notFound('Invalid Method identifier specified')
  return method
}

/** Finds a method's integration, or throws NotFoundException. */
export function findIntegration(call: Call, path: MethodPath): Integration {
  const integration = findMethod(call, path).integration
  if (integration === undefined) throw notFound('Invalid Integration identifier specified')
  return integration
}

/** Finds an API's authorizer, or throws NotFoundException. */
export function findAuthorizer(api: RestApi, authorizerId: string | undefined): Authorizer {
  const authorizer = own(api.authorizers ?? {}, authorizerId)
  if (authorizer === undefined) throw notFound('Invalid Authorizer identifier specified')
  return authorizer
}

/** Finds an API's deployment, or throws NotFoundException. */
export function findDeployment(api: RestApi, deploymentId: string | undefined): Deployment {
  const deployment = own(api.deployments, deploymentId)
  if (deployment === undefined) throw notFound('Invalid Deployment identifier specified')
  return deployment
}

/** Finds an API's stage, or throws NotFoundException. */
export function findStage(api: RestApi, stageName: string | undefined): Stage {
  const stage = own(api.stages, stageName)
  if (stage === undefined) throw notFound('Invalid stage identifier specified')
  return stage
}
