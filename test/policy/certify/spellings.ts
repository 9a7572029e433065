import fc from 'fast-check'
import { one, readText, type Axis, type Interval, far } from '../../../src/policy/certify/values.ts'

/** Values of each axis, around which intervals begin and end. */
const places: Readonly<Record<Axis, readonly string[]>> = {
  v4: ['0.0.0.0', '9.255.255.255', '10.0.0.0', '10.0.0.9', '10.0.25.0', '10.255.255.255', '192.168.2.25', '255.255.255.255'],
  v6: ['::', '::1', '::ffff:10.0.0.0', '::ffff:10.0.0.255', '2001:db8::', '2001:db8:0:5::', '2001:db8::1:0:0:25', 'fd00::', 'ffff:ffff::'],
  number: ['0', '-1', '1', '1.5', '2.25', '9.99', '10', '-12.5', '2024', '1700000000', `0.${'0'.repeat(63)}1`],
  instant: [
    ...['0', '-1234', '5', '12345', '1700000000', '2024-01-01T00:00:00Z', '2024-02-29T12:00:00.5Z', '1970', '0000', '9999-12-31'],
    ...['2023-12-31T23:59:30Z', `2000-03-01T00:00:00.${'0'.repeat(63)}1Z`, '1900-03-01T00:00:00+23:59'],
  ],
}
const axes = ['v4', 'v6', 'number', 'instant'] as const
const place = fc.constantFrom(...axes).chain((axis) => fc.constantFrom(...places[axis]).map((text) => valueOf(axis, text)))

function valueOf(axis: Axis, text: string): { readonly axis: Axis; readonly value: bigint } {
  return { axis, value: readText(text)[axis] ?? 0n }
}

/** Some intervals that begin or end at these places, or just beside them, of one axis or several. */
export const someIntervals: fc.Arbitrary<readonly Interval[]> = fc.array(
  fc.tuple(place, place, fc.bigInt(-1n, 1n), fc.bigInt(-1n, 1n), fc.nat(3)).map(([from, to, before, behind, shape]): Interval => {
    const [low, high] = [from.value + before, (to.axis === from.axis ? to.value : from.value) + behind]
    return { axis: from.axis, low: shape === 1 ? -far : low < high ? low : high, high: shape === 2 ? far : low < high ? high : low }
  }),
  { minLength: 1, maxLength: 3 },
)

const zeros = (max: number): fc.Arbitrary<string> => fc.nat(max).map((count) => '0'.repeat(count))
const digits = fc.oneof(
  zeros(3),
  fc.constantFrom('5', '25', '99', '0'.repeat(60), `${'0'.repeat(62)}5`, `${'0'.repeat(66)}5`, '9'.repeat(70)),
)
const nearly = (value: bigint, step: bigint): fc.Arbitrary<bigint> => fc.bigInt(-2n, 2n).map((steps) => value + steps * step)

function fourOf(value: bigint): string {
  return [24n, 16n, 8n, 0n].map((bits) => String((value >> bits) & 255n)).join('.')
}

/** An address of version 6 in any spelling: with zeros left out anywhere, or not, with zeros before, in either case, or ending in four bytes. */
function sixOf(value: bigint): fc.Arbitrary<string> {
  return fc
    .record({ from: fc.nat(8), count: fc.integer({ min: 0, max: 8 }), wide: fc.nat(255), isUpper: fc.boolean(), hasFour: fc.boolean() })
    .map(({ from, count, wide, isUpper, hasFour }) => {
      const groups = Array.from({ length: hasFour ? 6 : 8 }, (_, index) => Number((value >> BigInt(112 - 16 * index)) & 65_535n))
      const written = groups.map((group, index) => group.toString(16).padStart((wide >> index) % 2 === 0 ? 1 : 4, '0'))
      if (hasFour) written.push(fourOf(value & 0xffff_ffffn))
      const zeros = groups.slice(from).findIndex((group) => group !== 0)
      const left = Math.min(count, zeros < 0 ? groups.length - from : zeros)
      const text = left > 0 ? `${written.slice(0, from).join(':')}::${written.slice(from + left).join(':')}` : written.join(':')
      return isUpper ? text.toUpperCase() : text
    })
}

