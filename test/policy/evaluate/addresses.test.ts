import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isInRange, mappedIpv4, parseAddress, parseRange } from '../../../src/policy/evaluate/ip-range.ts'

const v4 = (value: bigint): object => ({ bits: 32, value })
const v6 = (value: bigint): object => ({ bits: 128, value })

describe('addresses (PS-38, RFC 4291 2.2)', () => {
  it.each<readonly [string, object | undefined]>([
    ['0.0.0.0', v4(0n)],
    ['10.0.1.255', v4(0x0a0001ffn)],
    ['255.255.255.255', v4(0xffffffffn)],
    ['256.0.0.1', undefined],
    ['10.0.0.999', undefined],
    ['10.0.0', undefined],
    ['10.0.0.1.2', undefined],
    ['10.0.0.01', undefined],
    ['10.0.0.', undefined],
    ['', undefined],
    ['::', v6(0n)],
    ['::1', v6(1n)],
    ['1::', v6(1n << 112n)],
    ['2001:db8::8:800:200c:417a', v6(0x20010db8000000000008_0800200c417an)],
    ['2001:DB8:0:0:8:800:200C:417A', v6(0x20010db8000000000008_0800200c417an)],
    ['1:2:3:4:5:6:7:8', v6(0x00010002000300040005000600070008n)],
    ['1:2:3:4:5:6:7::', v6(0x00010002000300040005000600070000n)],
    ['::2:3:4:5:6:7:8', v6(0x00000002000300040005000600070008n)],
    ['1:2:3:4:5:6:7', undefined],
    ['1:2:3:4:5:6:7:8:9', undefined],
    ['1:2:3:4::5:6:7:8', undefined],
    ['1::2::3', undefined],
    ['1::2::', undefined],
    ['1:2:3:4::5:6:7:8::', undefined],
    [':::', undefined],
    ['::12345', undefined],
    ['::g', undefined],
    ['g::', undefined],
    ['::ffff:192.0.2.1', v6(0xffffc0000201n)],
    ['0000:0000:0000:0000:0000:ffff:192.168.100.228', v6(0xffffc0a864e4n)],
    ['1:2:3:4:5:6:192.0.2.1', v6(0x000100020003000400050006c0000201n)],
    ['::192.0.2.1:5', undefined],
    ['192.0.2.1::', undefined],
    ['192.0.2.1::5', undefined],
    ['1:192.0.2.1::', undefined],
    ['::ffff:192.0.2.256', undefined],
    ['0000:0000:0000:0000:0000:ffff:192.168.100.2288', undefined],
  ])('reads %s', (text, address) => {
    expect(parseAddress(text)).toEqual(address)
  })

  it.each<readonly [string, number | undefined]>([
    ['10.0.0.0', 32],
    ['10.0.0.0/0', 0],
    ['10.0.0.0/32', 32],
    ['10.0.0.0/33', undefined],
    ['10.0.0.0/08', undefined],
    ['10.0.0.0/', undefined],
    ['/8', undefined],
    ['10.0.0.0/8/8', undefined],
    ['2001:db8::', 128],
    ['2001:db8::/128', 128],
    ['2001:db8::/129', undefined],
    ['2001:db8::/1280', undefined],
  ])('reads the range %s', (text, prefix) => {
    expect(parseRange(text)?.prefix).toBe(prefix)
  })

  it('finds the address inside ::ffff:0:0/96, and nowhere else (PS-40)', () => {
    const inner = (text: string): unknown => {
      const address = parseAddress(text)
      return address === undefined ? 'none' : mappedIpv4(address)
    }
    expect(inner('::ffff:10.0.0.1')).toEqual(v4(0x0a000001n))
    expect(['::fffe:10.0.0.1', '::1:ffff:10.0.0.1', '10.0.0.1', '255.255.0.1', '::'].map(inner)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })

  it('lie in a range where they share its first bits', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, (1n << 32n) - 1n), fc.bigInt(0n, (1n << 32n) - 1n), fc.integer({ min: 0, max: 32 }), (a, b, prefix) => {
        const bits = (value: bigint): string => value.toString(2).padStart(32, '0').slice(0, prefix)
        expect(isInRange({ bits: 32, value: a }, { bits: 32, value: b, prefix })).toBe(bits(a) === bits(b))
      }),
    )
    expect(isInRange({ bits: 32, value: 0n }, { bits: 128, value: 0n, prefix: 0 })).toBe(false)
  })
})
