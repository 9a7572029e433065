import { describe, expect, it } from 'vitest'
import type { AddressInterval } from '../../../src/policy/solve/formula/value-set.ts'
import { addressAutomaton } from '../../../src/policy/solve/values/address-automaton.ts'
import { greatest, readAddress, writeAddress } from '../../../src/policy/solve/values/address.ts'
import type { State } from '../../../src/policy/solve/values/automaton.ts'

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

const intervalOf = (text: string): AddressInterval => {
  const [low, high] = text.split(' to ').map(readAddress)
  if (low === undefined || high === undefined) throw new TypeError(`no interval: ${text}`)
  return { version: low.version, low: low.value, high: high.value }
}

const behind = (intervals: string, text: string): State =>
  Array.from(text).reduce(
    (state, character) => state.step(character.charCodeAt(0), { left: 0 }),
    addressAutomaton(intervals.split(', ').map(intervalOf)),
  )

const block = '10.0.0.0 to 10.0.0.255'
const lowest = '0.0.0.0 to 0.0.0.255'

describe('the automaton of addresses', () => {
  it.each([
    // What a state stands for: the bytes left, the digits of this one, and those before as a number.
    [block, '', '4  0', false],
    [block, '1', '4 1 0', false],
    [block, '10', '4 10 0', false],
    [block, '10.', '3  10', false],
    [block, '10.0.0', '2 0 2560', false],
    [block, '10.0.0.', '1  free', false],
    [block, '10.0.0.7', '1 7 free', true],
    [block, '10.0.0.255', '1 255 free', true],
    // A number that is read is no address before its last byte has begun.
    [lowest, '0', '4 0 0', false],
    [lowest, '0.0.0', '2 0 0', false],
    [lowest, '0.0.0.', '1  free', false],
    // `free` only where one interval holds all that may follow.
    ['10.0.0.1 to 10.0.0.255', '10.0.0.', '1  655360', false],
    ['10.0.0.0 to 10.0.0.254', '10.0.0.', '1  655360', false],
    ['10.0.0.0 to 10.0.1.255', '10.0.0.', '1  free', false],
    ['9.255.255.255 to 10.0.0.255', '10.0.0.', '1  free', false],
    ['10.0.0.0 to 10.0.0.255, 10.0.0.9 to 10.0.0.9', '10.0.0.', '1  free', false],
    ['10.0.0.9 to 10.0.0.9, 10.0.0.0 to 10.0.0.255', '10.0.0.', '1  free', false],
    // One address, and the ends of intervals.
    ['10.0.0.0 to 10.0.0.0', '10.0.0.', '1  655360', false],
    ['10.0.0.0 to 10.0.0.0', '10.0.0.0', '1 0 655360', true],
    ['10.0.0.0 to 10.0.0.0', '10.0.0.1', '1 1 655360', false],
    ['10.0.0.0 to 10.0.0.3, 10.0.0.8 to 10.0.0.9', '10.0.0.2', '1 2 655360', true],
    ['10.0.0.0 to 10.0.0.3, 10.0.0.8 to 10.0.0.9', '10.0.0.5', '1 5 655360', false],
    ['10.0.0.0 to 10.0.0.3, 10.0.0.8 to 10.0.0.9', '10.0.0.9', '1 9 655360', true],
  ])('within %s reads `%s` to `%s`', (intervals, text, key, accepting) => {
    const digits = /\d$/.test(text) ? '0123456789.' : '0123456789'
    const live = Array.from(digits, (digit) => digit.charCodeAt(0))
    expect(behind(intervals, text)).toMatchObject({ key, accepting, live, dead: false, universal: false, open: false })
  })

  it.each([
    [block, '9.'],
    [block, '10.0.1.'],
    ['10.0.1.0 to 10.0.1.255', '10.0.0.'],
    [lowest, '0.0.0.01'],
    [lowest, '0.0.0.256'],
    [lowest, '0.0.0.1000'],
    [lowest, '0.0.0.1.'],
    [lowest, '0..0.1'],
    [lowest, '.'],
    [lowest, 'x'],
    [lowest, '0.0.0.1x'],
    ['::1 to ::9', ''],
    ['::1 to ::9', '0.0.0.5'],
  ])('within %s leaves no hope behind `%s`', (intervals, text) => {
    const dead = behind(intervals, text)
    expect(dead).toMatchObject({ key: 'dead', accepting: false, live: [], dead: true, universal: false, open: false })
    expect(dead.step(0x31, { left: 0 })).toBe(dead)
  })

  it('has one state for all places inside an interval', () => {
    expect(behind('10.0.0.0 to 10.255.255.255', '10.1.').key).toBe(behind('10.0.0.0 to 10.255.255.255', '10.2.').key)
  })
})
