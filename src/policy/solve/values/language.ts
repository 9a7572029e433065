import type { Budget } from '../budget.ts'
import type { Pattern } from '../formula/pattern.ts'
import type { AddressInterval, Comparison, ValueSet } from '../formula/value-set.ts'
import { isInside, readAddress } from './address.ts'
import { alphabetAutomaton } from './alphabet-automaton.ts'
import { addressAutomaton } from './address-automaton.ts'
import { patternAutomaton, type State } from './automaton.ts'
import { isInexact } from './case-variants.ts'
import { compareDecimals, readDecimal, type Decimal } from './decimal.ts'
import { readInstant } from './instant.ts'

/** A set of texts, without its complement, made ready for questions. */
export interface Language {
  readonly set: ValueSet
  /** All its texts, where they can be listed. */
  readonly texts?: ReadonlySet<string>
  readonly contains: (text: string, budget: Budget) => boolean
  /** What each of its texts begins with. */
  readonly prefix: string
  /** Gives the state behind a text of an automaton that accepts all of its texts, and perhaps others. */
  readonly outer: (text: string, budget: Budget) => State
  /** Gives the state behind a text of an automaton that accepts some of its texts, and no others. */
  readonly inner: (text: string, budget: Budget) => State
  /** Whether these automata may err all the same. */
  readonly inexact: boolean
  /** For numbers and moments: the values that texts are compared with. */
  readonly borders: readonly Decimal[]
}

/** Makes a set ready for questions. */
export function compileSet(set: ValueSet): Language {
  switch (set.kind) {
    case 'texts':
      return compileTexts(set, set.patterns)
    case 'addresses':
      return {
        ...covered(set, '0123456789abcdefABCDEF:.'),
        ...addressAutomata(set.intervals),
        contains: (text) => {
          const address = readAddress(text)
          return address !== undefined && isInside(address, set.intervals)
        },
      }
    case 'numbers':
    case 'instants': {
      const read = set.kind === 'numbers' ? readDecimal : readInstant
      const comparisons = set.comparisons.flatMap(({ relation, value }) => {
        const border = read(value)
        return border === undefined ? [] : [{ relation, border }]
      })
      return {
        ...covered(set, '0123456789+-.:TZ'),
        borders: comparisons.map(({ border }) => border),
        contains: (text) => {
          const found = read(text)
          return found !== undefined && comparisons.some(({ relation, border }) => relate(relation, compareDecimals(found, border)))
        },
      }
    }
  }
}

function covered(set: ValueSet, characters: string): Omit<Language, 'contains'> {
  const cover = alphabetAutomaton(characters)
  return { set, prefix: '', outer: (text, budget) => run(cover, text, budget), inner: patternAutomaton([]), inexact: false, borders: [] }
}

/** Why only version 4: its addresses have one spelling each. */
function addressAutomata(intervals: readonly AddressInterval[]): Partial<Language> {
  const start = addressAutomaton(intervals)
  const inner: Language['inner'] = (text, budget) => run(start, text, budget)
  return { inner, ...(intervals.every(({ version }) => version === 4) ? { outer: inner } : {}) }
}

function compileTexts(set: ValueSet, patterns: readonly Pattern[]): Language {
  const texts = new Set(patterns.flatMap(({ text }) => text ?? []))
  const folded = new Set(patterns.flatMap(({ fold, tokens }) => (fold === 'unicode' ? String.fromCodePoint(...tokens) : [])))
  const globs = patterns.filter(({ text, fold }) => text === undefined && fold !== 'unicode')
  const after = patternAutomaton(patterns)
  const rest = globs.length === patterns.length ? after : patternAutomaton(globs)
  const contains = (text: string, budget: Budget): boolean => {
    if (texts.has(text) || (folded.size > 0 && folded.has(text.toLowerCase()))) return true
    return globs.length > 0 && run(rest('', budget), text, budget).accepting
  }
  return {
    set,
    ...(patterns.every(({ text }) => text !== undefined) ? { texts } : {}),
    contains,
    // Why: a cut may have gone through the middle of a character.
    prefix: patterns
      .map(prefixOf)
      .reduce(commonPrefix)
      .replace(/[\uD800-\uDBFF]$/, ''),
    outer: after,
    inner: after,
    inexact: patterns.some(isInexact),
    borders: [],
  }
}

function run(start: State, text: string, budget: Budget): State {
  let state = start
  for (const character of text) {
    if (state.dead || state.universal) break
    state = state.step(character.codePointAt(0) ?? 0, budget)
  }
  return state
}

function prefixOf({ tokens, fold, unit }: Pattern): string {
  const wild = tokens.findIndex((token) => token < 0)
  return fold === 'none' && unit === 'code-point' ? String.fromCodePoint(...tokens.slice(0, wild < 0 ? tokens.length : wild)) : ''
}

function commonPrefix(a: string, b: string): string {
  let length = 0
  while (length < a.length && a[length] === b[length]) length += 1
  return a.slice(0, length)
}

function relate(relation: Comparison['relation'], order: number): boolean {
  switch (relation) {
    case 'less':
      return order < 0
    case 'less-or-equal':
      return order <= 0
    case 'equal':
      return order === 0
    case 'greater-or-equal':
      return order >= 0
    case 'greater':
      return order > 0
  }
}
