import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readings } from '../../../src/policy/index.ts'

const page = readFileSync(new URL('../../../docs/where-aws-disagrees.md', import.meta.url), 'utf8')
const rows = new Map(
  page
    .split('\n')
    .map((line) => line.split(' | '))
    .flatMap(([id = '', , ways = '']) => {
      const name = /^\| `([^`]+)`$/.exec(id)?.[1]
      return name === undefined ? [] : [[name, ways.split(' · ').map((way) => /^`([^`]+)`/.exec(way)?.[1])] as const]
    }),
)

it('the page lists every disputed fact with its readings, the default first, and no other', () => {
  expect(Object.fromEntries(rows)).toEqual(readings)
})
