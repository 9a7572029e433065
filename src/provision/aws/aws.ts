import type { Clock } from './clock.ts'
import type { OperationName, Operations } from './operations.ts'

/** A connection to one account and Region. Every request to AWS goes through `call`. */
export interface Aws {
  readonly region: string
  /** Twelve digits, as STS says. */
  readonly account: string
  /** `aws`, `aws-cn` or `aws-us-gov`. */
  readonly partition: string
  /** Whether the endpoint is on this machine: a sandbox, or another emulator. */
  readonly onLoopback: boolean
  readonly clock: Clock
  readonly signal: AbortSignal | undefined
  /**
   * Sends one request: paced, and repeated where a repetition can do no harm.
   *
   * Throws AwsFailure for what AWS refuses and ProvisionError `INTERRUPTED` once the signal is aborted; a request in flight is finished first.
   */
  readonly call: <Name extends OperationName>(
    name: Name,
    input: Operations[Name]['input'],
    onRetry?: OnRetry,
  ) => Promise<Operations[Name]['output']>
}

/** Hears of every repetition before it happens. */
export type OnRetry = (retry: { readonly call: string; readonly reason: string; readonly inMs: number }) => void

/** One request as the seam sees it. */
export interface AwsCall {
  readonly name: OperationName
  readonly service: string
  readonly input: unknown
}

/** Stands around every request; `proceed` sends it. Tests crash before it, after it, or lose its answer. */
export type OnCall = (call: AwsCall, proceed: () => Promise<unknown>) => Promise<unknown>
