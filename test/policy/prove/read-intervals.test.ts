import { describe, expect, it } from 'vitest'
import { readIntervals, unmapped } from '../../../src/policy/solve/encode/read-intervals.ts'
import type { AddressInterval } from '../../../src/policy/solve/formula/value-set.ts'
import { greatest, readAddress, writeAddress } from '../../../src/policy/solve/values/address.ts'

const shown = (intervals: readonly AddressInterval[]): readonly string[] =>
  intervals.map(({ version, low, high }) => [low, high].map((value) => writeAddress({ version, value })).join('-'))
const v6 = (low: string, high = low): string =>
  [low, high].map((text) => writeAddress(readAddress(text) ?? { version: 4, value: 0n })).join('-')

describe('a block of addresses', () => {
  it.each<readonly [text: string, intervals: readonly string[]]>([
    ['10.1.2.3', ['10.1.2.3-10.1.2.3']],
    ['10.1.2.3/32', ['10.1.2.3-10.1.2.3']],
    ['10.1.2.3/8', ['10.0.0.0-10.255.255.255']],
    ['10.1.2.3/0', ['0.0.0.0-255.255.255.255']],
    ['2001:db8::1', [v6('2001:db8::1')]],
    ['2001:db8::1/32', [v6('2001:db8::', '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff')]],
    ['::/0', [v6('::', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff')]],
  ])('%s goes from the first to the last', (text, intervals) => {
    expect(shown(readIntervals(text))).toEqual(intervals)
  })

  it.each([
    ...['', 'x', '/8', '10.0.0.1/', '10.0.0.1/33', '10.0.0.1/08', '10.0.0.1/8x', '10.0.0.1/1234', '10.0.0.1/8/8', '1/10.0.0.1/8'],
    ...['10.0.0.1/-1', '2001:db8::/129', ' 10.0.0.1', '10.0.0/8'],
  ])('`%s` is none', (text) => {
    expect(readIntervals(text)).toEqual([])
  })
})

describe('IPv4 inside IPv6', () => {
  const before = v6('::', '::fffe:ffff:ffff')
  const behind = v6('::1:0:0:0', writeAddress({ version: 6, value: greatest(6) }))

  it.each<readonly [text: string, intervals: readonly string[]]>([
    ['10.0.0.0/8', ['10.0.0.0-10.255.255.255', v6('::ffff:10.0.0.0', '::ffff:10.255.255.255')]],
    ['::ffff:10.0.0.1', []],
    ['::ffff:0.0.0.0', []],
    ['::ffff:255.255.255.255', []],
    ['::ffff:0:0/96', []],
    ['::ffff:10.0.0.0/104', []],
    ['::1', [v6('::1')]],
    ['::fffe:ffff:ffff', [v6('::fffe:ffff:ffff')]],
    ['::1:0:0:0', [v6('::1:0:0:0')]],
    ['2001:db8::/32', [v6('2001:db8::', '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff')]],
    ['::/0', [before, behind]],
    ['::/80', [before]],
  ])('%s goes with IPv4 and is left out of IPv6', (text, intervals) => {
    expect(shown(readIntervals(text).flatMap(unmapped))).toEqual(intervals)
  })
})
