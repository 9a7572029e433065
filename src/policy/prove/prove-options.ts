import type { EvaluateOptions } from '../evaluate/index.ts'

/** The surroundings of a proof: those of `evaluate`, and what the proof is about. */
export interface ProveOptions extends Pick<EvaluateOptions, 'api' | 'private' | 'authorizationType' | 'endpointPolicy' | 'readings'> {
  /** The actions that requests may ask for: `execute-api:Invoke` where they are left out. */
  readonly actions?: readonly string[]
  /** The API's own routes, `STAGE/METHOD/PATH`: requests that are shown are drawn from them where that is possible. They restrict nothing. */
  readonly routes?: readonly string[]
  /** How many steps the search may take; the default is enough for all but hostile patterns. */
  readonly budget?: number
}
