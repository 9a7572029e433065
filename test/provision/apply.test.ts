import { afterEach, expect, test } from 'vitest'
import { orders, standUp, type Stand } from './stand-up.ts'

let stand: Stand
afterEach(() => stand.close())

test('the example comes up, is not changed again, and goes without a trace', async () => {
  stand = await standUp()
  const none = stand.inventory()
  const first = await stand.apply(orders)
  const second = await stand.plan(orders)
  expect(second.changes).toEqual([])
  expect(second.unchanged).toBe(first.plan.changes.length)
  const third = await stand.destroy(orders)
  expect(third.outputs).toBeUndefined()
  expect(stand.inventory()).toEqual(none)
  expect((await stand.plan(orders)).changes).toHaveLength(first.plan.changes.length)
})
