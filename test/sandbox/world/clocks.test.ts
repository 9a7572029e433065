import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createJumpClock, createRealClock } from '../../../src/sandbox/world/index.ts'

describe('the clock that jumps', () => {
  test('stands still until someone sleeps', async () => {
    const clock = createJumpClock(1000)
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(clock.now()).toBe(1000)
    await clock.sleep(3_600_000)
    expect(clock.now()).toBe(3_601_000)
  })

  test('wakes sleepers in the order of their times, each at its own time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 1000 }), { maxLength: 8 }), async (waits) => {
        const clock = createJumpClock(0)
        const woken: number[] = []
        await Promise.all(waits.map((ms) => clock.sleep(ms).then(() => woken.push(clock.now()))))
        expect(woken).toEqual([...waits].sort((a, b) => a - b))
      }),
    )
  })

  test('rejects with the reason of the signal, and does not jump for a sleeper that gave up', async () => {
    const clock = createJumpClock(0)
    const reason = new Error('enough')
    await expect(clock.sleep(10, AbortSignal.abort(reason))).rejects.toBe(reason)
    const controller = new AbortController()
    const slept = clock.sleep(10, controller.signal)
    controller.abort(reason)
    await expect(slept).rejects.toBe(reason)
    await new Promise(setImmediate)
    expect(clock.now()).toBe(0)
  })
})

describe('the clock that runs', () => {
  test('never wakes a sleeper early, however fast it runs', async () => {
    const clock = createRealClock(5000, 10_000)
    const end = clock.now() + 60_000
    await clock.sleep(60_000)
    expect(clock.now()).toBeGreaterThanOrEqual(end - 1)
  })

  test('rejects with the reason of the signal', async () => {
    const clock = createRealClock(0, 1)
    const controller = new AbortController()
    const reason = new Error('enough')
    const slept = clock.sleep(60_000, controller.signal)
    controller.abort(reason)
    await expect(slept).rejects.toBe(reason)
  })
})
