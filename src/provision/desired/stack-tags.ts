/** What a stack's resources are known by. */
export interface StackTags {
  readonly stack: string
  /** The name in the config: of an endpoint, of a backend, or `api`. */
  readonly id: string
  /** Which of the resources that ever had this id; counts from 1. */
  readonly generation: number
}

/** The tags of a resource as a record, in the order in which they are shown. */
export function tagRecord(tags: StackTags): Record<string, string> {
  return { [STACK_TAG]: tags.stack, [ID_TAG]: tags.id, [GENERATION_TAG]: String(tags.generation) }
}

/** The tags of a resource as EC2 and Elastic Load Balancing take them. */
export function tagList(tags: StackTags): { Key: string; Value: string }[] {
  return Object.entries(tagRecord(tags)).map(([Key, Value]) => ({ Key, Value }))
}

/** Reads a resource's tags back; undefined for what belongs to no stack of this tool. */
export function readTags(
  tags:
    Readonly<Record<string, string>> | readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[] | undefined,
): StackTags | undefined {
  const record = isList(tags) ? Object.fromEntries(tags.map((tag) => [tag.Key ?? '', tag.Value ?? ''])) : (tags ?? {})
  const stack = record[STACK_TAG]
  if (stack === undefined) return undefined
  return { stack, id: record[ID_TAG] ?? '', generation: Number(record[GENERATION_TAG] ?? '1') }
}

/** The tag that carries the stack's name. */
export const STACK_TAG = 'apply-private-api:stack'

const ID_TAG = 'apply-private-api:id'
const GENERATION_TAG = 'apply-private-api:generation'

function isList<T>(value: T): value is Extract<T, readonly unknown[]> {
  return Array.isArray(value)
}
