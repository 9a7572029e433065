import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createCallRunner } from '../../../src/sandbox/run-calls.ts'
import { sts } from '../../../src/sandbox/services/sts/index.ts'
import type { RunCall } from '../../../src/sandbox/wire/index.ts'
import type { Clock, Store } from '../../../src/sandbox/world/index.ts'
import { createJumpClock, openStore } from '../../../src/sandbox/world/index.ts'

let folder: string
let store: Store
let clock: Clock
let runCall: RunCall

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'apa-calls-'))
  store = await openStore({ folder, account: undefined, region: 'us-east-1' })
  clock = createJumpClock(store.world.clock)
  runCall = createCallRunner({ store, clock, reach: () => Promise.resolve(false), throttle: undefined })
})

afterEach(async () => {
  await store.release()
  await rm(folder, { recursive: true })
})

test('one call never sees the half-made change of another, and a refused one does not hold up the next', async () => {
  const seen: string[] = []
  const slow = runCall(sts, 'us-east-1', 'CreateSlow', async () => {
    seen.push('begun')
    await delay(20)
    seen.push('done')
    throw new Error('refused')
  })
  const next = runCall(sts, 'us-east-1', 'CreateNext', () => {
    seen.push('next')
    return {}
  })
  await expect(slow).rejects.toThrow('refused')
  await next
  expect(seen).toEqual(['begun', 'done', 'next'])
})

test('a read after a long wait writes the time, so that a crash does not turn it back', async () => {
  await runCall(sts, 'us-east-1', 'CreateThing', () => ({}))
  await clock.sleep(180_000)
  await delay(210)
  await runCall(sts, 'us-east-1', 'GetThing', () => ({}))
  const { now } = clock
  await store.release()
  const later = await openStore({ folder, account: undefined, region: 'us-east-1' })
  expect(later.world.clock).toBeGreaterThanOrEqual(now())
  await later.release()
})
