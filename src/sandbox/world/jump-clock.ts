import type { Clock } from './clock.ts'

/**
 * Makes a clock that stands still until someone sleeps, and then jumps: no wait takes wall time.
 *
 * Sleepers wake in the order of their times, each after the others had a turn of the event loop.
 */
export function createJumpClock(start: number): Clock {
  let now = start
  const sleepers: { readonly at: number; readonly wake: () => void }[] = []
  const wakeNext = (): void => {
    sleepers.sort((a, b) => a.at - b.at)
    const next = sleepers.shift()
    if (next === undefined) return
    now = Math.max(now, next.at)
    next.wake()
  }
  return {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) {
          reject(reasonOf(signal))
          return
        }
        const sleeper = { at: now + Math.max(0, ms), wake: finish }
        const abort = (): void => {
          sleepers.splice(sleepers.indexOf(sleeper), 1)
          reject(reasonOf(signal))
        }
        function finish(): void {
          signal?.removeEventListener('abort', abort)
          resolve()
        }
        signal?.addEventListener('abort', abort, { once: true })
        sleepers.push(sleeper)
        setImmediate(wakeNext)
      }),
  }
}

function reasonOf(signal: AbortSignal | undefined): Error {
  return signal?.reason instanceof Error ? signal.reason : new Error(String(signal?.reason))
}
