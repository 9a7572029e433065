import { describe, expect, it } from 'vitest'
import { codesOf, globPattern, literalPattern, type Pattern } from '../../../src/policy/solve/formula/pattern.ts'
import { patternAutomaton, type State } from '../../../src/policy/solve/values/automaton.ts'
import { isInexact, symbolsOf, variantsOf } from '../../../src/policy/solve/values/case-variants.ts'

const codePoints = globPattern([-3])
const units = globPattern([-3], 'utf-16-unit')
const ascii = literalPattern('a', 'ascii')
const unicode = literalPattern('a', 'unicode')

describe('a pattern', () => {
  it.each<readonly [string, Pattern, string | number, unknown]>([
    ['code points', codePoints, 'A', 0x41],
    ['code points', codePoints, '😀', 0x1f600],
    ['UTF-16 units', units, 'A', 0x41],
    ['UTF-16 units', units, 0xffff, 0xffff],
    ['UTF-16 units', units, 0x10000, [0xd800, 0xdc00]],
    ['UTF-16 units', units, '😀', [0xd83d, 0xde00]],
    ['ASCII letters in lower case', ascii, '@', 0x40],
    ['ASCII letters in lower case', ascii, 'A', 0x61],
    ['ASCII letters in lower case', ascii, 'Z', 0x7a],
    ['ASCII letters in lower case', ascii, '[', 0x5b],
    ['ASCII letters in lower case', ascii, 'a', 0x61],
    ['ASCII letters in lower case', ascii, 'Ä', 0xc4],
    ['all letters in lower case', unicode, 'Z', [0x7a]],
    ['all letters in lower case', unicode, '\u212a', [0x6b]],
    ['all letters in lower case', unicode, '\u0130', [0x69, 0x307]],
  ])('sees %s: %s, %s', (_, pattern, character, symbols) => {
    expect(symbolsOf(pattern, typeof character === 'string' ? (character.codePointAt(0) ?? 0) : character)).toEqual(symbols)
  })

  it.each<readonly [string, Pattern, string | number, readonly number[]]>([
    ['itself', codePoints, 'a', [0x61]],
    ['itself, not in ASCII', ascii, 'ä', [0xe4]],
    ['itself, before the letters', ascii, '`', [0x60]],
    ['itself, behind the letters', ascii, '{', [0x7b]],
    ['the first letter in either case', ascii, 'a', [0x61, 0x41]],
    ['the last letter in either case', ascii, 'z', [0x7a, 0x5a]],
    ['itself, no letter', unicode, '1', [0x31]],
    ['a letter in either case', unicode, 'a', [0x61, 0x41]],
    ['a letter in each of three cases', unicode, 'k', [0x6b, 0x4b, 0x212a]],
    ['a letter whose lower case is two', unicode, 'i', [0x69, 0x49, 0x130]],
    ['a mark that is part of the lower case of a letter', unicode, '\u0307', [0x307, 0x130]],
    ['a letter of the last script that has cases', unicode, '\u{1e943}', [0x1e943, 0x1e921]],
    ['the first half of a character, alone', units, 0xd83d, [0xd83d]],
  ])('may find %s: %#', (_, pattern, token, found) => {
    expect(variantsOf(pattern, typeof token === 'string' ? (token.codePointAt(0) ?? 0) : token, 0x62)).toEqual(found)
  })

  it.each([
    [0xd800, 0xdc00, 0x10000],
    [0xd83d, 0xde00, 0x1f600],
    [0xdbff, 0xdfff, 0x10ffff],
  ])('finds a character by its halves: %d, %d', (high, low, character) => {
    expect(variantsOf(units, high, low)).toEqual([character])
    expect(variantsOf(units, 0x61, low)).toEqual([0x61])
    expect(variantsOf(codePoints, high, low)).toEqual([high])
  })

  it.each<readonly [boolean, Pattern]>([
    [false, codePoints],
    [false, literalPattern('ας')],
    [false, literalPattern('ας', 'ascii')],
    [false, literalPattern('a', 'unicode')],
    // `Σ` is `ς` at the end of a word, else `σ`.
    [true, literalPattern('ας', 'unicode')],
    [true, literalPattern('σα', 'unicode')],
    // Halves of characters, alone and together.
    [false, globPattern([0x61, -3], 'utf-16-unit')],
    [false, globPattern([-3, 0xd800, 0xdc00, 0xdbff, 0xdfff], 'utf-16-unit')],
    [false, globPattern([0xd7ff, 0xe000, -3], 'utf-16-unit')],
    [true, globPattern([0xd800, -3], 'utf-16-unit')],
    [true, globPattern([-3, 0xdbff], 'utf-16-unit')],
    [true, globPattern([-3, 0xdc00], 'utf-16-unit')],
    [true, globPattern([0xdfff, -3], 'utf-16-unit')],
    [true, globPattern([-3, 0xd83d, 0xde00, 0xde00], 'utf-16-unit')],
    [true, globPattern([-3, 0xd83d, 0xd83d, 0xde00], 'utf-16-unit')],
    [false, globPattern([...codesOf('\ud83d'), -3])],
  ])('may be read wrongly: %s, %#', (inexact, pattern) => {
    expect(isInexact(pattern)).toBe(inexact)
  })
})

