import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { page } from '../../../src/sandbox/services/apigateway/page.ts'

const ids = fc.uniqueArray(fc.stringMatching(/^[a-z0-9]{2}$/), { maxLength: 60 })

test('the pages of a list are the list, each item once, whatever is deleted or made on the way', () => {
  fc.assert(
    fc.property(ids, ids, ids, fc.integer({ min: 1, max: 7 }), (start, deleted, made, limit) => {
      let present = new Set(start)
      const seen: string[] = []
      let position: string | undefined
      for (let read = 0; ; read += 1) {
        const all = [...present].map((id) => ({ id }))
        const answer = page(all, { limit, position })
        expect(answer.items.length).toBeLessThanOrEqual(limit)
        seen.push(...answer.items.map(({ id }) => id))
        position = answer.position
        if (position === undefined) break
        expect(answer.items).toHaveLength(limit)
        if (read === 0) present = new Set([...present, ...made].filter((id) => !deleted.includes(id)))
      }
      expect(new Set(seen).size).toBe(seen.length)
      expect(seen).toEqual(expect.arrayContaining(start.filter((id) => !deleted.includes(id))))
      for (const id of seen) expect([...start, ...made]).toContain(id)
    }),
  )
})

test('a page holds 25 items unless told otherwise', () => {
  const all = Array.from({ length: 30 }, (_, index) => ({ id: `id${String(index)}` }))
  expect(page(all, {}).items).toHaveLength(25)
  expect(page(all, { limit: 29 }).position).toBeDefined()
  expect(page(all, { limit: 30 }).position).toBeUndefined()
})
