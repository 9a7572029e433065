import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Config } from '../../src/provision/index.ts'
import { askedOnStage, asksGuarded, gate, guarded, unguarded } from './guarded.ts'
import { openings } from './never-open.ts'
import { isWrite, nothing, recordCuts } from './record-cuts.ts'
import { standUp, type Inventory, type Stand } from './stand-up.ts'

let stand: Stand
beforeEach(async () => {
  stand = await standUp()
})
afterEach(() => stand.close())

const whole: Inventory = {
  ...nothing,
  ...{ securityGroups: 1, vpcEndpoints: 1, restApis: 1, resources: 5, methods: 3, authorizers: 2, deployments: 1, stages: 1 },
}
const door: Config = {
  ...guarded,
  authorizers: { door: gate },
  api: {
    ...guarded.api,
    routes: guarded.api.routes.map((route) => ({
      ...route,
      ...(route.authorizer === undefined ? {} : { authorizationType: 'CUSTOM', authorizer: 'door' }),
    })),
  },
}
const asksDoor = { 'GET /health': 'NONE', 'ANY /orders/{proxy+}': 'CUSTOM door', 'GET /me': 'CUSTOM door' }
const asksNobody = { 'GET /health': 'NONE', 'ANY /orders/{proxy+}': 'NONE', 'GET /me': 'NONE' }

describe('a crash before or after any call', { timeout: 180_000 }, () => {
  test.each([
    ['that makes authorizers', undefined, guarded, whole, [{}, asksGuarded]],
    ['that gives authorizers to routes that had none', unguarded, guarded, whole, [asksNobody, asksGuarded]],
    ['that asks another authorizer instead', guarded, door, { ...whole, authorizers: 1 }, [asksGuarded, asksDoor]],
    [
      'that asks another function under the same name',
      guarded,
      {
        ...guarded,
        authorizers: {
          ...guarded.authorizers,
          gate: { ...gate, lambda: `${gate.kind === 'token' ? gate.lambda : ''}:live` } as typeof gate,
        },
      },
      whole,
      [asksGuarded],
    ],
    ['that takes authorizers away', guarded, unguarded, { ...whole, authorizers: 0 }, [asksGuarded, asksNobody]],
  ] as const)(
    'of an apply %s: callers meet the old way or the new one, and the next apply finishes',
    async (_, before, after, inventory, ways) => {
      if (before !== undefined) await stand.apply(before)
      const { cuts, calls } = await recordCuts(stand, (onCall) => stand.apply(after, { onCall }))
      expect(calls.filter(({ name }) => isWrite(name)).length).toBeGreaterThan(3)
      for (const cut of cuts) {
        expect(openings(cut.region), cut.points.join()).toEqual([])
        expect(ways, cut.points.join()).toContainEqual(askedOnStage(cut.region))
        stand.restore(cut)
        await stand.apply(after)
        expect(stand.inventory(), cut.points.join()).toEqual(inventory)
        expect(askedOnStage(stand.region())).toEqual(ways.at(-1))
        expect((await stand.plan(after)).changes, cut.points.join()).toEqual([])
      }
    },
  )

  test('of a destroy: the next destroy finishes it, and nothing stays', async () => {
    await stand.apply(guarded)
    const { cuts } = await recordCuts(stand, (onCall) => stand.destroy(guarded, { onCall }))
    for (const cut of cuts) {
      expect([{}, asksGuarded]).toContainEqual(askedOnStage(cut.region))
      stand.restore(cut)
      await stand.destroy(guarded)
      expect(stand.inventory(), cut.points.join()).toEqual(nothing)
    }
  })

  test('a lost answer of any write: the same apply finishes, and nothing is doubled', async () => {
    const { cuts, calls } = await recordCuts(stand, (onCall) => stand.apply(guarded, { onCall }))
    const [start] = cuts
    if (start === undefined) throw new Error('no cut')
    for (const index of calls.flatMap(({ name }, at) => (isWrite(name) ? [at] : []))) {
      stand.restore(start)
      let count = 0
      const sent: string[] = []
      await stand.apply(guarded, {
        onCall: async ({ name }, proceed) => {
          sent.push(name)
          const lose = count++ === index
          const output = await proceed()
          if (lose) throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })
          return output
        },
      })
      expect(sent.filter((name) => name === 'CreateAuthorizer')).toHaveLength(2)
      expect(stand.inventory(), calls[index]?.name).toEqual(whole)
    }
  })
})
