import type { Change } from '../plan/plan.ts'

/** What happens while a plan is carried out, in order. The terminal, `--json` and the tests read the same stream;
 * `outputs` is undefined after a destroy. `at` is milliseconds of the clock. */
export type ApplyEvent =
  | { readonly kind: 'change-started'; readonly at: number; readonly change: Change }
  | { readonly kind: 'waiting'; readonly at: number; readonly address: string; readonly state: string; readonly forMs: number }
  | { readonly kind: 'retrying'; readonly at: number; readonly call: string; readonly reason: string; readonly inMs: number }
  | { readonly kind: 'change-done'; readonly at: number; readonly change: Change; readonly id: string; readonly tookMs: number }
  | { readonly kind: 'verified'; readonly at: number; readonly address: string; readonly message: string }
  | { readonly kind: 'warning'; readonly at: number; readonly address: string; readonly message: string }
  | { readonly kind: 'done'; readonly at: number; readonly outputs: Outputs | undefined }

/** What a caller needs to know of the stack that now stands. */
export interface Outputs {
  readonly apiId: string
  readonly stage: string
  /** `arn:aws:execute-api:REGION:ACCOUNT:API` */
  readonly executeApiArn: string
  /** Endpoint name -> vpce- id. */
  readonly endpoints: Readonly<Record<string, string>>
  /** `https://API.execute-api.REGION.amazonaws.com/STAGE` */
  readonly invokeUrl: string
}
