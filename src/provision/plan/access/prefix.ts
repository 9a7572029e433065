import type { AccessRequest } from '../../access/access-row.ts'

/** What is proved of every state of a plan from one number of changes done to another. */
export interface Prefix {
  /** How many changes are done: the first and the last number, both included. */
  readonly from: number
  readonly to: number
  /**
   * Whether somebody gets in from outside the allowed endpoints. `closed`: nobody, as is proved. `as-before`: a stage serves what it served before the plan, and that is open or
   * not known. `open`, `unknown`: the plan makes it so.
   */
  readonly open: 'closed' | 'as-before' | 'open' | 'unknown'
  /** Whether somebody is shut out who gets in before the plan and after it. */
  readonly shut: 'never' | 'shut' | 'unknown'
  /** The stage that it is about; missing where all is well. */
  readonly stage?: string
  readonly reason?: string
  /** Who gets in, or is shut out. */
  readonly request?: AccessRequest
}
