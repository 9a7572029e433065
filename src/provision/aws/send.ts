import type { AwsCall, OnCall, OnRetry } from './aws.ts'
import { AwsFailure } from './aws-failure.ts'
import { classifyFailure } from './classify-failure.ts'
import type { Clock } from './clock.ts'
import { rest, stopIfInterrupted } from './interruption.ts'
import { describeOperation, type OperationName } from './operations.ts'
import type { Pace } from './pace.ts'

/** What one request needs beside its input. */
export interface Line {
  readonly clock: Clock
  readonly signal: AbortSignal | undefined
  readonly pace: Pace
  readonly onCall: OnCall | undefined
  /** Sends through the SDK, once. */
  readonly transmit: (name: OperationName, input: unknown) => Promise<unknown>
}

/** Sends one request, paced and interruptible; repeats it after a throttle, and after a lost answer where `describeOperation` says that it may. */
export async function send(line: Line, name: OperationName, input: unknown, onRetry?: OnRetry): Promise<unknown> {
  const { service, repeat } = describeOperation(name)
  const call: AwsCall = { name, service, input }
  for (let attempt = 1; ; attempt += 1) {
    stopIfInterrupted(line.signal)
    await line.pace(name, line.signal)
    try {
      const proceed = (): Promise<unknown> => line.transmit(name, input)
      return await (line.onCall === undefined ? proceed() : line.onCall(call, proceed))
    } catch (error) {
      const failure = classifyFailure(error, name)
      if (!(failure instanceof AwsFailure) || attempt >= attempts(failure, repeat === 'safe')) throw failure
      const inMs = delay(failure, attempt)
      onRetry?.({ call: name, reason: failure.awsCode, inMs })
      await rest(line.clock, inMs, line.signal)
    }
  }
}

function attempts(failure: AwsFailure, safe: boolean): number {
  switch (failure.kind) {
    case 'throttled':
      // Why: API Gateway calls both a rate and a quota by this name; a quota does not pass by waiting.
      return failure.awsCode === 'LimitExceededException' ? 4 : 12
    case 'unreachable':
      return 3
    case 'broken':
    case 'lost':
      return safe ? 6 : 1
    case 'refused':
    case 'unsigned':
      return 1
  }
}

function delay(failure: AwsFailure, attempt: number): number {
  const backoff = Math.min(30_000, 500 * 2 ** attempt)
  // Why: two appliers that were throttled together must not come back together.
  return Math.max(failure.retryAfterMs ?? 0, Math.round(backoff * (0.5 + Math.random() / 2)))
}
