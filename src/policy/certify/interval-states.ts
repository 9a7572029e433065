import { cut } from './patterns.ts'
import type { State } from './states.ts'
import { far, one, readText, type Axis, type Interval } from './values.ts'
import { waysOfDates } from './ways-of-dates.ts'
import { waysOfFour, waysOfNumber, waysOfSeconds, waysOfSix, type Way } from './ways.ts'

/** A kind of texts, and those intervals that one of them may still come to. */
interface Kind {
  readonly characters: string
  readonly waysOf: (text: string) => readonly Way[]
  readonly intervals: readonly Interval[]
}

const dead: State = { name: '', accepting: false, fate: 'nothing', live: [], cost: 0, step: () => dead }

/** The automaton of texts in some intervals. Two texts share a state where the same ways lead on, and the same texts of each way into an interval; the name of a state is one text that leads there. */
export function intervalStates(intervals: readonly Interval[]): State {
  const known = new Map<string, State>()
  const stateOf = (text: string, kinds: readonly Kind[]): State => {
    const ahead = kinds.map((kind) => lookAhead(kind, text)).filter(({ names }) => names.length > 0)
    const name = ahead.map(({ kind, names }) => `${kind.characters} ${names.join(';')}`).join('/')
    const state = ahead.length === 0 ? dead : (known.get(name) ?? made(text, ahead))
    known.set(name, state)
    return state
  }
  const made = (text: string, ahead: readonly Ahead[]): State => {
    const [next, reading] = [new Map<number, State>(), readText(text)]
    const live = ahead.flatMap(({ kind }) => cut(kind.characters, 'code-point'))
    const kinds = ahead.map(({ kind }) => kind)
    return {
      name: text,
      accepting: intervals.some(({ axis, low, high }) => low <= (reading[axis] ?? low - 1n) && (reading[axis] ?? low) <= high),
      live,
      cost: ahead.reduce((sum, { kind, names }) => sum + costOfReading + names.length * kind.intervals.length, 0),
      step: (character) => {
        const stepped = next.get(character) ?? (live.includes(character) ? stateOf(text + String.fromCodePoint(character), kinds) : dead)
        next.set(character, stepped)
        return stepped
      },
    }
  }
  return stateOf('', kindsOf(intervals))
}

/** How many comparisons it is worth to read a text. */
const costOfReading = 10

/** The names of all ways that come to an interval, and the kind with only those intervals that they come to. */
interface Ahead {
  readonly kind: Kind
  readonly names: readonly string[]
}

function lookAhead(kind: Kind, text: string): Ahead {
  const ways = kind.waysOf(text)
  const isReached = ({ low, high }: Interval): boolean => ways.some((way) => low <= way.high + way.step * way.turns && way.low <= high)
  const intervals = kind.intervals.filter(isReached)
  return { kind: { ...kind, intervals }, names: ways.flatMap((way) => namesOf(way, intervals)) }
}

function kindsOf(intervals: readonly Interval[]): readonly Kind[] {
  const borders = intervals.flatMap(({ axis, low, high }) => (axis.startsWith('v') ? [] : [low, high]))
  // INVARIANT: from a digit less than `most` on, there is no border any more; and a year is shorter.
  const most = borders.reduce((long, border) => Math.max(long, -far < border && border < far ? String(border / one).length + 1 : 0), 5)
  const on = (axis: Axis): readonly Interval[] => intervals.filter((interval) => interval.axis === axis)
  const below = (axis: Axis): readonly Interval[] => on(axis).map(({ low, high }) => ({ axis, low: -high, high: -low }))
  const number = (text: string): readonly Way[] => waysOfNumber(text, most)
  const seconds = (text: string): readonly Way[] => waysOfSeconds(text, most)
  return [
    { characters: `.${digits}`, waysOf: waysOfFour, intervals: on('v4') },
    { characters: `:.${digits}abcdefABCDEF`, waysOf: waysOfSix, intervals: on('v6') },
    {
      characters: `+.${digits}`,
      waysOf: (text) => (/^[^+]/.test(text) ? number(text) : behind('+', text, number)),
      intervals: on('number'),
    },
    { characters: `-.${digits}`, waysOf: (text) => behind('-', text, number), intervals: below('number') },
    // Why: four digits are a year.
    {
      characters: digits,
      waysOf: (text) => seconds(text).filter(({ rest }) => text.length + Number(rest) !== 4),
      intervals: on('instant'),
    },
    { characters: `-${digits}`, waysOf: (text) => behind('-', text, seconds), intervals: below('instant') },
    { characters: `+-.:TZ${digits}`, waysOf: waysOfDates, intervals: on('instant') },
  ]
}

const digits = '0123456789'

/** The ways of a text with a sign; before it is there, their names say that it is to come. */
function behind(sign: string, text: string, waysOf: Kind['waysOf']): readonly Way[] {
  if (text === '') return waysOf('').map((way) => ({ ...way, rest: sign + way.rest }))
  return text.startsWith(sign) ? waysOf(text.slice(1)) : []
}

/** Names a way by what is behind it, and by where intervals begin and end in its stretches; gives nothing where none does and it lies in none. */
function namesOf({ rest, low, high, step, turns }: Way, intervals: readonly Interval[]): readonly string[] {
  const width = high - low
  const met = intervals.flatMap((interval) => {
    const [first, last] = [-floor(high - interval.low, step), floor(interval.high - low, step)]
    const [from, to] = [first > 0n ? first : 0n, last < turns ? last : turns]
    const [begin, end] = [interval.low - low - from * step, interval.high - low - to * step]
    return from > to ? [] : [{ from, to, begin: begin > 0n ? begin : 0n, end: end < width ? end : width }]
  })
  if (met.length === 0) return []
  if (met.some(({ from, to, begin, end }) => from === 0n && to === turns && begin === 0n && end === width)) return [rest]
  if (met.some(({ from, to, begin, end }) => from < to && (begin > step || end < width - step))) return [`${rest} @ ${width} ${low}`]
  const isSized = met.some(({ begin, end }) => begin > 1n || (end > 0n && end < width))
  const parts = met.map(({ from, to, begin, end }) => `${from}+${begin} ${to}+${end === width ? 'all' : end}`)
  return [`${rest} ${isSized ? width : ''} ${parts.join()}`]
}

function floor(value: bigint, step: bigint): bigint {
  return value / step - (value % step < 0n ? 1n : 0n)
}
