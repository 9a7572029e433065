import type { ProveVerbOptions } from '../prove/prove-verb-options.ts'

/** The options of `compare`, as they are written. */
export interface CompareVerbOptions extends Pick<
  ProveVerbOptions,
  'json' | 'api' | 'authorizationType' | 'private' | 'endpointPolicy' | 'action' | 'reading'
> {
  /** `text`, `json` or `markdown`. */
  readonly format?: string
  /** Relations, with commas between them. */
  readonly failOn?: string
}
