import { afterEach, describe, expect, test } from 'vitest'
import type { AwsCall, OnCall } from '../../src/provision/index.ts'
import { exactlyOne, isWrite, nothing, recordCuts } from './record-cuts.ts'
import { orders, standUp, type Stand } from './stand-up.ts'

let stand: Stand
afterEach(() => stand.close())

describe('a lost answer', { timeout: 180_000 }, () => {
  test('of any write of an apply: the same apply finishes, and nothing is doubled', async () => {
    stand = await standUp()
    const { cuts, calls } = await recordCuts(stand, (onCall) => stand.apply(orders, { onCall }))
    const start = cuts[0]
    if (start === undefined) throw new Error('no cut')
    const writes = calls.flatMap(({ name }, index) => (isWrite(name) ? [index] : []))
    expect(writes.length).toBeGreaterThan(15)
    for (const index of writes) {
      stand.restore(start)
      let count = 0
      const sent: string[] = []
      const lose = loseWhere(() => count++ === index)
      await stand.apply(orders, {
        onCall: (call, proceed) => {
          sent.push(call.name)
          return lose(call, proceed)
        },
      })
      for (const name of ['CreateRestApi', 'CreateVpcLink', 'CreateDeployment']) expect(sent.filter((one) => one === name)).toEqual([name])
      expect(stand.inventory(), calls[index]?.name).toEqual(exactlyOne)
      expect(count).toBeGreaterThan(index)
    }
  })

  test('of every first read: each is asked again', async () => {
    stand = await standUp()
    const lost = new Set<string>()
    await stand.apply(orders, {
      onCall: loseWhere(({ name, input }) => {
        const key = `${name} ${JSON.stringify(input)}`
        if (isWrite(name) || lost.has(key)) return false
        return lost.add(key).has(key)
      }),
    })
    expect(lost.size).toBeGreaterThan(15)
    expect(stand.inventory()).toEqual(exactlyOne)
  })

  test('of any write of a destroy: the same destroy finishes', async () => {
    stand = await standUp()
    await stand.apply(orders)
    const { cuts, calls } = await recordCuts(stand, (onCall) => stand.destroy(orders, { onCall }))
    const start = cuts[0]
    if (start === undefined) throw new Error('no cut')
    for (const index of calls.flatMap(({ name }, at) => (isWrite(name) ? [at] : []))) {
      stand.restore(start)
      let count = 0
      await stand.destroy(orders, { onCall: loseWhere(() => count++ === index) })
      expect(stand.inventory(), calls[index]?.name).toEqual(nothing)
    }
  })
})

function loseWhere(chosen: (call: AwsCall) => boolean): OnCall {
  return async (call, proceed) => {
    const lose = chosen(call)
    const output = await proceed()
    if (lose) throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })
    return output
  }
}
