import { isRefusal } from '../aws/aws-failure.ts'
import type { Aws } from '../aws/aws.ts'
import { lookThenDo } from '../aws/look-then-do.ts'
import { readPages } from '../aws/pages.ts'
import { pathPart } from '../desired/route-tree.ts'
import { observedMethod, type ObservedMethod } from './method.ts'
import type { Scope } from './scope.ts'

/** A node of the path tree and its methods by verb. */
export interface ObservedResource {
  readonly id: string
  readonly path: string
  readonly methods: Readonly<Record<string, ObservedMethod>>
}

/** The path tree of an API with its methods. */
export async function observeResources(aws: Aws, restApiId: string): Promise<readonly ObservedResource[]> {
  const resources = await readPages(async (position) => {
    const page = await aws.call('GetResources', {
      restApiId,
      embed: ['methods'],
      limit: 500,
      ...(position === undefined ? {} : { position }),
    })
    return { items: page.items, next: page.position }
  })
  return resources.map(({ id = '', path = '', resourceMethods = {} }) => ({
    id,
    path,
    methods: Object.fromEntries(Object.entries(resourceMethods).map(([verb, method]) => [verb, observedMethod(method)])),
  }))
}

/** Makes the resource below its parent, or finds the one that is there; gives its id. */
export async function createResource({ aws }: Scope, restApiId: string, parentId: string, path: string): Promise<string> {
  return lookThenDo(aws, async () => {
    try {
      const created = await aws.call('CreateResource', { restApiId, parentId, pathPart: pathPart(path) })
      return created.id ?? ''
    } catch (error) {
      if (!isRefusal(error, 'ConflictException')) throw error
      const found = (await observeResources(aws, restApiId)).find((resource) => resource.path === path)
      if (found === undefined) throw error
      return found.id
    }
  })
}

/** Deletes the resource with everything below it. */
export async function deleteResource({ aws }: Scope, restApiId: string, resourceId: string): Promise<void> {
  try {
    await aws.call('DeleteResource', { restApiId, resourceId })
  } catch (error) {
    if (!isRefusal(error, 'NotFoundException')) throw error
  }
}
