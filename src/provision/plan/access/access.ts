import type { Proof } from '../../../policy/index.ts'
import type { AccessRequest, AccessRow } from '../../access/access-row.ts'
import type { Prefix } from './prefix.ts'

/** What a plan does to who gets in. Plain JSON. */
export interface PlanAccess {
  readonly stage: string
  /** The addresses of the endpoints through which somebody may get in, and nobody otherwise. */
  readonly allowed: readonly string[]
  /** Whether that is proved of what the config asks for. */
  readonly proof: AccessProof
  readonly rows: readonly AccessRow[]
  /** Whether somebody gains. */
  readonly widens: 'yes' | 'no' | 'unknown'
  /** Why more may change than the rows say. */
  readonly unknown: readonly string[]
  /** What is proved of each prefix of the plan, from none of its changes done to all of them. */
  readonly prefixes: readonly Prefix[]
}

/** A proof as a plan shows it. */
export interface AccessProof {
  readonly verdict: Proof['verdict']
  readonly authorizationTypes: readonly string[]
  readonly reason?: string
  /** Who gets in and should not. */
  readonly request?: AccessRequest
}
