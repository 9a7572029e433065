import type { TextDocument } from '../language/index.ts'
import { identityOf } from './known-later.ts'
import { withoutCovered } from './route-resources.ts'

/** VPC endpoints and what all of them may use. */
export interface Grant {
  readonly vpceIds: readonly TextDocument[]
  readonly resources: readonly string[]
}

/** Brings grants together: each endpoint once, with all that it was given, beside the endpoints that may use the same. */
export function collectGrants(grants: readonly Grant[]): readonly Grant[] {
  const byEndpoint = new Map<string, { readonly id: TextDocument; readonly resources: Set<string> }>()
  for (const { vpceIds, resources } of grants) {
    for (const id of vpceIds) {
      const endpoint = byEndpoint.get(identityOf(id)) ?? { id, resources: new Set<string>() }
      resources.forEach((resource) => endpoint.resources.add(resource))
      byEndpoint.set(identityOf(id), endpoint)
    }
  }
  const byResources = new Map<string, { readonly vpceIds: TextDocument[]; readonly resources: readonly string[] }>()
  for (const { id, resources } of byEndpoint.values()) {
    const list = withoutCovered([...resources])
    const grant = byResources.get(list.join('\n')) ?? { vpceIds: [], resources: list }
    grant.vpceIds.push(id)
    byResources.set(list.join('\n'), grant)
  }
  return [...byResources.values()]
}
