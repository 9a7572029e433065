/** Gives the candidate that a misspelt word most likely means: at most two edits away, or three in a long word; case does not count. */
export function nearest<Candidate extends string>(word: string, candidates: readonly Candidate[]): Candidate | undefined {
  // Why: hostile names can be megabytes long, and nothing of that length is a slip of the keyboard.
  if (word.length > 64) return undefined
  const limit = word.length > 12 ? 3 : word.length > 3 ? 2 : 1
  let best: Candidate | undefined
  let bestDistance = limit + 1
  for (const candidate of candidates) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase())
    if (distance < bestDistance) {
      best = candidate
      bestDistance = distance
    }
  }
  return best
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const current = [i]
    for (let j = 1; j <= b.length; j++) {
      const substitution = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      current.push(Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, substitution))
    }
    previous = current
  }
  return previous[b.length] ?? 0
}
