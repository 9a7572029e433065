import { setTimeout as delay } from 'node:timers/promises'
import type { Clock } from './clock.ts'

/** Makes a clock that runs `speed` times as fast as the wall clock, from `start` on. */
export function createRealClock(start: number, speed: number): Clock {
  const begun = performance.now()
  return {
    now: () => Math.floor(start + (performance.now() - begun) * speed),
    async sleep(ms, signal) {
      const end = performance.now() + Math.max(0, ms) / speed
      do {
        const rest = Math.min(end - performance.now(), longestTimer)
        await delay(Math.max(0, Math.ceil(rest)), undefined, { signal }).catch((error: unknown) => {
          throw signal?.aborted && signal.reason instanceof Error ? signal.reason : error
        })
      } while (performance.now() < end)
    },
  }
}

// Why: Node fires timers of more than 2^31 - 1 milliseconds at once.
const longestTimer = 2 ** 31 - 1
