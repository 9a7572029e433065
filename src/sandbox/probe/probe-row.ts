/** One real request and what came of it. */
export interface ProbeRow {
  /** `endpoint main (vpce-…)`, `a stranger's endpoint (vpce-…)` or `the public side`. */
  readonly from: string
  readonly method: string
  /** With the stage and with variables filled in: `/prod/orders/1`. */
  readonly path: string
  /** 0 where no HTTP answer came. */
  readonly status: number
  readonly errorType?: string
  /** The answer's body, or why there was none; at most 300 characters. */
  readonly body: string
  readonly expected: 'allowed' | 'refused'
  /** Whether the answer is what was expected. */
  readonly ok: boolean
}
