import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contains, holdsAddress, overlaps, parseCidr, parseIpv4, printCidr, printIpv4 } from '../../../src/sandbox/services/ec2/cidr.ts'

const address = fc.integer({ min: 0, max: 2 ** 32 - 1 })
const block = fc.record({ first: address, prefix: fc.integer({ min: 8, max: 32 }) })

/** The same questions, asked of binary text. */
const bits = (number: number): string => number.toString(2).padStart(32, '0')
const agree = (a: { first: number; prefix: number }, b: number, length: number): boolean =>
  bits(a.first).slice(0, length) === bits(b).slice(0, length)

test('an address is printed as it is read', () => {
  fc.assert(fc.property(address, (number) => parseIpv4(printIpv4(number)) === number))
})

test('a block is read with the bits after its prefix cleared', () => {
  fc.assert(
    fc.property(block, ({ first, prefix }) => {
      const read = parseCidr(`${printIpv4(first)}/${String(prefix)}`)
      expect(read && bits(read.first)).toBe(bits(first).slice(0, prefix).padEnd(32, '0'))
      expect(read && parseCidr(printCidr(read))).toEqual(read)
    }),
  )
})

test('blocks overlap exactly where the shorter prefix is common to both', () => {
  fc.assert(
    fc.property(block, block, fc.integer({ min: 0, max: 32 }), (a, other, common) => {
      // Why: two random blocks hardly ever meet, so the second one borrows the first bits of the first.
      const b = { ...other, first: parseInt(bits(a.first).slice(0, common) + bits(other.first).slice(common), 2) }
      const [x, y] = [a, b].map(({ first, prefix }) => parseCidr(`${printIpv4(first)}/${String(prefix)}`))
      if (x === undefined || y === undefined) throw new Error('a block was not read')
      const expected = agree(a, b.first, Math.min(a.prefix, b.prefix))
      expect(overlaps(x, y)).toBe(expected)
      expect(contains(x, y)).toBe(expected && a.prefix <= b.prefix)
    }),
  )
})

test.each(['', '10.0.0.0', '10.0.0.0/33', '10.0.0/16', '10.0.0.256/8', '10.0.0.0/16/8', '10.0.0.0/-1', 'fd00::/8', '010.0.0.0.0/8'])(
  '%j is no block',
  (text) => {
    expect(parseCidr(text)).toBeUndefined()
  },
)

test.each([
  ['10.0.0.0/16', '10.0.255.255', true],
  ['10.0.0.0/16', '10.1.0.0', false],
  ['0.0.0.0/0', '255.255.255.255', true],
  ['10.0.0.0/16', 'orders', false],
])('%s holds %s: %s', (outer, inner, expected) => {
  expect(holdsAddress(outer, inner)).toBe(expected)
})
