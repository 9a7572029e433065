import { PolicyError } from '../../language/index.ts'
import {
  anyOne,
  anyOneButColon,
  anyOneButSlash,
  anyText,
  anyTextButColon,
  anyTextButSlash,
  type Pattern,
  type Token,
} from '../../solve/formula/pattern.ts'
import type { Comparison, ValueSet } from '../../solve/formula/value-set.ts'
import { writeAddress } from '../../solve/values/address.ts'
import { readDecimal } from '../../solve/values/decimal.ts'
import { readInstant } from '../../solve/values/instant.ts'
import type { CertifiedInterval, CertifiedPattern, CertifiedPiece, CertifiedSet } from './certificate.ts'

/** Writes a set of values as certificates have it. Throws PolicyError for texts whose spellings in other cases cannot be listed character by character. */
export function describeSet(set: ValueSet): CertifiedSet {
  return {
    complement: set.complement,
    patterns: set.kind === 'texts' ? set.patterns.map(describePattern) : [],
    intervals: intervalsOf(set),
  }
}

function intervalsOf(set: ValueSet): readonly CertifiedInterval[] {
  switch (set.kind) {
    case 'texts':
      return []
    case 'addresses':
      return set.intervals.map(({ version, low, high }) => ({
        axis: `v${version}` as const,
        from: writeAddress({ version, value: low }),
        to: writeAddress({ version, value: high }),
      }))
    case 'numbers':
    case 'instants': {
      const [axis, read] = set.kind === 'numbers' ? (['number', readDecimal] as const) : (['instant', readInstant] as const)
      // Why: a comparison with what is no such thing is true of nothing.
      const comparable = set.comparisons.filter(({ value }) => read(value) !== undefined)
      return comparable.map((comparison) => ({ axis, ...bordersOf(comparison) }))
    }
  }
}

function bordersOf({ relation, value }: Comparison): Omit<CertifiedInterval, 'axis'> {
  switch (relation) {
    case 'less':
      return { below: value }
    case 'less-or-equal':
      return { to: value }
    case 'equal':
      return { from: value, to: value }
    case 'greater-or-equal':
      return { from: value }
    case 'greater':
      return { above: value }
  }
}

function describePattern({ tokens, unit, fold, text }: Pattern): CertifiedPattern {
  if (text !== undefined) return text
  const pieces: CertifiedPiece[] = []
  for (const token of tokens) {
    const piece = describeToken(token, unit, fold)
    const last = pieces.at(-1)
    if (typeof piece === 'string' && typeof last === 'string') pieces[pieces.length - 1] = last + piece
    else pieces.push(piece)
  }
  return { unit, pieces }
}

const wildcards: ReadonlyMap<Token, Exclude<CertifiedPiece, string>> = new Map([
  [anyOne, { wildcard: 'character' }],
  [anyOneButColon, { wildcard: 'character but colon' }],
  [anyOneButSlash, { wildcard: 'character but slash' }],
  [anyText, { wildcard: 'text' }],
  [anyTextButColon, { wildcard: 'text but colon' }],
  [anyTextButSlash, { wildcard: 'text but slash' }],
])

function describeToken(token: Token, unit: Pattern['unit'], fold: Pattern['fold']): CertifiedPiece {
  const wildcard = wildcards.get(token)
  if (wildcard !== undefined) return wildcard
  const text = unit === 'code-point' ? String.fromCodePoint(token) : String.fromCharCode(token)
  const spelled = fold === 'none' ? text : fold === 'ascii' ? (/[a-z]/.test(text) ? text + text.toUpperCase() : text) : spellings(text)
  return spelled === text ? text : { oneOf: spelled }
}

let known: ReadonlyMap<string, string> | undefined

/** Gives all characters whose lower case is this one. */
function spellings(text: string): string {
  // Why: of these the case depends on the characters beside them.
  if (/[σς\u0307]/.test(text))
    throw new PolicyError('UNSUPPORTED', `the spellings of \`${text}\` in other cases depend on what is beside it`, {
      help: "fix the reading of PS-28 by `readings: { 'PS-28': 'ascii' }`, then the proof can be certified",
    })
  known ??= makeSpellings()
  return known.get(text) ?? text
}

function makeSpellings(): ReadonlyMap<string, string> {
  const made = new Map<string, string>()
  // Why so far: no script with two cases stands behind that of Adlam.
  for (let code = 0; code <= 0x1e943; code++) {
    const character = String.fromCodePoint(code)
    const lower = character.toLowerCase()
    if (lower !== character) made.set(lower, (made.get(lower) ?? lower) + character)
  }
  return made
}
