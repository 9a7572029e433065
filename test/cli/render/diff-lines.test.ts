import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diffLines } from '../../../src/cli/render/diff-lines.ts'

test('keeps what both have, in order', () => {
  const shown = diffLines(['a', 'b', 'c', 'd'], ['a', 'x', 'c', 'd', 'e']).map(({ mark, line }) => mark + line)
  expect(shown).toEqual([' a', '-b', '+x', ' c', ' d', '+e'])
})

test('either text can be read from the comparison, which says no more than it must', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 8 })
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const diff = diffLines(before, after)
      const side = (mark: string): readonly string[] => diff.filter((one) => one.mark === ' ' || one.mark === mark).map(({ line }) => line)
      expect(side('-')).toEqual(before)
      expect(side('+')).toEqual(after)
      expect(diff.filter(({ mark }) => mark === ' ')).toHaveLength(longestCommon(before, after))
    }),
  )
})

/** By trying every subsequence: slow, and of another make than the code. */
function longestCommon(before: readonly string[], after: readonly string[]): number {
  let best = 0
  for (let mask = 0; mask < 2 ** before.length; mask++) {
    const chosen = before.filter((_, index) => (mask >> index) % 2 === 1)
    let at = 0
    for (const line of after) if (line === chosen[at]) at++
    if (at === chosen.length) best = Math.max(best, at)
  }
  return best
}
