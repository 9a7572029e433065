import type {
  CreateResourceRequest,
  DeleteResourceRequest,
  GetResourceRequest,
  GetResourcesRequest,
  Resource as ResourceAnswer,
  Resources,
  UpdateResourceRequest,
} from '@aws-sdk/client-api-gateway'
import type { Call, Handler, Resource, RestApi } from '../../../world/index.ts'
import { own } from '../../../world/index.ts'
import { findResource, findRestApi } from '../find.ts'
import { methodAnswer } from '../methods/method-answer.ts'
import { page } from '../page.ts'
import { applyPatches, type PatchRule } from '../patch/patch.ts'
import { checkPathPart, childPath } from './path-part.ts'
import { unlessEmpty } from '../present.ts'
import { checkQuota } from '../quotas.ts'
import { badRequest, notFound } from '../refusal.ts'
import { childrenOf, refreshPaths, withDescendants } from './resource-tree.ts'

/**
 * The operations on the path tree of an API.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_Resource.html
 */
export const resources: Readonly<Record<string, Handler>> = {
  CreateResource: (input: CreateResourceRequest, call: Call): ResourceAnswer => {
    const api = findRestApi(call, input.restApiId)
    const parent = findParent(api, input.parentId)
    const pathPart = input.pathPart ?? ''
    checkPathPart(pathPart, parent, childrenOf(api, parent.id))
    checkQuota('resources', Object.keys(api.resources).length)
    const resource: Resource = { id: call.base36(6), parentId: parent.id, pathPart, path: childPath(parent, pathPart), methods: {} }
    api.resources[resource.id] = resource
    return resourceAnswer(resource)
  },

  GetResource: (input: GetResourceRequest, call: Call): ResourceAnswer =>
    resourceAnswer(findResource(call, input), input.embed?.includes('methods')),

  GetResources: (input: GetResourcesRequest, call: Call): Resources => {
    const { items, position } = page(Object.values(findRestApi(call, input.restApiId).resources), input)
    return { items: items.map((resource) => resourceAnswer(resource, input.embed?.includes('methods'))), position }
  },

  UpdateResource: (input: UpdateResourceRequest, call: Call): ResourceAnswer => {
    const api = structuredClone(findRestApi(call, input.restApiId))
    const resource = own(api.resources, input.resourceId)
    if (resource === undefined) throw notFound('Invalid Resource identifier specified')
    applyPatches(resource, input.patchOperations, resourcePatches(api))
    call.region.restApis[api.id] = api
    return resourceAnswer(resource)
  },

  DeleteResource: (input: DeleteResourceRequest, call: Call): object => {
    const api = findRestApi(call, input.restApiId)
    const resource = findResource(call, input)
    if (resource.parentId === undefined) throw badRequest('Root resource cannot be deleted')
    for (const { id } of withDescendants(api, resource)) delete api.resources[id]
    return {}
  },
}

function resourceAnswer(resource: Resource, withMethods = false): ResourceAnswer {
  const methods = Object.values(resource.methods).map((method) => [method.httpMethod, withMethods ? methodAnswer(method) : {}] as const)
  return {
    id: resource.id,
    parentId: resource.parentId,
    pathPart: resource.pathPart,
    path: resource.path,
    resourceMethods: unlessEmpty(Object.fromEntries(methods)),
  }
}

const resourcePatches = (api: RestApi): readonly PatchRule<Resource>[] => [
  {
    path: '/pathPart',
    ops: ['replace'],
    apply: (resource, { value }) => {
      place(api, resource, resource.parentId, value)
    },
  },
  {
    path: '/parentId',
    ops: ['replace'],
    apply: (resource, { value }) => {
      if (withDescendants(api, resource).some(({ id }) => id === value)) throw badRequest('A resource cannot be its own descendant')
      place(api, resource, value, resource.pathPart ?? '')
    },
  },
]

function place(api: RestApi, resource: Resource, parentId: string | undefined, pathPart: string): void {
  if (resource.parentId === undefined) throw badRequest('Root resource cannot be changed')
  const parent = findParent(api, parentId)
  checkPathPart(
    pathPart,
    parent,
    childrenOf(api, parent.id).filter(({ id }) => id !== resource.id),
  )
  if (pathPart.endsWith('+}') && childrenOf(api, resource.id).length > 0) {
    throw badRequest(`Cannot create a child of a resource with a greedy path variable: ${pathPart}`)
  }
  Object.assign(resource, { parentId: parent.id, pathPart, path: childPath(parent, pathPart) })
  refreshPaths(api, resource)
}

function findParent(api: RestApi, parentId: string | undefined): Resource {
  const parent = own(api.resources, parentId)
  if (parent === undefined) throw notFound('Invalid Resource identifier specified')
  return parent
}
