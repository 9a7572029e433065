import { ServiceError } from '../../world/index.ts'

/** The paging members of the Describe operations. */
export interface PageInput {
  readonly Marker?: string | undefined
  readonly PageSize?: number | undefined
}

/** One page, and the marker of the next where there is one. */
export interface Page<T> {
  readonly items: readonly T[]
  readonly nextMarker: string | undefined
}

/**
 * Cuts one page out of a list: of at most 400 items.
 *
 * @throws ServiceError `ValidationError` for a page size out of bounds or a marker that is none.
 */
export function pageOf<T>(items: readonly T[], input: PageInput): Page<T> {
  const size = input.PageSize ?? 400
  if (size < 1 || size > 400)
    throw new ServiceError('ValidationError', `Page size '${size}' must be greater than or equal to 1 and less than or equal to 400`)
  const start = startOf(input.Marker)
  const end = Math.min(start + size, items.length)
  return { items: items.slice(start, end), nextMarker: end < items.length ? markerOf(end) : undefined }
}

function markerOf(start: number): string {
  return Buffer.from(`start=${start}`).toString('base64url')
}

function startOf(marker: string | undefined): number {
  if (marker === undefined) return 0
  const start = /^start=(\d+)$/.exec(Buffer.from(marker, 'base64url').toString())?.[1]
  if (start === undefined) throw new ServiceError('ValidationError', `Invalid marker '${marker}'`)
  return Number(start)
}
