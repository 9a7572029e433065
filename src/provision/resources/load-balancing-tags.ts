import type { Aws } from '../aws/aws.ts'
import { readTags, type StackTags } from '../desired/stack-tags.ts'

/** The stack tags of load balancers or target groups, by ARN; what carries none is left out. */
export async function readLoadBalancingTags(aws: Aws, arns: readonly string[]): Promise<ReadonlyMap<string, StackTags>> {
  const found = new Map<string, StackTags>()
  // Why: DescribeTags takes at most 20 resources.
  for (let start = 0; start < arns.length; start += 20) {
    const { TagDescriptions = [] } = await aws.call('DescribeTags', { ResourceArns: arns.slice(start, start + 20) })
    for (const { ResourceArn = '', Tags } of TagDescriptions) {
      const tags = readTags(Tags)
      if (tags !== undefined) found.set(ResourceArn, tags)
    }
  }
  return found
}
