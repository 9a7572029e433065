import type { Tag } from '@aws-sdk/client-elastic-load-balancing-v2'
import { ServiceError } from '../../world/index.ts'

/** Gives tags as Elastic Load Balancing sends them. */
export function printTags(tags: Readonly<Record<string, string>>): Tag[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
}

/**
 * Gives tags with others added to them, replacing the values of keys that are there.
 *
 * @throws ServiceError `DuplicateTagKeys`, `TooManyTags` for more than 50, `ValidationError` for a reserved key.
 */
export function withTags(tags: Readonly<Record<string, string>>, added: readonly Tag[] | undefined): Record<string, string> {
  const keys = (added ?? []).map((tag) => tag.Key ?? '')
  const twice = keys.find((key, index) => keys.indexOf(key) !== index)
  if (twice !== undefined) throw new ServiceError('DuplicateTagKeys', `Tag key was specified more than once: ${twice}`)
  const reserved = keys.find((key) => key === '' || /^aws:/i.test(key))
  if (reserved !== undefined)
    throw new ServiceError('ValidationError', `Tag key '${reserved}' is not valid: it is empty or begins with the reserved prefix 'aws:'`)
  const merged = { ...tags, ...Object.fromEntries((added ?? []).map((tag) => [tag.Key ?? '', tag.Value ?? ''])) }
  if (Object.keys(merged).length > 50) throw new ServiceError('TooManyTags', 'The maximum number of tags per resource has been reached')
  return merged
}
