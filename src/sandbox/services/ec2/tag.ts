import type { Tag, TagSpecification } from '@aws-sdk/client-ec2'
import { ServiceError } from '../../world/index.ts'

/** Gives tags as EC2 sends them. */
export function printTags(tags: Readonly<Record<string, string>>): Tag[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
}

/**
 * Reads the tags that a creation gives to the resource it makes.
 *
 * @throws ServiceError `InvalidParameterValue` for tags of another resource type than the one that is made.
 */
export function tagsFor(resourceType: string, specifications: readonly TagSpecification[] | undefined): Record<string, string> {
  const tags: Record<string, string> = {}
  for (const specification of specifications ?? []) {
    if (specification.ResourceType !== resourceType)
      throw new ServiceError(
        'InvalidParameterValue',
        `'${specification.ResourceType ?? 'null'}' is not a valid taggable resource type for this operation.`,
      )
    addTags(tags, specification.Tags ?? [])
  }
  return tags
}

/**
 * Adds tags, replacing the values of keys that are there.
 *
 * @throws ServiceError for a reserved or overlong key or value, and for more than 50 tags.
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html#tag-restrictions
 */
export function addTags(tags: Record<string, string>, added: readonly Tag[]): void {
  for (const { Key: key, Value: value = '' } of added) {
    if (key === undefined || key === '') throw new ServiceError('InvalidParameterValue', 'Tag key cannot be empty.')
    if (/^aws:/i.test(key)) throw new ServiceError('InvalidParameterValue', "Tag keys starting with 'aws:' are reserved for internal use")
    if (key.length > 128) throw new ServiceError('InvalidParameterValue', 'Tag key exceeds the maximum length of 128 characters')
    if (value.length > 256) throw new ServiceError('InvalidParameterValue', 'Tag value exceeds the maximum length of 256 characters')
    tags[key] = value
  }
  if (Object.keys(tags).length > 50)
    throw new ServiceError('TagLimitExceeded', 'The maximum number of Tags for a resource has been reached.')
}
