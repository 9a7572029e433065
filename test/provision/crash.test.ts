import { afterEach, describe, expect, test } from 'vitest'
import type { OnCall } from '../../src/provision/index.ts'
import { admitted, openings } from './never-open.ts'
import { exactlyOne, isWrite, nothing, recordCuts } from './record-cuts.ts'
import { orders, standUp, type Stand } from './stand-up.ts'

let stand: Stand
afterEach(() => stand.close())

class Crash extends Error {}

describe('a crash before or after any call', { timeout: 180_000 }, () => {
  test('of an apply: the next apply finishes it, and nothing is doubled or open', async () => {
    stand = await standUp()
    const { cuts, calls } = await recordCuts(stand, (onCall) => stand.apply(orders, { onCall }))
    expect(calls.length).toBeGreaterThan(60)
    expect(cuts.flatMap(({ points }) => points).length).toBe(2 * calls.length)
    for (const cut of cuts) {
      expect(openings(cut.region), cut.points.join()).toEqual([])
      stand.restore(cut)
      await stand.apply(orders)
      expect(stand.inventory(), cut.points.join()).toEqual(exactlyOne)
      expect((await stand.plan(orders)).changes, cut.points.join()).toEqual([])
    }
  })

  test('of a destroy: the next destroy finishes it, and nothing stays', async () => {
    stand = await standUp()
    await stand.apply(orders)
    const { cuts } = await recordCuts(stand, (onCall) => stand.destroy(orders, { onCall }))
    for (const cut of cuts) {
      expect(openings(cut.region), cut.points.join()).toEqual([])
      stand.restore(cut)
      await stand.destroy(orders)
      expect(stand.inventory(), cut.points.join()).toEqual(nothing)
    }
  })

  test('thrown in the process: what was done before stands, and the error comes out as it is', async () => {
    stand = await standUp()
    const crashAfter =
      (name: string): OnCall =>
      async (call, proceed) => {
        const output = await proceed()
        if (call.name === name) throw new Crash(name)
        return output
      }
    for (const name of ['CreateSecurityGroup', 'CreateRestApi', 'CreateDeployment', 'CreateStage']) {
      await expect(stand.apply(orders, { onCall: crashAfter(name) })).rejects.toThrow(new Crash(name))
    }
    expect(openings(stand.region())).toEqual([])
    await stand.apply(orders)
    expect(stand.inventory()).toEqual(exactlyOne)
  })

  test('twice in a row: the third apply finishes', async () => {
    stand = await standUp()
    const { cuts } = await recordCuts(stand, (onCall) => stand.apply(orders, { onCall }))
    for (const first of cuts.filter((_, index) => index % 9 === 4)) {
      stand.restore(first)
      const again = await recordCuts(stand, (onCall) => stand.apply(orders, { onCall }))
      for (const second of again.cuts.filter((_, index) => index % 7 === 3)) {
        stand.restore(second)
        await stand.apply(orders)
        expect(stand.inventory(), [...first.points, '|', ...second.points].join()).toEqual(exactlyOne)
      }
    }
  })
})

test('an apply opens the API last, and a destroy shuts it first', async () => {
  stand = await standUp()
  const up = await recordCuts(stand, (onCall) => stand.apply(orders, { onCall }))
  const writes = up.calls.map(({ name }) => name).filter(isWrite)
  expect(writes.at(-1)).toBe('CreateStage')
  expect(writes.indexOf('CreateVpcEndpoint')).toBeLessThan(writes.indexOf('CreateRestApi'))
  expect(admitted(stand.region())).toHaveLength(1)
  const down = await recordCuts(stand, (onCall) => stand.destroy(orders, { onCall }))
  expect(down.calls.map(({ name }) => name).find(isWrite)).toBe('DeleteStage')
})
