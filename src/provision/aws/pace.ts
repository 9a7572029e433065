import type { Clock } from './clock.ts'
import { rest } from './interruption.ts'
import { describeOperation, type OperationName } from './operations.ts'

/** Waits until the account's published rate has room for one more request of this operation. */
export type Pace = (name: OperationName, signal: AbortSignal | undefined) => Promise<void>

/**
 * Makes the token buckets of one account and Region; they start full.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
 */
export function createPace(clock: Clock): Pace {
  const levels = new Map<string, { tokens: number; at: number }>()
  const take = (name: string, bucket: Bucket): number => {
    const now = clock.now()
    const last = levels.get(name) ?? { tokens: bucket.burst, at: now }
    const tokens = Math.min(bucket.burst, last.tokens + ((now - last.at) * bucket.perSecond) / 1000) - 1
    // INVARIANT: the level may go below zero; then it is a debt, and who made it waits until it is paid.
    levels.set(name, { tokens, at: now })
    return tokens >= 0 ? 0 : Math.ceil((-tokens * 1000) / bucket.perSecond)
  }
  return async (name, signal) => {
    if (describeOperation(name).service !== 'apigateway') return
    const own = buckets[name]
    const ms = own === undefined ? take('shared', shared) : take(name, own)
    if (ms > 0) await rest(clock, ms, signal)
  }
}

interface Bucket {
  readonly perSecond: number
  readonly burst: number
}

const shared: Bucket = { perSecond: 10, burst: 40 }

const buckets: Readonly<Partial<Record<OperationName, Bucket>>> = {
  CreateRestApi: { perSecond: 1 / 3, burst: 1 },
  DeleteRestApi: { perSecond: 1 / 30, burst: 1 },
  CreateDeployment: { perSecond: 1 / 5, burst: 1 },
  CreateResource: { perSecond: 5, burst: 5 },
  DeleteResource: { perSecond: 5, burst: 5 },
  GetResources: { perSecond: 2.5, burst: 5 },
}
