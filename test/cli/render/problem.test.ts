import { expect, test } from 'vitest'
import { renderProblem } from '../../../src/cli/render/problem.ts'
import { plain } from './plain.ts'

const at = (line: number, column: number, endLine: number, endColumn: number) => ({ file: 'a.yaml', line, column, endLine, endColumn })

test.each([
  ['one line', at(2, 4, 2, 6), 'one\na: bc\n', ' --> a.yaml:2:4\n  |\n2 | a: bc\n  |    ^^\n'],
  ['what goes on over lines is marked on its first', at(1, 1, 3, 2), 'a: {\nb\n}', ' --> a.yaml:1:1\n  |\n1 | a: {\n  | ^^^^\n'],
  ['tabs keep the carets in their column', at(1, 2, 1, 3), '\tx', ' --> a.yaml:1:2\n  |\n1 | \tx\n  | \t^\n'],
  ['the end of a line has one caret', at(1, 3, 1, 3), 'ab\r\n', ' --> a.yaml:1:3\n  |\n1 | ab\n  |   ^\n'],
  ['numbers of two digits', at(10, 1, 10, 2), `${'\n'.repeat(9)}x`, '  --> a.yaml:10:1\n   |\n10 | x\n   | ^\n'],
  ['a file that cannot be read', at(1, 2, 1, 3), undefined, ' --> a.yaml:1:2\n'],
])('%s', (_what, place, source, expected) => {
  expect(renderProblem({ code: 'X', message: 'is wrong', help: 'do', place }, source, plain)).toBe(
    `error[X]: is wrong\n${expected}help: do\n`,
  )
})

test('without a place and a help there is one line', () => {
  expect(renderProblem({ code: 'X', message: 'is wrong' }, undefined, plain)).toBe('error[X]: is wrong\n')
})
