import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { itemsOf, readForm, unusedNames } from '../../../src/sandbox/wire/form-tree.ts'

test('orders items by number, not by text, and leaves out what is none', () => {
  const list = readForm(new URLSearchParams('L.10=j&L.2=b&L.1=a&L.x=?')).children.get('L')
  expect(list && itemsOf(list).map(({ value }) => value)).toEqual(['a', 'b', 'j'])
})

test('names every parameter that nothing was decoded from', () => {
  const names = fc.uniqueArray(fc.stringMatching(/^[A-Z][a-z]{0,3}(\.[1-9]){0,2}$/), { maxLength: 6 })
  fc.assert(
    fc.property(names, (all) => {
      const form = readForm(new URLSearchParams(all.map((name) => [name, 'x'] as [string, string])))
      expect([...unusedNames(form)].sort()).toEqual([...all].sort())
    }),
  )
})
