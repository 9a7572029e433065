import type { GetTagsRequest, TagResourceRequest, Tags, UntagResourceRequest } from '@aws-sdk/client-api-gateway'
import type { Call, Handler } from '../../../world/index.ts'
import { findRestApi, findStage } from '../find.ts'
import { badRequest } from '../refusal.ts'
import { checkTags } from './tag-rules.ts'
import { findVpcLink } from '../vpc-links/vpc-links.ts'

/**
 * The operations on the tags of REST APIs, stages and VPC links, named by ARN: `arn:aws:apigateway:us-east-1::/restapis/a1b2c3`.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-tagging.html
 */
export const tags: Readonly<Record<string, Handler>> = {
  TagResource: (input: TagResourceRequest, call: Call): object => {
    const tagged = findTagged(input.resourceArn ?? '', call)
    tagged.tags = checkTags({ ...tagged.tags, ...input.tags })
    return {}
  },

  UntagResource: (input: UntagResourceRequest, call: Call): object => {
    const tagged = findTagged(input.resourceArn ?? '', call)
    tagged.tags = Object.fromEntries(Object.entries(tagged.tags).filter(([key]) => input.tagKeys?.includes(key) !== true))
    return {}
  },

  GetTags: (input: GetTagsRequest, call: Call): Tags => ({ tags: findTagged(input.resourceArn ?? '', call).tags }),
}

function findTagged(arn: string, call: Call): { tags: Record<string, string> } {
  const prefix = `arn:${call.partition}:apigateway:${call.region.name}::/`
  const [kind, id, stages, stageName, ...rest] = arn.startsWith(prefix) ? arn.slice(prefix.length).split('/') : []
  if (kind === 'vpclinks' && id !== undefined && stages === undefined) return findVpcLink(call, id)
  if (kind === 'restapis' && id !== undefined && rest.length === 0) {
    const api = findRestApi(call, id)
    if (stages === undefined) return api
    if (stages === 'stages' && stageName !== undefined) return findStage(api, stageName)
  }
  throw badRequest('Invalid ARN specified in the request')
}
