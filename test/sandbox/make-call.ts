import type { Call, World } from '../../src/sandbox/world/index.ts'
import { newWorld, openCall } from '../../src/sandbox/world/index.ts'

/** The virtual time at which the calls of the tests are made unless they say otherwise: 2026-01-01T00:00:00Z. */
export const testTime: number = Date.UTC(2026, 0, 1)

/** Makes a call over a fresh world with the initial inventory, or over a given one; nothing listens anywhere unless `reach` says so. */
export function makeCall(
  options: { readonly now?: number; readonly region?: string; readonly world?: World; readonly reach?: Call['reach'] } = {},
): Call {
  const now = options.now ?? testTime
  return openCall(
    options.world ?? newWorld('123456789012', now),
    options.region ?? 'us-east-1',
    now,
    options.reach ?? (() => Promise.resolve(false)),
  )
}
