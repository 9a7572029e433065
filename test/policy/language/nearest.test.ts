import { describe, expect, it } from 'vitest'
import { foldCase } from '../../../src/policy/language/fold-case.ts'
import { nearest } from '../../../src/policy/language/nearest.ts'

describe('nearest', () => {
  const long = 'abcdefghijklmnopqrstuvwxyz'.repeat(3)
  it.each<readonly [string, readonly string[], string | undefined]>([
    // One edit in a word of three letters, two up to twelve, three beyond.
    ['abx', ['abc'], 'abc'],
    ['axx', ['abc'], undefined],
    ['abxx', ['abcd'], 'abcd'],
    ['axxx', ['abcd'], undefined],
    ['abcdefghijxx', ['abcdefghijkl'], 'abcdefghijkl'],
    ['abcdefghixxx', ['abcdefghijkl'], undefined],
    ['abcdefghijxxx', ['abcdefghijklm'], 'abcdefghijklm'],
    ['abcdefghixxxx', ['abcdefghijklm'], undefined],
    // Put in, left out, exchanged.
    ['abcd', ['bcd'], 'bcd'],
    ['abcd', ['abcde'], 'abcde'],
    ['abcd', ['abdc'], 'abdc'],
    ['abcd', ['xyabcd'], 'xyabcd'],
    ['abcd', ['xyzabcd'], undefined],
    ['ABCD', ['abcd'], 'abcd'],
    ['abcd', ['abcx', 'abcd'], 'abcd'],
    ['abcd', ['abcx', 'abcy'], 'abcx'],
    ['', ['a'], 'a'],
    ['', ['ab'], undefined],
    ['a', [], undefined],
    [long.slice(0, 64), [long.slice(0, 63)], long.slice(0, 63)],
    [long.slice(0, 65), [long.slice(0, 64)], undefined],
  ])('finds for %j in %j: %j', (word, candidates, found) => {
    expect(nearest(word, candidates)).toBe(found)
  })
})

describe('foldCase', () => {
  it.each([
    ['aws:SourceVPCE', 'aws:sourcevpce'],
    ['ABCdefXYZ', 'abcdefxyz'],
    ['', ''],
    // Why: a Kelvin sign is no k to AWS, and an İ no i.
    ['\u212a', '\u212a'],
    ['A\u212aB', 'a\u212ab'],
    ['AİB', 'aİb'],
    ['ÄÖ', 'ÄÖ'],
  ])('folds %s to %s', (text, folded) => {
    expect(foldCase(text)).toBe(folded)
  })
})
