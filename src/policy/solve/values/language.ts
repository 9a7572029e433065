import type { Budget } from '../budget.ts'
import type { Pattern } from '../formula/pattern.ts'
import type { AddressInterval, Comparison, ValueSet } from '../formula/value-set.ts'
import { greatest, isInside, readAddress } from './address.ts'
import { patternAutomaton, type State } from './automaton.ts'
import { isInexact } from './case-variants.ts'
import { compareDecimals, readDecimal, type Decimal } from './decimal.ts'
import { readInstant } from './instant.ts'
import { addressWords } from './outlook/address-outlook.ts'
import { instantWords } from './outlook/instant-outlook.ts'
import { numberWords } from './outlook/number-outlook.ts'
import { valueAutomaton, type Values } from './outlook/value-automaton.ts'

/** A set of texts, without its complement, made ready for questions. */
export interface Language {
  readonly set: ValueSet
  /** All its texts, where they can be listed. */
  readonly texts?: ReadonlySet<string>
  readonly contains: (text: string, budget: Budget) => boolean
  /** What each of its texts begins with. */
  readonly prefix: string
  /** Gives the state behind a text of the automaton of its texts. */
  readonly after: (text: string, budget: Budget) => State
  /** Gives the same of an automaton of these texts and others that read as values of their kind, which has few states. */
  readonly cover?: (text: string, budget: Budget) => State
  /** Whether that automaton accepts its texts and no others. */
  readonly isExact: boolean
  /** For numbers and moments: the values that texts are compared with. */
  readonly borders: readonly Decimal[]
}

/** Makes a set ready for questions. */
export function compileSet(set: ValueSet): Language {
  switch (set.kind) {
    case 'texts':
      return compileTexts(set, set.patterns)
    case 'addresses':
      return compileAddresses(set, set.intervals)
    case 'numbers':
    case 'instants': {
      const read = set.kind === 'numbers' ? readDecimal : readInstant
      const comparisons = set.comparisons.flatMap(({ relation, value }) => {
        const border = read(value)
        return border === undefined ? [] : [{ relation, border }]
      })
      const borders = comparisons.map(({ border }) => border)
      const holds = (found: Decimal): boolean =>
        comparisons.some(({ relation, border }) => relate(relation, compareDecimals(found, border)))
      const contains = (text: string): boolean => {
        const found = read(text)
        return found !== undefined && holds(found)
      }
      const words = set.kind === 'numbers' ? numberWords : instantWords
      const values = { characters: '0123456789+-.:TZ', wordOf: words(borders, holds), contains, cost: 2 + borders.length }
      const all = { ...values, wordOf: words([], () => true), contains: (text: string) => read(text) !== undefined, cost: 2 }
      return valueLanguage(set, values, all, borders)
    }
  }
}

function compileAddresses(set: ValueSet, intervals: readonly AddressInterval[]): Language {
  const contains = (text: string): boolean => {
    const address = readAddress(text)
    return address !== undefined && isInside(address, intervals)
  }
  const characters = intervals.every(({ version }) => version === 4) ? '0123456789.' : '0123456789abcdefABCDEF:.'
  const values = { characters, wordOf: addressWords(intervals), contains, cost: 2 + intervals.length }
  const versions = new Set(intervals.map(({ version }) => version))
  const all = {
    ...values,
    wordOf: addressWords([...versions].map((version) => ({ version, low: 0n, high: greatest(version) }))),
    contains: (text: string) => versions.has(readAddress(text)?.version ?? 4) && readAddress(text) !== undefined,
    cost: 2,
  }
  return valueLanguage(set, values, all, [])
}

function valueLanguage(set: ValueSet, values: Values, all: Values, borders: readonly Decimal[]): Language {
  const behind = (some: Values): Language['after'] => {
    let start: State | undefined
    return (text, budget) => run((start ??= valueAutomaton(some, budget)), text, budget)
  }
  return {
    set,
    contains: values.contains,
    prefix: '',
    after: behind(values),
    cover: behind(all),
    isExact: true,
    borders,
  }
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
    after,
    isExact: !patterns.some(isInexact),
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
