import { decimals, far, one, readText } from './values.ts'

/**
 * Some of the texts that may follow behind one that was read, and where they lead: to all values of the stretch from `low` to `high`, and of the same stretch one step farther, and so on for some turns.
 *
 * INVARIANT: `rest` names these texts and tells the turns, and each of the texts leads equally far from `low` behind all that was read with a way of this name and this width; those that lead to the first value of a stretch do so whatever the width.
 */
export interface Way {
  readonly rest: string
  readonly low: bigint
  readonly high: bigint
  readonly step: bigint
  readonly turns: bigint
}

/** A way to all values of one stretch. */
function stretch(rest: string, low: bigint, count: bigint): Way {
  return { rest, low, high: low + count - 1n, step: 1n, turns: 0n }
}

/** The ways behind the beginning of an address of version 4: by bytes and digits still to come. */
export function waysOfFour(text: string): readonly Way[] {
  const bytes = text.split('.')
  const digits = bytes.pop() ?? ''
  const left = 3 - bytes.length
  const before = left < 0 ? undefined : readText([...bytes, '0', '0', '0', '0'].slice(0, 4).join('.')).v4
  if (before === undefined || !/^(?:0|[1-9]\d{0,2})?$/.test(digits)) return []
  const [size, byte] = [256n ** BigInt(left), Number(digits)]
  if (digits === '') return [stretch(`${left}`, before, 256n * size)]
  return (byte === 0 ? [1] : [1, 10, 100]).flatMap((scale) => {
    const count = Math.min(scale, 256 - byte * scale)
    return count < 1 ? [] : [stretch(`${left} ${scale} ${count}`, before + BigInt(byte * scale) * size, BigInt(count) * size)]
  })
}

/** The ways behind the beginning of an address of version 6: by digits of this group and groups behind it, which before `::` may be zeros that are left out; or with an address of version 4 in their place. */
export function waysOfSix(text: string): readonly Way[] {
  if (text === '' || text === ':') return [stretch(text, 0n, text === '' ? 1n << 128n : 1n << 112n)]
  const [first = '', second, third] = text.split('::')
  const hasGap = second !== undefined
  const head = hasGap && first !== '' ? first.split(':') : []
  const tail = (second ?? first).split(':')
  const current = tail.pop() ?? ''
  const room = (hasGap ? 7 : 8) - head.length - tail.length
  if (third !== undefined || room < 0 || ![...head, ...tail].every((group) => isGroup.test(group))) return []
  const valueOf = (some: readonly string[]): bigint => some.reduce((value, group) => 65_536n * value + BigInt(`0x${group}`), 0n)
  const [base, before] = [valueOf(head) << BigInt(128 - 16 * head.length), valueOf(tail)]
  const behind = (count: number): readonly number[] => Array.from({ length: count + 1 }, (_, index) => index).slice(hasGap ? 0 : -1)
  const wayTo = (rest: string, value: bigint, later: number, size: number): Way =>
    stretch(`${hasGap ? '::' : ''}${rest}`, base + (value << BigInt(16 * later)), 1n << BigInt(16 * later + size))
  if (current === '')
    return behind(room).flatMap((later) => (later > 0 || (hasGap && tail.length === 0) ? [wayTo(`${later}`, before, later, 0)] : []))
  const four = room === 2 || (hasGap && room > 2) ? waysOfFour(current) : []
  const more = isGroup.test(current) && room > 0 ? [0, 4, 8, 12].slice(0, 5 - current.length) : []
  const group = (bits: number): bigint => (before << 16n) + (BigInt(`0x${current}`) << BigInt(bits))
  return [
    ...more.flatMap((bits) => behind(room - 1).map((later) => wayTo(`${bits} ${later}`, group(bits), later, bits))),
    ...four.map(({ rest, low, high }) => stretch(`.${rest}`, base + (before << 32n) + low, high - low + 1n)),
  ]
}

const isGroup = /^[\da-f]{1,4}$/i

/** The ways behind the beginning of a number without a sign: by digits to come before the dot, `most` or more taken together. */
export function waysOfNumber(text: string, most: number): readonly Way[] {
  const [, whole, fraction] = /^(\d*)(?:\.(\d*))?$/.exec(text) ?? []
  if (whole === undefined || (whole === '' && fraction !== undefined)) return []
  if (fraction === undefined) return waysOfDigits(whole, most, 1n)
  const low = readText(`${text}0`).number ?? 0n
  return [stretch(fraction === '' ? '.' : '.0', low, low === far ? 1n : countOfDecimals(fraction, low))]
}

/** The ways behind the beginning of seconds since 1970 without a sign. */
export function waysOfSeconds(text: string, most: number): readonly Way[] {
  return /^\d*$/.test(text) ? waysOfDigits(text, most, one) : []
}

/** How many values there are with more decimals behind some. */
export function countOfDecimals(fraction: string, value: bigint): bigint {
  if (fraction.length < decimals) return 2n * 10n ** BigInt(decimals - fraction.length)
  return value % 2n === 0n ? 2n : 1n
}

/** With a step of 1 decimals may follow, with that from one whole number to the next none. */
function waysOfDigits(digits: string, most: number, step: bigint): readonly Way[] {
  const ways = Array.from({ length: most + 1 }, (_, more): Way => {
    const scale = one * 10n ** BigInt(more)
    const [low, next] = [BigInt(`0${digits}`) * scale, (BigInt(`0${digits}`) + 1n) * scale]
    if (low >= far) return stretch(`${more}`, far, 1n)
    const count = (more === most ? far + step : next) - low
    return step === 1n ? stretch(`${more}`, low, count) : { rest: `${more}`, low, high: low, step, turns: count / step - 1n }
  })
  return digits === '' ? ways.slice(1) : ways
}
