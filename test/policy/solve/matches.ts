import type { Constraint } from '../../../src/policy/solve/values/constraint.ts'
import type { Pattern } from '../../../src/policy/solve/formula/pattern.ts'
import type { ValueSet } from '../../../src/policy/solve/formula/value-set.ts'
import { parseDecimal, compareDecimals } from '../../../src/policy/evaluate/decimal.ts'
import { compareInstants, parseInstant } from '../../../src/policy/evaluate/instant.ts'
import { parseAddress } from '../../../src/policy/evaluate/ip-range.ts'

/** Tells whether a text matches a pattern, by trying every way to do so. */
export function matches({ tokens, unit, fold }: Pattern, text: string): boolean {
  if (fold === 'unicode') return text.toLowerCase() === String.fromCodePoint(...tokens)
  const folded = fold === 'ascii' ? text.replace(/[A-Z]/g, (letter) => letter.toLowerCase()) : text
  const characters =
    unit === 'code-point'
      ? Array.from(folded, (character) => character.codePointAt(0))
      : Array.from({ length: folded.length }, (_, i) => folded.charCodeAt(i))
  const from = (token: number, at: number): boolean => {
    const wanted = tokens[token]
    if (wanted === undefined) return at === characters.length
    const character = characters[at]
    if (wanted === -3 || wanted === -4) {
      if (from(token + 1, at)) return true
      return character !== undefined && (wanted === -3 || character !== 0x3a) && from(token, at + 1)
    }
    if (character === undefined) return false
    return (wanted === -1 || (wanted === -2 ? character !== 0x3a : character === wanted)) && from(token + 1, at + 1)
  }
  return from(0, 0)
}

/** Tells whether a text lies in a set, with the readers of the evaluator, which the solver does not know. */
export function liesIn(set: ValueSet, text: string): boolean {
  return isMember(set, text) !== set.complement
}

/** Tells whether a text is what every constraint wants. */
export function liesInAll(constraints: readonly Constraint[], text: string): boolean {
  return constraints.every(({ language, inside }) => isMember(language.set, text) === inside)
}

function isMember(set: ValueSet, text: string): boolean {
  switch (set.kind) {
    case 'texts':
      return set.patterns.some((pattern) => matches(pattern, text))
    case 'addresses': {
      const address = parseAddress(text)
      return set.intervals.some(
        ({ version, low, high }) =>
          address !== undefined && (address.bits === 32) === (version === 4) && low <= address.value && address.value <= high,
      )
    }
    case 'numbers':
      return set.comparisons.some(({ relation, value }) => related(relation, parseDecimal(text), parseDecimal(value), compareDecimals))
    case 'instants':
      return set.comparisons.some(({ relation, value }) => related(relation, parseInstant(text), parseInstant(value), compareInstants))
  }
}

function related<T>(relation: string, found: T | undefined, value: T | undefined, compare: (a: T, b: T) => number): boolean {
  if (found === undefined || value === undefined) return false
  const order = Math.sign(compare(found, value))
  return { less: [-1], 'less-or-equal': [-1, 0], equal: [0], 'greater-or-equal': [0, 1], greater: [1] }[relation]?.includes(order) ?? false
}
