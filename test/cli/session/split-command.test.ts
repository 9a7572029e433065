import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitCommand } from '../../../src/cli/session/split-command.ts'

test.each([
  ['node backend.mjs', ['node', 'backend.mjs']],
  ['  node   -e\t"a b"  ', ['node', '-e', 'a b']],
  [`node -e 'console.log("x")'`, ['node', '-e', 'console.log("x")']],
  [`a"b c"'d e'f`, ['ab cd ef']],
  [`a "" ''`, ['a', '', '']],
  [String.raw`a\ b "c\"d\\e\f" 'g\h'`, ['a b', String.raw`c"d\e\f`, String.raw`g\h`]],
  ['$HOME *', ['$HOME', '*']],
  ["node 'x", undefined],
  ['', undefined],
  ['   ', undefined],
  [`''`, undefined],
])('%s', (line, words) => {
  expect(splitCommand(line)).toEqual(words)
})

test('words in single quotes come back as they are', () => {
  const word = fc.string().map((text) => text.replaceAll("'", ''))
  fc.assert(
    fc.property(fc.array(word, { minLength: 1 }), (words) => {
      expect(splitCommand(['run', ...words.map((text) => `'${text}'`)].join(' '))).toEqual(['run', ...words])
    }),
  )
})
