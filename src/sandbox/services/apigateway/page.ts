import { badRequest } from './refusal.ts'

/** One page of a list: `position` is there when more follow. */
export interface Page<T> {
  readonly items: T[]
  readonly position?: string
}

/** What the paged reads of API Gateway take. */
export interface PageInput {
  readonly position?: string | undefined
  readonly limit?: number | undefined
}

const largestPage = 500

/**
 * Cuts one page out of a list, in the order of the ids, so that what is made or deleted between two reads shifts nothing.
 *
 * The position is opaque to callers, 25 items are the default, and no page holds more than 500.
 */
export function page<T extends { readonly id: string }>(all: readonly T[], input: PageInput): Page<T> {
  const limit = input.limit ?? 25
  if (limit < 1 || limit > largestPage) throw badRequest(`Invalid limit specified: ${limit}. Must be between 1 and ${largestPage}`)
  const after = input.position === undefined ? '' : decodePosition(input.position)
  const rest = all.filter((item) => item.id > after).sort((a, b) => (a.id < b.id ? -1 : 1))
  const items = rest.slice(0, limit)
  const last = items.at(-1)
  return last !== undefined && rest.length > limit ? { items, position: encodePosition(last.id) } : { items }
}

const encodePosition = (id: string): string => Buffer.from(id).toString('base64url')

function decodePosition(position: string): string {
  const id = Buffer.from(position, 'base64url').toString()
  if (!/^[a-z0-9-]+$/.test(id) || encodePosition(id) !== position) throw badRequest('Invalid position parameter specified')
  return id
}
