import type {
  AddTagsInput,
  AddTagsOutput,
  DescribeTagsInput,
  DescribeTagsOutput,
  RemoveTagsInput,
  RemoveTagsOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import type { Call } from '../../world/index.ts'
import { findListener, findLoadBalancer, findTargetGroup } from './find.ts'
import { printTags, withTags } from './tag.ts'

interface Tagged {
  readonly arn: string
  tags: Record<string, string>
}

/** Answers AddTags: all resources are looked up before any of them is tagged. */
export function addTags(input: AddTagsInput, call: Call): AddTagsOutput {
  const changed = (input.ResourceArns ?? []).map((arn) => {
    const resource = findTagged(arn, call)
    return { resource, tags: withTags(resource.tags, input.Tags) }
  })
  for (const { resource, tags } of changed) resource.tags = tags
  return {}
}

/** Answers RemoveTags. */
export function removeTags(input: RemoveTagsInput, call: Call): RemoveTagsOutput {
  const resources = (input.ResourceArns ?? []).map((arn) => findTagged(arn, call))
  for (const { tags } of resources) for (const key of input.TagKeys ?? []) delete tags[key]
  return {}
}

/** Answers DescribeTags. */
export function describeTags(input: DescribeTagsInput, call: Call): DescribeTagsOutput {
  const resources = (input.ResourceArns ?? []).map((arn) => findTagged(arn, call))
  return { TagDescriptions: resources.map(({ arn, tags }) => ({ ResourceArn: arn, Tags: printTags(tags) })) }
}

function findTagged(arn: string, call: Call): Tagged {
  if (arn.includes(':targetgroup/')) return findTargetGroup(arn, call)
  if (arn.includes(':listener/')) return findListener(arn, call)
  return findLoadBalancer(arn, call)
}