const wildcards: Readonly<Record<string, number>> = { '?': -1, '.': -2, '*': -3, '+': -4, '!': -5, '~': -6 }

/** Reads `?` and `*`, `.` and `+` inside a field, `!` and `~` inside a part of a path. */
const globOf = (text: string, ...rest: readonly [unit?: Pattern['unit'], fold?: Pattern['fold']]): Pattern =>
  globPattern(
    rest[0] === 'utf-16-unit'
      ? Array.from({ length: text.length }, (_, index) => wildcards[text.charAt(index)] ?? text.charCodeAt(index))
      : Array.from(text, (character) => wildcards[character] ?? character.codePointAt(0) ?? 0),
    ...rest,
  )

const plenty = (): { left: number } => ({ left: 1e6 })
const step = (state: State, character: string): State => state.step(character.codePointAt(0) ?? 0, plenty())
const shown = ({ key, live, open, accepting, universal, dead }: State): string =>
  [
    `${key}:`,
    ...live.map((character) => String.fromCodePoint(character)),
    ...(open ? ['others'] : []),
    ...(accepting ? ['accepts'] : []),
    ...(universal ? ['all'] : []),
    ...(dead ? ['none'] : []),
  ].join(' ')

describe('the automaton of patterns', () => {
  it.each<readonly [readonly Pattern[], string, string]>([
    [[globOf('ab')], '', '0: a'],
    [[globOf('ab')], 'a', '1: b'],
    [[globOf('ab')], 'ab', '2: accepts'],
    [[globOf('ab')], 'abc', ': none'],
    [[globOf('ab')], 'x', ': none'],
    [[globOf('\0a')], '', '0: \0'],
    [[globOf('\0a')], '\0', '1: a'],
    [[], '', ': none'],
    // A star is passed, and stays.
    [[globOf('a*')], '', '0: a'],
    [[globOf('a*')], 'a', '2,1: others accepts all'],
    [[globOf('a*')], 'axy', '2,1: others accepts all'],
    [[globOf('*ab')], '', '1,0: a others'],
    [[globOf('*ab')], 'xa', '2,1,0: b a others'],
    [[globOf('*ab')], 'aab', '3,1,0: a others accepts'],
    // What stands before the last star of a pattern that is reached does not matter; of another pattern it does.
    [[globOf('*a*b')], '', '1,0: a others'],
    [[globOf('*a*b')], 'xa', '3,2: b others'],
    [[globOf('*a*b')], 'xab', '4,3,2: b others accepts'],
    [[globOf('*a'), globOf('a*')], '', '3,1,0: a others'],
    [[globOf('*a'), globOf('a*')], 'a', '5,4,2,1,0: a others accepts all'],
    [[globOf('a'), globOf('b')], '', '2,0: b a'],
    [[globOf('a'), globOf('b')], 'b', '3: accepts'],
    [[globOf('a?'), globOf('ab')], 'a', '4,1: b others'],
    [[globOf('a?'), globOf('ab')], 'ab', '5,2: accepts'],
    [[globOf('a?'), globOf('ab')], 'ac', '2: accepts'],
    // One character, or any number of them, but a colon or a slash.
    [[globOf('?')], '', '0: others'],
    [[globOf('?')], ':', '1: accepts'],
    [[globOf('.')], '', '0: : others'],
    [[globOf('.')], 'a', '1: accepts'],
    [[globOf('.')], ':', ': none'],
    [[globOf('!~')], '', '0: / others'],
    [[globOf('!~')], 'a', '2,1: / others accepts'],
    [[globOf('!~')], '/', ': none'],
    [[globOf('!~')], 'ab', '2,1: / others accepts'],
    [[globOf('!~')], 'a/', ': none'],
    [[globOf('+:b')], 'a', '1,0: : others'],
    [[globOf('+:b')], 'a:', '2: b'],
    [[globOf('+:b')], 'a::', ': none'],
    [[globOf('+*:')], 'a', '2,1: : others'],
    [[globOf('+*:')], ':', '3,2,1: : others accepts'],
    // Letters in either case, characters as two units.
    [[literalPattern('ab', 'ascii')], '', '0: a A'],
    [[literalPattern('ab', 'ascii')], 'A', '1: b B'],
    [[literalPattern('ab', 'ascii')], 'aB', '2: accepts'],
    [[literalPattern('i\u0307', 'unicode')], '\u0130', '2: accepts'],
    [[globOf('?', 'utf-16-unit')], 'x', '1: accepts'],
    [[globOf('?', 'utf-16-unit')], '😀', ': none'],
    [[globOf('??', 'utf-16-unit')], '😀', '2: accepts'],
    [[globOf('*?', 'utf-16-unit')], '😀', '2,1,0: others accepts'],
    [[globOf('*??', 'utf-16-unit')], '😀', '3,2,1,0: others accepts'],
    [[globOf('*😀', 'utf-16-unit')], '', '1,0: 😀 others'],
    [[globOf('*😀', 'utf-16-unit')], 'x😀', '3,1,0: 😀 others accepts'],
    [[globOf('*😀', 'utf-16-unit')], '😁', '1,0: 😀 others'],
  ])('%# comes to its positions, behind a text that is read at once and behind its characters', (patterns, text, state) => {
    const after = patternAutomaton(patterns)
    expect(shown(after(text, plenty()))).toBe(state)
    expect(shown(Array.from(text).reduce(step, patternAutomaton(patterns)('', plenty())))).toBe(state)
  })

  it('has one state for equal positions, numbered as they are met', () => {
    const after = patternAutomaton([globOf('a*b*')])
    const [start, behind] = [after('', plenty()), after('a', plenty())]
    expect([start.id, behind.id]).toEqual([0, 1])
    expect([step(start, 'a'), step(behind, 'x'), step(behind, '😀'), after('axx', plenty())]).toEqual(Array(4).fill(behind))
    expect(step(behind, 'b').id).toBe(2)
    expect(step(step(start, 'x'), 'x')).toBe(step(start, 'y'))
    const all = patternAutomaton([globOf('*a'), globOf('a*')])('a', plenty())
    expect(step(all, 'x')).toBe(all)
  })

  it('does not take characters for each other that come after each other', () => {
    const start = patternAutomaton([globOf('?', 'utf-16-unit'), globOf('\u0001\u0002'), globOf('\u0002\u0001')])('', plenty())
    const keys = ['\u0001', '\u0002', 'x', '\uffff', '😀', 'y', '😁', '\u0001', '\u0002'].map((character) => step(start, character).key)
    expect(keys).toEqual(['3,1', '6,1', '1', '1', '', '1', '', '3,1', '6,1'])
  })

  it('takes from the budget what it reads and keeps, once', () => {
    const budget = plenty()
    const after = patternAutomaton([globOf('*a*'), globOf('ab?c')])
    after('abxc', budget)
    expect(budget.left).toBe(1e6 - 7)
    after('abxc', budget)
    expect(budget.left).toBe(1e6 - 7)
    const start = after('', budget)
    expect(budget.left).toBe(1e6 - 7)
    start.step(0x78, budget)
    expect(budget.left).toBe(1e6 - 7 - 20)
    start.step(0x79, budget)
    expect(budget.left).toBe(1e6 - 7 - 20)
    // Where nothing can come any more, nothing is kept.
    const dead = patternAutomaton([globOf('a')])('', budget).step(0x78, budget)
    expect(dead.step(0x61, budget)).toBe(dead)
    expect(budget.left).toBe(1e6 - 7 - 20)
  })
})
