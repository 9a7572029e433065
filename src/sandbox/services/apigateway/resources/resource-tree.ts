import type { Resource, RestApi } from '../../../world/index.ts'
import { childPath } from './path-part.ts'

/** The children of a resource. */
export const childrenOf = (api: RestApi, id: string): Resource[] =>
  Object.values(api.resources).filter((resource) => resource.parentId === id)

/** A resource and all that is under it. */
export const withDescendants = (api: RestApi, resource: Resource): Resource[] => [
  resource,
  ...childrenOf(api, resource.id).flatMap((child) => withDescendants(api, child)),
]

/** Sets the full paths of all that is under a resource anew, after it was moved or renamed. */
export function refreshPaths(api: RestApi, parent: Resource): void {
  for (const child of childrenOf(api, parent.id)) {
    child.path = childPath(parent, child.pathPart ?? '')
    refreshPaths(api, child)
  }
}
