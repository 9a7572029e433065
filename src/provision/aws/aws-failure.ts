import { ProvisionError } from '../provision-error.ts'

/**
 * How a request ended that gave no answer: AWS said no (`refused`), said later (`throttled`), broke (`broken`),
 * gave no answer at all (`lost`), could not be reached (`unreachable`), or nobody could sign it (`unsigned`).
 */
export type FailureKind = 'refused' | 'throttled' | 'broken' | 'lost' | 'unreachable' | 'unsigned'

/** A request that failed, presentable as it is; resources catch it by AWS's own error code. */
export class AwsFailure extends ProvisionError {
  readonly kind: FailureKind
  readonly operation: string
  /** AWS's error code: `NotFoundException`, `InvalidGroup.Duplicate`. */
  readonly awsCode: string
  /** What AWS asks to wait, in milliseconds. */
  readonly retryAfterMs: number | undefined

  constructor(options: {
    readonly kind: FailureKind
    readonly operation: string
    readonly awsCode: string
    readonly code: string
    readonly message: string
    readonly help?: string
    readonly retryAfterMs?: number
    readonly cause?: unknown
  }) {
    const { code, message, help } = options
    super([{ code, message, ...(help === undefined ? {} : { help }) }], { cause: options.cause })
    this.name = 'AwsFailure'
    this.kind = options.kind
    this.operation = options.operation
    this.awsCode = options.awsCode
    this.retryAfterMs = options.retryAfterMs
  }

  /** Whether the request may have done its work although nobody heard so. */
  get ambiguous(): boolean {
    return this.kind === 'broken' || this.kind === 'lost'
  }
}

/** Whether AWS refused with one of these error codes. */
export function isRefusal(error: unknown, ...awsCodes: readonly string[]): error is AwsFailure {
  return error instanceof AwsFailure && awsCodes.includes(error.awsCode)
}
