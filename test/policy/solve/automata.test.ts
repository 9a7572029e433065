import { describe, expect, it } from 'vitest'
import { codesOf, globPattern, literalPattern, type Pattern } from '../../../src/policy/solve/formula/pattern.ts'
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
