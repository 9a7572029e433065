import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyOne, anyOneButColon, anyText, anyTextButColon, charactersOf, matchGlob, type Glob } from '../../../src/policy/evaluate/glob.ts'

const sources = new Map<number, string>([
  [anyOne, '[^]'],
  [anyOneButColon, '[^:]'],
  [anyText, '[^]*'],
  [anyTextButColon, '[^:]*'],
])
const token = fc.oneof(
  fc.constantFrom(...sources.keys()),
  fc.constantFrom('a', 'b', ':').map((character) => character.charCodeAt(0)),
)
const faces = fc.constantFrom('😀', '😁').map((character) => character.codePointAt(0) ?? 0)
const text = fc.string({ unit: fc.constantFrom('a', 'b', ':', 'a', '😀'), maxLength: 12 })

const regex = (glob: Glob, flags: string): RegExp =>
  new RegExp(`^${glob.map((one) => sources.get(one) ?? String.fromCodePoint(one)).join('')}$`, flags)

describe('globs', () => {
  it('match as regular expressions do', () => {
    fc.assert(
      fc.property(fc.array(token, { maxLength: 10 }), text, (glob, subject) => {
        expect(matchGlob(glob, subject, 'code-point')).toBe(regex(glob, 'u').test(subject))
        expect(matchGlob(glob, subject, 'utf-16-unit')).toBe(regex(glob, '').test(subject))
      }),
      { numRuns: 3000 },
    )
  })

  it('match characters outside the basic plane as wholes, or as their halves (PS-27)', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(token, faces), { maxLength: 6 }), text, (glob, subject) => {
        expect(matchGlob(glob, subject, 'code-point')).toBe(regex(glob, 'u').test(subject))
        const halves = glob.flatMap((one) => (one < 0 ? [one] : charactersOf(String.fromCodePoint(one), 'utf-16-unit')))
        expect(matchGlob(halves, subject, 'utf-16-unit')).toBe(regex(halves, '').test(subject))
      }),
      { numRuns: 2000 },
    )
    expect(matchGlob([0x1f600], '😀', 'code-point')).toBe(true)
    expect(matchGlob([anyOne, anyTextButColon], '😀', 'code-point')).toBe(true)
    expect(matchGlob([0x1f601, anyTextButColon], '😀', 'code-point')).toBe(false)
    expect(matchGlob([anyOne, anyOneButColon], '😀', 'utf-16-unit')).toBe(true)
    expect(matchGlob([anyText, 0x1f600, anyTextButColon], 'a😀', 'code-point')).toBe(true)
    expect(matchGlob([anyText, 0x3a, anyTextButColon, 0x62], 'x:y:b', 'code-point')).toBe(true)
  })

  it.each(['\u0001', '\u0002', '\u0003', '\u0004'])('take %j for no wildcard', (character) => {
    const glob = charactersOf(character, 'code-point')
    expect(matchGlob(glob, character, 'code-point')).toBe(true)
    expect(matchGlob(glob, 'a', 'code-point')).toBe(false)
    expect(matchGlob([...glob, anyTextButColon], 'a', 'code-point')).toBe(false)
  })

  it('match their own text with stars put in', () => {
    const stars = fc.array(fc.constantFrom(anyText, anyTextButColon), { maxLength: 2 })
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b', 'ab'), stars), { minLength: 1, maxLength: 8 }), (pieces) => {
        const glob = pieces.flatMap(([piece, wildcards]) => [...charactersOf(piece, 'code-point'), ...wildcards])
        expect(matchGlob(glob, pieces.map(([piece]) => piece).join(''), 'code-point')).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it.each<readonly [string, Glob, string]>([
    ['many stars', Array.from({ length: 20_000 }, () => [anyText, 0x61]).flat(), `${'a'.repeat(20_000)}b`],
    ['many confined stars', [...Array.from({ length: 5_000 }, () => [anyTextButColon, 0x61]).flat(), 0x3a], 'a'.repeat(50_000)],
    ['a long stretch', [anyText, ...Array.from({ length: 500 }, () => 0x61), 0x62], 'a'.repeat(10_000)],
    ['a long stretch of `?`', [anyText, ...Array.from({ length: 500 }, () => anyOne), 0x62], 'a'.repeat(10_000)],
  ])('end in time for %s', (_, glob, subject) => {
    expect(matchGlob(glob, subject, 'code-point')).toBe(false)
  })
})
