import { afterEach, describe, expect, test } from 'vitest'
import type { OnCall } from '../../src/provision/index.ts'
import { openings } from './never-open.ts'
import { exactlyOne } from './record-cuts.ts'
import { orders, standUp, type Stand } from './stand-up.ts'

let stand: Stand
afterEach(() => stand.close())

describe('Ctrl-C', () => {
  test('finishes the call in flight, sends nothing more, says how to go on; the next apply finishes', async () => {
    stand = await standUp()
    for (const name of ['CreateVpcEndpoint', 'CreateVpcLink', 'CreateRestApi', 'PutIntegration', 'CreateDeployment']) {
      const controller = new AbortController()
      const sent: string[] = []
      let finished = false
      const onCall: OnCall = async (call, proceed) => {
        sent.push(call.name)
        if (call.name !== name) return proceed()
        controller.abort()
        const output = await proceed()
        finished = true
        return output
      }
      const run = stand.apply(orders, { onCall, signal: controller.signal })
      await expect(run).rejects.toMatchObject({
        code: 'INTERRUPTED',
        exitCode: 130,
        help: expect.stringContaining('run the same command again') as string,
      })
      expect(finished).toBe(true)
      expect(sent.at(-1)).toBe(name)
      expect(openings(stand.region())).toEqual([])
    }
    await stand.apply(orders)
    expect(stand.inventory()).toEqual(exactlyOne)
  })

  test('ends a wait at once', async () => {
    stand = await standUp()
    const controller = new AbortController()
    const { clock } = stand.sandbox
    const sleep: typeof clock.sleep = (ms, signal) =>
      new Promise((_, reject) => {
        signal?.addEventListener('abort', () => {
          reject(new Error('woken'))
        })
        setImmediate(() => {
          controller.abort()
        })
        expect(ms).toBeGreaterThan(0)
      })
    await expect(stand.apply(orders, { clock: { ...clock, sleep }, signal: controller.signal })).rejects.toMatchObject({
      code: 'INTERRUPTED',
      exitCode: 130,
    })
  })
})
