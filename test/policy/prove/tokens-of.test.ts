import { describe, expect, it } from 'vitest'
import { completed, confine, missingColons, plainText, tokensOf } from '../../../src/policy/solve/encode/tokens-of.ts'
import { anyOne, anyOneButColon, anyText, anyTextButColon, codesOf, type Token } from '../../../src/policy/solve/formula/pattern.ts'

const wild = (text: string): readonly { readonly text: string; readonly wild: boolean }[] => [{ text, wild: true }]
const [a, colon, star, question] = [0x61, 0x3a, 0x2a, 0x3f]

describe('the tokens of a value', () => {
  it.each<readonly [text: string, tokens: readonly Token[]]>([
    ['a*?', [a, anyText, anyOne]],
    ['\u{1f600}a', [0x1f600, a]],
    ['\uffffa', [0xffff, a]],
    ['\ud83da', [0xd83d, a]],
    ['', []],
  ])('`%s` is cut into code points, its wildcards apart', (text, tokens) => {
    expect(tokensOf(wild(text))).toEqual(tokens)
  })

  it('are units of UTF-16 where these are asked for', () => {
    expect(tokensOf(wild('\u{1f600}a?'), 'utf-16-unit')).toEqual([0xd83d, 0xde00, a, anyOne])
  })

  it('are no wildcards in what stands for itself', () => {
    expect(tokensOf([{ text: 'a', wild: true }, { text: '*?', wild: false }, ...wild('*')])).toEqual([a, star, question, anyText])
    expect(
      plainText([
        { text: 'a*', wild: true },
        { text: '*', wild: false },
      ]),
    ).toBe('a**')
  })
})

describe('the wildcards of an ARN', () => {
  it.each<readonly [text: string, tokens: readonly Token[]]>([
    ['*', [anyTextButColon]],
    ['a*?:', [a, anyTextButColon, anyOneButColon, colon]],
    [':::::*?:*', [...codesOf(':::::'), anyText, anyOne, colon, anyText]],
    ['::::*:*', [...codesOf('::::'), anyTextButColon, colon, anyText]],
  ])('`%s` are kept inside the first five fields', (text, tokens) => {
    expect(confine(tokensOf(wild(text)))).toEqual(tokens)
  })

  it('cross where they may, but for `?`', () => {
    expect(confine(tokensOf(wild('*:*?')), (index) => index === 2)).toEqual([anyTextButColon, colon, anyText, anyOneButColon])
  })

  it.each<readonly [text: string, missing: number, full: string]>([
    ['', 5, ':*:*:*:*:*'],
    ['arn:aws:iam::*', 1, 'arn:aws:iam::*:*'],
    ['arn:aws:iam::1:x', 0, 'arn:aws:iam::1:x'],
    ['arn:aws:iam::1:x:y', -1, 'arn:aws:iam::1:x:y'],
  ])('`%s` lacks %i colons, and is completed to `%s`', (text, missing, full) => {
    expect(missingColons(tokensOf(wild(text)))).toBe(missing)
    expect(completed(tokensOf(wild(text)))).toEqual(tokensOf(wild(full)))
  })
})
