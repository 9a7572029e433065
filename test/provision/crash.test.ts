import { afterEach, describe, expect, test } from 'vitest'
import type { OnCall, AwsCall } from '../../src/provision/index.ts'
import { admitted, openings } from './never-open.ts'
import { orders, standUp, type Inventory, type Snapshot, type Stand } from './stand-up.ts'

const exactlyOne: Inventory = {
  securityGroups: 1,
  vpcEndpoints: 1,
  loadBalancers: 1,
  targetGroups: 1,
  targets: 1,
  listeners: 1,
  vpcLinks: 1,
  restApis: 1,
  resources: 4,
  methods: 2,
  deployments: 1,
  stages: 1,
}
const nothing = Object.fromEntries(Object.keys(exactlyOne).map((kind) => [kind, 0]))

let stand: Stand
afterEach(() => stand.close())

/** Where a run may be cut: before and after each of its calls. Points with nothing between them are one. */
interface Cut extends Snapshot {
  readonly points: string[]
}

class Crash extends Error {}

describe('a crash before or after any call', { timeout: 180_000 }, () => {
  test('of an apply: the next apply finishes it, and nothing is doubled or open', async () => {
    stand = await standUp()
    const { cuts, calls } = await recordCuts((onCall) => stand.apply(orders, { onCall }))
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
    const { cuts } = await recordCuts((onCall) => stand.destroy(orders, { onCall }))
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
    const { cuts } = await recordCuts((onCall) => stand.apply(orders, { onCall }))
    for (const first of cuts.filter((_, index) => index % 9 === 4)) {
      stand.restore(first)
      const again = await recordCuts((onCall) => stand.apply(orders, { onCall }))
      for (const second of again.cuts.filter((_, index) => index % 7 === 3)) {
        stand.restore(second)
        await stand.apply(orders)
        expect(stand.inventory(), [...first.points, '|', ...second.points].join()).toEqual(exactlyOne)
      }
    }
  })
})

describe('a lost answer', { timeout: 180_000 }, () => {
  test('of any write of an apply: the same apply finishes, and nothing is doubled', async () => {
    stand = await standUp()
    const { cuts, calls } = await recordCuts((onCall) => stand.apply(orders, { onCall }))
    const start = cuts[0]
    if (start === undefined) throw new Error('no cut')
    const writes = calls.flatMap(({ name }, index) => (isWrite(name) ? [index] : []))
    expect(writes.length).toBeGreaterThan(15)
    for (const index of writes) {
      stand.restore(start)
      let count = 0
      await stand.apply(orders, { onCall: loseWhere(() => count++ === index) })
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
    const { cuts, calls } = await recordCuts((onCall) => stand.destroy(orders, { onCall }))
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

test('an apply opens the API last, and a destroy shuts it first', async () => {
  stand = await standUp()
  const up = await recordCuts((onCall) => stand.apply(orders, { onCall }))
  const writes = up.calls.map(({ name }) => name).filter(isWrite)
  expect(writes.at(-1)).toBe('CreateStage')
  expect(writes.indexOf('CreateVpcEndpoint')).toBeLessThan(writes.indexOf('CreateRestApi'))
  expect(admitted(stand.region())).toHaveLength(1)
  const down = await recordCuts((onCall) => stand.destroy(orders, { onCall }))
  expect(down.calls.map(({ name }) => name).find(isWrite)).toBe('DeleteStage')
})

async function recordCuts(
  run: (onCall: OnCall) => Promise<unknown>,
): Promise<{ readonly cuts: readonly Cut[]; readonly calls: readonly AwsCall[] }> {
  const cuts: Cut[] = []
  const calls: AwsCall[] = []
  const cut = (point: string): void => {
    const snapshot = stand.snapshot()
    const last = cuts.at(-1)
    if (last !== undefined && JSON.stringify([last.at, last.region]) === JSON.stringify([snapshot.at, snapshot.region]))
      last.points.push(point)
    else cuts.push({ ...snapshot, points: [point] })
  }
  await run(async (call, proceed) => {
    const place = `${calls.push(call)} ${call.name}`
    cut(`before ${place}`)
    try {
      return await proceed()
    } finally {
      cut(`after ${place}`)
    }
  })
  return { cuts, calls }
}

function loseWhere(chosen: (call: AwsCall) => boolean): OnCall {
  return async (call, proceed) => {
    const lose = chosen(call)
    const output = await proceed()
    if (lose) throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })
    return output
  }
}

function isWrite(name: string): boolean {
  return !/^(Get|Describe)/.test(name)
}
