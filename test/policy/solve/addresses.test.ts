import { describe, expect, it } from 'vitest'
import { greatest, readAddress, writeAddress } from '../../../src/policy/solve/values/address.ts'

describe('an address', () => {
  it.each([
    ['0.0.0.0', 0n],
    ['10.0.0.1', 0x0a000001n],
    ['255.255.255.255', 0xffffffffn],
  ])('of version 4 is read and written: %s', (text, value) => {
    expect(readAddress(text)).toEqual({ version: 4, value })
    expect(writeAddress({ version: 4, value })).toBe(text)
  })

  it.each([
    ['::', 0n, '0:0:0:0:0:0:0:0'],
    ['::1', 1n, '0:0:0:0:0:0:0:1'],
    ['FFFF::', 0xffffn << 112n, 'ffff:0:0:0:0:0:0:0'],
    ['1:2:3:4:5:6:7:8', 0x00010002000300040005000600070008n, '1:2:3:4:5:6:7:8'],
    ['1:2:3::6:7:8', 0x00010002000300000000000600070008n, '1:2:3:0:0:6:7:8'],
    ['1:2:3:4:5:6:7::', 0x00010002000300040005000600070000n, '1:2:3:4:5:6:7:0'],
    ['::ffff:192.0.2.1', 0xffffc0000201n, '0:0:0:0:0:ffff:c000:201'],
    ['1:2:3:4:5:6:7.8.9.10', 0x0001000200030004000500060708090an, '1:2:3:4:5:6:708:90a'],
  ])('of version 6 is read, and written with all its groups: %s', (text, value, written) => {
    expect(readAddress(text)).toEqual({ version: 6, value })
    expect(writeAddress({ version: 6, value })).toBe(written)
  })

  it.each([
    ...['', '1.2.3', '1.2.3.4.5', '1.2.3.', '01.2.3.4', '00.0.0.0', 'a1.2.3.4', '1a.2.3.4', '256.0.0.0', '1.2.3.999', '1.2.3.4 '],
    ...['1::2::3', ':::', ':', '1:', ':1', '1:2:3:4:5:6:7', '1:2:3:4:5:6:7:8:9', '1:2:3:4::5:6:7:8', '1:2:3:4:5:6:7:8::'],
    ...['1.2.3.4::', '1.2.3.4:1:2:3:4:5:6', '::1.2.3', '::1.2.3.256', '1:2:3:4:5:6:7:1.2.3.4', '12345::', 'g::', '::1%eth0'],
  ])('is no other text: %s', (text) => {
    expect(readAddress(text)).toBeUndefined()
  })

  it('is at most one of nothing but ones', () => {
    expect(greatest(4)).toBe(0xffffffffn)
    expect(greatest(6)).toBe(0xffffffffffffffffffffffffffffffffn)
  })
})
