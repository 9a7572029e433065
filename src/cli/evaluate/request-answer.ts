import type { EvaluateOptions, Evaluation, NearestMiss } from '../../policy/index.ts'
import type { AskedRequest } from './make-request.ts'

/** The answer about one request. */
export interface RequestAnswer {
  readonly asked: AskedRequest
  readonly options: EvaluateOptions
  readonly evaluation: Evaluation
  /** What would be allowed instead; empty for an allowed request. */
  readonly misses: readonly NearestMiss[]
}
