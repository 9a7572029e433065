import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { intervalStates } from '../../../src/policy/certify/interval-states.ts'
import type { State } from '../../../src/policy/certify/states.ts'
import { far, one, readText, type Axis, type Interval } from '../../../src/policy/certify/values.ts'
import { propertyRuns } from '../property-runs.ts'
import { someIntervals, someText } from './spellings.ts'

function stands(intervals: readonly Interval[], text: string): boolean {
  const reading = readText(text)
  return intervals.some(({ axis, low, high }) => {
    const value = reading[axis]
    return value !== undefined && low <= value && value <= high
  })
}

function run(start: State, text: string): State {
  return Array.from(text).reduce((state, character) => state.step(character.codePointAt(0) ?? 0), start)
}

/** An interval between two texts, without what is left out. */
function between(axis: Axis, from?: string, to?: string): Interval {
  return { axis, low: from === undefined ? -far : (readText(from)[axis] ?? 0n), high: to === undefined ? far : (readText(to)[axis] ?? 0n) }
}

/** All states, and the first that leads to none that accepts. */
function explore(start: State, cap: number): { readonly count: number; readonly lost: string | undefined } {
  if (start.fate === 'nothing') return { count: 0, lost: undefined }
  const states = new Set([start])
  const before = new Map<State, State[]>()
  for (const state of states) {
    if (states.size > cap) return { count: states.size, lost: undefined }
    for (const character of new Set(state.live)) {
      const next = state.step(character)
      if (next.fate === 'nothing') continue
      states.add(next)
      before.set(next, [...(before.get(next) ?? []), state])
    }
  }
  const useful = new Set([...states].filter(({ accepting }) => accepting))
  for (const state of useful) for (const earlier of before.get(state) ?? []) useful.add(earlier)
  return { count: states.size, lost: [...states].find((state) => !useful.has(state))?.name }
}

it('accepts the texts that stand in an interval, and no others', { timeout: 7_200_000 }, () => {
  let inside = 0
  fc.assert(
    fc.property(someIntervals, fc.array(someText, { minLength: 20, maxLength: 20 }), (intervals, texts) => {
      const start = intervalStates(intervals)
      for (const text of texts) {
        expect([text, run(start, text).accepting]).toEqual([text, stands(intervals, text)])
        if (stands(intervals, text)) inside += 1
      }
    }),
    propertyRuns(1000),
  )
  expect(inside).toBeGreaterThan(2 * propertyRuns(1000).numRuns)
})

it(
  'of two texts that share a state, whatever follows puts both in an interval or neither; and nothing does where none is left',
  { timeout: 7_200_000 },
  () => {
    fc.assert(
      fc.property(someIntervals, fc.array(someText, { minLength: 8, maxLength: 8 }), (intervals, texts) => {
        const start = intervalStates(intervals)
        const cuts = (text: string): readonly number[] => [...Array.from(text).keys()].filter((at) => at < 24 || at > text.length - 12)
        const ends = [...new Set(['', ...texts.flatMap((text) => cuts(text).map((at) => text.slice(at)))])]
        for (const beginning of new Set(texts.flatMap((text) => cuts(text).map((at) => text.slice(0, at))))) {
          const state = run(start, beginning)
          if (state.fate === undefined && state.name === beginning) continue
          for (const end of ends) {
            const expected = state.fate === undefined && stands(intervals, state.name + end)
            if (stands(intervals, beginning + end) !== expected) expect([beginning, state.name, end]).toBeUndefined()
          }
        }
      }),
      propertyRuns(100),
    )
  },
)

describe('states are few, and each of them leads into an interval', () => {
  it.each<readonly [string, readonly Interval[], number]>([
    ['10.0.0.0/8', [between('v4', '10.0.0.0', '10.255.255.255')], 21],
    ['10.0.0.5', [between('v4', '10.0.0.5', '10.0.0.5')], 9],
    ['any v4', [between('v4')], 24],
    ['2001:db8::/32', [between('v6', '2001:db8::', '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff')], 128],
    ['2001:db8:1:2::/64', [between('v6', '2001:db8:1:2::', '2001:db8:1:2:ffff:ffff:ffff:ffff')], 100],
    ['2001:db8::1', [between('v6', '2001:db8::1', '2001:db8::1')], 71],
    ['::ffff:10.0.0.0/104', [between('v6', '::ffff:10.0.0.0', '::ffff:10.255.255.255')], 97],
    ['any v6', [between('v6')], 157],
    [
      'both versions',
      [between('v4', '10.0.0.0', '10.255.255.255'), between('v6', '2001:db8::', '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff')],
      148,
    ],
    ['> 1700000000', [{ ...between('number', '1700000000'), low: (readText('1700000000').number ?? 0n) + 1n }], 26],
    ['>= 1.5 and < 2.25', [{ ...between('number', '1.5', '2.25'), high: (readText('2.25').number ?? 0n) - 1n }], 8],
    ['5', [between('number', '5', '5')], 5],
    ['from the least decimal on', [between('number', `0.${'0'.repeat(63)}1`)], 70],
    ['up to the least decimal', [between('number', undefined, `0.${'0'.repeat(63)}1`)], 73],
    ['any moment', [between('instant')], 129],
    ['from 2024-01-01T00:00:00Z, up to a cap', [between('instant', '2024-01-01T00:00:00Z')], 10_000],
    ['from 2024-01-01T12:30:15.5Z, up to a cap', [between('instant', '2024-01-01T12:30:15.5Z')], 10_000],
    ['no address is more than the last', [{ axis: 'v6', low: 1n << 128n, high: far }], 0],
    ['between two seconds behind all dates', [{ axis: 'instant', low: 253_402_400_000n * one + 1n, high: 253_402_400_001n * one - 1n }], 0],
  ])('%s', (_, intervals, most) => {
    const { count, lost } = explore(intervalStates(intervals), 10_000)
    expect(lost).toBeUndefined()
    expect(Math.min(count, 10_000)).toBe(most)
  })

  it('whatever the intervals are', { timeout: 7_200_000 }, () => {
    fc.assert(
      fc.property(
        someIntervals.filter((intervals) => intervals.every(({ axis }) => axis !== 'instant')),
        (intervals) => {
          const { count, lost } = explore(intervalStates(intervals), 3000)
          expect(lost).toBeUndefined()
          expect(count).toBeLessThan(1500)
        },
      ),
      propertyRuns(60),
    )
  })
})
