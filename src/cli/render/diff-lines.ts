/** One line of a comparison: the same in both (` `), only before (`-`), or only after (`+`). */
export interface DiffLine {
  readonly mark: ' ' | '-' | '+'
  readonly line: string
}

/** Compares two texts line by line, by their longest common subsequence. */
export function diffLines(before: readonly string[], after: readonly string[]): readonly DiffLine[] {
  const common = commonLengths(before, after)
  const at = (row: number, column: number): number => common[row]?.[column] ?? 0
  const result: DiffLine[] = []
  let [row, column] = [0, 0]
  while (row < before.length || column < after.length) {
    const [old, next] = [before[row], after[column]]
    if (old !== undefined && old === next) {
      result.push({ mark: ' ', line: old })
      row++
      column++
    } else if (old !== undefined && (next === undefined || at(row + 1, column) >= at(row, column + 1))) {
      result.push({ mark: '-', line: old })
      row++
    } else if (next !== undefined) {
      result.push({ mark: '+', line: next })
      column++
    }
  }
  return result
}

function commonLengths(before: readonly string[], after: readonly string[]): readonly (readonly number[])[] {
  const table = Array.from({ length: before.length + 1 }, () => Array.from({ length: after.length + 1 }, () => 0))
  for (let row = before.length - 1; row >= 0; row--) {
    for (let column = after.length - 1; column >= 0; column--) {
      const same = before[row] === after[column]
      const [below = 0, right = 0, diagonal = 0] = [table[row + 1]?.[column], table[row]?.[column + 1], table[row + 1]?.[column + 1]]
      const cells = table[row]
      if (cells !== undefined) cells[column] = same ? diagonal + 1 : Math.max(below, right)
    }
  }
  return table
}
