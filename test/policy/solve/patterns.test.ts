import { describe, expect, it } from 'vitest'
import {
  anyOne,
  anyText,
  anyTextButColon,
  codesOf,
  globPattern,
  literalPattern,
  type CaseFold,
  type Token,
  type Unit,
} from '../../../src/policy/solve/formula/pattern.ts'

describe('the code points of a text', () => {
  it.each([
    ['', []],
    ['ab', [0x61, 0x62]],
    ['\uffffa', [0xffff, 0x61]],
    ['\u{10000}a', [0x10000, 0x61]],
    ['a\u{1f600}\u{1f600}b', [0x61, 0x1f600, 0x1f600, 0x62]],
    ['\ud800a', [0xd800, 0x61]],
  ])('of %j', (text, codes) => {
    expect(codesOf(text)).toEqual(codes)
  })
})

describe('the pattern of one text', () => {
  it.each<readonly [text: string, fold: CaseFold, folded: string]>([
    ['aBÄ', 'none', 'aBÄ'],
    ['ABcDÄ', 'ascii', 'abcdÄ'],
    ['AZaz@[', 'ascii', 'azaz@['],
    ['aBÄ', 'unicode', 'abä'],
  ])('%s, where the case that is ignored is %s, is %s', (text, fold, folded) => {
    const { tokens, text: only } = literalPattern(text, fold)
    expect(String.fromCodePoint(...tokens)).toBe(folded)
    expect(only).toBe(fold === 'none' ? text : undefined)
  })

  it('has the key of those that match the same, and of no others', () => {
    expect(literalPattern('aB', 'ascii').key).toBe(literalPattern('Ab', 'ascii').key)
    const keys = (['none', 'ascii', 'unicode'] as const).flatMap((fold) =>
      ['a', 'b', 'a ', ''].map((text) => literalPattern(text, fold).key),
    )
    expect(new Set(keys).size).toBe(keys.length)
  })
})

describe('a pattern of tokens', () => {
  const a = 0x61
  it.each<readonly [title: string, tokens: readonly Token[], unit: Unit, kept: readonly Token[], text: string | undefined]>([
    ['a wildcard is no text', [a, anyOne], 'code-point', [a, anyOne], undefined],
    ['stars in a row are one', [anyText, anyText, a, anyText, anyText, anyText], 'code-point', [anyText, a, anyText], undefined],
    ['other wildcards in a row are not', [anyOne, anyOne], 'code-point', [anyOne, anyOne], undefined],
    ['nor are different stars', [anyText, anyTextButColon, anyText], 'code-point', [anyText, anyTextButColon, anyText], undefined],
    ['one without wildcards is a text', [a, 0x1f600], 'code-point', [a, 0x1f600], 'a\u{1f600}'],
    ['so is one of the first character there is', [0], 'code-point', [0], '\0'],
    ['so is one of nothing', [], 'code-point', [], ''],
    ['one over UTF-16 units is read by them', [a, 0xd83d, 0xde00], 'utf-16-unit', [a, 0xd83d, 0xde00], undefined],
  ])('%s', (_, tokens, unit, kept, text) => {
    const made = globPattern(tokens, unit)
    expect(made).toMatchObject({ tokens: kept, unit, fold: 'none' })
    expect(made.text).toBe(text)
  })

  it('ignores the case that it is told to', () => {
    expect(globPattern([a, anyText], 'code-point', 'ascii').fold).toBe('ascii')
    expect(globPattern([a], 'code-point', 'unicode').fold).toBe('unicode')
  })

  it('has the key of those that match the same, and of no others', () => {
    expect(globPattern([a, anyText, anyText]).key).toBe(globPattern([a, anyText]).key)
    expect(globPattern([a]).key).toBe(literalPattern('a').key)
    const made = [
      ...[globPattern([a, anyText]), globPattern([a, anyOne]), globPattern([a]), globPattern([a], 'utf-16-unit')],
      ...[globPattern([a, anyText], 'utf-16-unit'), globPattern([a, anyText], 'code-point', 'ascii')],
    ]
    expect(new Set(made.map(({ key }) => key)).size).toBe(made.length)
  })
})
