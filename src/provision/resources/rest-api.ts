import { unescapePolicy } from '../../policy/index.ts'
import type { Aws } from '../aws/aws.ts'
import { readPages } from '../aws/pages.ts'
import { readTags, type StackTags } from '../desired/stack-tags.ts'

/** What GetRestApis tells of an API. */
export interface ObservedApiHead {
  readonly id: string
  readonly name: string
  readonly description: string
  /** `PRIVATE`, `REGIONAL` or `EDGE`. */
  readonly endpointType: string
  readonly vpcEndpointIds: readonly string[]
  /** The saved policy as JSON text; undefined where there is none. */
  readonly policy: string | undefined
  readonly createdAt: number
  readonly tags: StackTags | undefined
}

/** The APIs that carry the stack's tag, the oldest first. */
export async function findApis(aws: Aws, stack: string): Promise<readonly ObservedApiHead[]> {
  const apis = await readPages(async (position) => {
    const page = await aws.call('GetRestApis', { limit: 500, ...(position === undefined ? {} : { position }) })
    return { items: page.items, next: page.position }
  })
  return apis
    .map((api) => ({
      id: api.id ?? '',
      name: api.name ?? '',
      description: api.description ?? '',
      endpointType: api.endpointConfiguration?.types?.[0] ?? '',
      vpcEndpointIds: [...(api.endpointConfiguration?.vpcEndpointIds ?? [])].sort(),
      policy: api.policy === undefined || api.policy === '' ? undefined : unescapePolicy(api.policy),
      createdAt: api.createdDate?.getTime() ?? 0,
      tags: readTags(api.tags),
    }))
    .filter(({ tags }) => tags?.stack === stack)
    .sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
}
