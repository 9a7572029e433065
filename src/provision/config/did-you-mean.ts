/**
 * Finds the name that was probably meant: at most a third of its letters away, counting insertions, deletions, changes and swaps of neighbours.
 *
 * Upper and lower case count as equal. Undefined where nothing is near.
 */
export function didYouMean(word: string, names: readonly string[]): string | undefined {
  let best: { readonly name: string; readonly distance: number } | undefined
  for (const name of names) {
    const distance = editDistance(word.toLowerCase(), name.toLowerCase())
    if (distance <= Math.max(1, Math.floor(name.length / 3)) && distance < (best?.distance ?? Infinity)) best = { name, distance }
  }
  return best?.name
}

function editDistance(left: string, right: string): number {
  if (Math.abs(left.length - right.length) > right.length) return Infinity
  let twoBack: number[] = []
  let previous = Array.from({ length: right.length + 1 }, (_, column) => column)
  for (let row = 1; row <= left.length; row++) {
    const current = [row]
    for (let column = 1; column <= right.length; column++) {
      const change = (previous[column - 1] ?? 0) + (left[row - 1] === right[column - 1] ? 0 : 1)
      let distance = Math.min(change, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1)
      const swapped = row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]
      if (swapped) distance = Math.min(distance, (twoBack[column - 2] ?? 0) + 1)
      current.push(distance)
    }
    twoBack = previous
    previous = current
  }
  return previous[right.length] ?? Infinity
}
