import type { CreateTagsRequest, DeleteTagsRequest, DescribeTagsRequest, DescribeTagsResult, ResourceType } from '@aws-sdk/client-ec2'
import type { Call } from '../../world/index.ts'
import { ServiceError } from '../../world/index.ts'
import { filterBy } from './filter.ts'
import { find, kindOf } from './identify.ts'
import { pageOf } from './page.ts'
import { addTags } from './tag.ts'
import { liveVpcEndpoints } from './vpc-endpoint-life.ts'

interface Tagged {
  tags: Record<string, string>
}

/** Answers CreateTags: all resources are looked up before any of them is tagged. */
export function createTags(input: CreateTagsRequest, call: Call): object {
  const found = (input.Resources ?? []).map((id) => findTagged(id, call))
  const changed = found.map((resource) => {
    const tags = { ...resource.tags }
    addTags(tags, input.Tags ?? [])
    return { resource, tags }
  })
  for (const { resource, tags } of changed) resource.tags = tags
  return {}
}

/** Answers DeleteTags: a tag with a value goes only if it has that value; without tags, all go. */
export function deleteTags(input: DeleteTagsRequest, call: Call): object {
  const found = (input.Resources ?? []).map((id) => findTagged(id, call))
  for (const resource of found) {
    const gone = input.Tags ?? Object.keys(resource.tags).map((Key) => ({ Key, Value: undefined }))
    for (const { Key: key = '', Value: value } of gone) if (value === undefined || resource.tags[key] === value) delete resource.tags[key]
  }
  return {}
}

/** Answers DescribeTags. */
export function describeTags(input: DescribeTagsRequest, call: Call): DescribeTagsResult {
  const rows = taggedResources(call).flatMap(([type, id, { tags }]) =>
    Object.entries(tags).map(([Key, Value]) => ({ Key, Value, ResourceId: id, ResourceType: type })),
  )
  const passed = filterBy(rows, input.Filters, {
    key: (row) => [row.Key],
    value: (row) => [row.Value],
    'resource-id': (row) => [row.ResourceId],
    'resource-type': (row) => [row.ResourceType],
  })
  const page = pageOf(passed, input)
  return { Tags: page.items, NextToken: page.nextToken }
}

function taggedResources(call: Call): readonly (readonly [ResourceType, string, Tagged])[] {
  const { vpcs, subnets, securityGroups } = call.region
  const rules = Object.values(securityGroups).flatMap((group) => group.rules)
  return [
    ...Object.values(vpcs).map((each) => ['vpc', each.vpcId, each] as const),
    ...Object.values(subnets).map((each) => ['subnet', each.subnetId, each] as const),
    ...Object.values(securityGroups).map((each) => ['security-group', each.groupId, each] as const),
    ...rules.map((each) => ['security-group-rule', each.ruleId, each] as const),
    ...liveVpcEndpoints(call).map((each) => ['vpc-endpoint', each.vpcEndpointId, each] as const),
  ]
}

function findTagged(id: string, call: Call): Tagged {
  const kind = kindOf(id)
  if (kind === undefined) throw new ServiceError('InvalidID', `The ID '${id}' is not valid`)
  const byId = Object.fromEntries(taggedResources(call).map(([, key, resource]) => [key, resource]))
  return find(kind, byId, id)
}