function numberOf(value: bigint): fc.Arbitrary<string> {
  const size = value < 0n ? -value : value
  const decimals = String((size % one) / 2n)
    .padStart(64, '0')
    .replace(/0+$/, '')
  return fc.tuple(fc.constantFrom('', '+'), zeros(4), digits).map(([plus, before, behind]) => {
    const fraction = `${decimals}${behind}`
    return `${value < 0n ? '-' : plus}${before}${size / one}${fraction === '' ? '' : `.${fraction}`}`
  })
}

function instantOf(value: bigint): fc.Arbitrary<string> {
  const zone = fc.oneof(fc.constantFrom(0, 1439, -1439, 60, -90), fc.integer({ min: -1439, max: 1439 }))
  const seconds = value / one - (value % one < 0n ? 1n : 0n)
  const decimals = String((value - seconds * one) / 2n)
    .padStart(64, '0')
    .replace(/0+$/, '')
  const dates = fc.tuple(zone, digits, fc.nat(9), fc.boolean()).map(([minutes, more, cut, isZulu]) => {
    const away = isZulu ? 0 : minutes
    const local = new Date(Math.max(-62_167_219_200, Math.min(253_402_300_799, Number(seconds) + 60 * away)) * 1000).toISOString()
    const two = (part: number): string => String(Math.trunc(part)).padStart(2, '0')
    const fraction = `${decimals}${more}`
    const written = isZulu ? 'Z' : `${away < 0 ? '-' : '+'}${two(Math.abs(away) / 60)}:${two(Math.abs(away) % 60)}`
    if (cut < 3) return local.slice(0, [4, 7, 10][cut])
    return `${local.slice(0, cut === 3 ? 16 : 19)}${fraction === '' || cut === 3 ? '' : `.${fraction}`}${written}`
  })
  const spelled = zeros(4).map((before) => `${seconds < 0n ? '-' : ''}${before}${seconds < 0n ? -seconds : seconds}`)
  return fc.oneof({ weight: 3, arbitrary: dates }, spelled)
}

const edits = [...Array.from('0123456789abfAF:.+-TZx'), '::', '0000']
const edited = (text: string): fc.Arbitrary<string> =>
  fc
    .tuple(fc.nat(text.length), fc.nat(2), fc.constantFrom(...edits))
    .map(([at, gone, more]) => text.slice(0, at) + more + text.slice(at + gone))

/** Numbers with about as many decimals as count. */
const long = fc
  .tuple(fc.constantFrom('', '-', '+'), fc.constantFrom('0', '1', '2'), fc.constantFrom('0', '9'), fc.integer({ min: 60, max: 67 }), digits)
  .map(([sign, whole, decimal, count, more]) => `${sign}${whole}.${decimal.repeat(count)}${more}`)

/** A text that stands at or near one of these places, in any spelling; or nearly is such a text. */
export const someText: fc.Arbitrary<string> = place
  .chain(({ axis, value }) => {
    if (axis === 'v4') return nearly(value, 1n).map((near) => fourOf(near & 0xffff_ffffn))
    if (axis === 'v6') return nearly(value, 1n).chain((near) => sixOf(near & ((1n << 128n) - 1n)))
    const step = fc.constantFrom(one, one / 100n, one * 60n, one * 3600n, one * 86_400n)
    return step.chain((distance) => nearly(value, distance)).chain(axis === 'number' ? numberOf : instantOf)
  })
  .chain((text) => fc.oneof({ weight: 6, arbitrary: fc.constant(text) }, { weight: 2, arbitrary: edited(text) }, long))
