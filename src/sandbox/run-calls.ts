import type { RunCall, Throttle } from './wire/index.ts'
import type { Call, Clock, Store } from './world/index.ts'
import { openCall } from './world/index.ts'

/**
 * Makes the function that runs handlers against the world: one after another, each with the time at which its turn came, the state written
 * before the answer goes out.
 */
export function createCallRunner(options: {
  readonly store: Store
  readonly clock: Clock
  readonly reach: Call['reach']
  readonly throttle: Throttle | undefined
}): RunCall {
  const { store, clock, reach, throttle } = options
  let last: Promise<unknown> = Promise.resolve()
  return (service, region, operation, run) => {
    // INVARIANT: one call at a time; a handler that waits never sees another's half-made change.
    const turn = last.then(async () => {
      const now = clock.now()
      throttle?.(service.signingName, region, operation, now)
      const output = await run(openCall(store.world, region, now, reach))
      if (!isRead(operation) || store.isBehind(now)) await store.save(now)
      return output
    })
    last = turn.catch(() => undefined)
    return turn
  }
}

function isRead(operation: string): boolean {
  return /^(Get|Describe|List)/.test(operation)
}
