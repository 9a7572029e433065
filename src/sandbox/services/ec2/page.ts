import { ServiceError } from '../../world/index.ts'

/** The paging members that every Describe operation of EC2 has. */
export interface PageInput {
  readonly MaxResults?: number | undefined
  readonly NextToken?: string | undefined
}

/** One page, and the token of the next where there is one. */
export interface Page<T> {
  readonly items: T[]
  readonly nextToken: string | undefined
}

/**
 * Cuts one page out of a list. Without `MaxResults` it is the whole list.
 *
 * @throws ServiceError `InvalidParameterValue` for a page size out of bounds, `InvalidNextToken` for a token that is none.
 */
export function pageOf<T>(items: readonly T[], input: PageInput, least = 5): Page<T> {
  const size = input.MaxResults ?? items.length
  if (input.MaxResults !== undefined && size < least)
    throw new ServiceError(
      'InvalidParameterValue',
      `Value ( ${size} ) for parameter maxResults is invalid. Expecting a value greater than or equal to ${least}.`,
    )
  const start = input.NextToken === undefined ? 0 : startOf(input.NextToken)
  const end = Math.min(start + (input.MaxResults === undefined ? size : Math.min(size, 1000)), items.length)
  return { items: items.slice(start, end), nextToken: end < items.length ? tokenOf(end) : undefined }
}

function tokenOf(start: number): string {
  return Buffer.from(`start=${start}`).toString('base64url')
}

function startOf(token: string): number {
  const start = /^start=(\d+)$/.exec(Buffer.from(token, 'base64url').toString())?.[1]
  if (start === undefined) throw new ServiceError('InvalidNextToken', `The token '${token}' is invalid`)
  return Number(start)
}
