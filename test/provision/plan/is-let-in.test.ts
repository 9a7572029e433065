import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isLetIn } from '../../../src/provision/plan/is-let-in.ts'

test.each([
  ['tcp 443 from 10.0.0.0/16', '10.0.0.0/16', true],
  ['tcp 443 from 10.0.0.0/8', '10.0.0.0/16', true],
  ['tcp 443 from 10.0.0.0/24', '10.0.0.0/16', false],
  ['tcp 400-500 from 0.0.0.0/0', '10.0.0.0/16', true],
  ['tcp 80 from 0.0.0.0/0', '10.0.0.0/16', false],
  ['udp 443 from 0.0.0.0/0', '10.0.0.0/16', false],
  ['all from 0.0.0.0/0', '10.0.0.0/16', true],
  ['all from sg-0a1b2c3d4e5f60718', '10.0.0.0/16', false],
  ['tcp 443 from 10.1.0.0/16', '10.0.0.0/16', false],
  ['tcp 443 from fd00::/8', 'fd00::/8', true],
])('%s lets %s in: %s', (rule, cidr, expected) => {
  expect(isLetIn([rule], cidr)).toBe(expected)
})

test('a block is let in exactly when its first and last address are', () => {
  const address = fc.nat(0xffffffff)
  const text = (value: number): string => [24, 16, 8, 0].map((bits) => Math.floor(value / 2 ** bits) % 256).join('.')
  fc.assert(
    fc.property(address, fc.integer({ min: 0, max: 32 }), address, fc.integer({ min: 0, max: 32 }), fc.boolean(), (a, x, b, y, near) => {
      const outer = a - (a % 2 ** (32 - x))
      const seed = near ? outer + (b % 2 ** (32 - x)) : b
      const inner = seed - (seed % 2 ** (32 - y))
      const expected = inner >= outer && inner + 2 ** (32 - y) <= outer + 2 ** (32 - x)
      expect(isLetIn([`tcp 443 from ${text(outer)}/${x}`], `${text(inner)}/${y}`)).toBe(expected)
    }),
  )
})
