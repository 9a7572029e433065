/** Gives texts that a pattern with `*` and `?` matches, and some that it just does not. */
export function fillPattern(pattern: string, fillings: readonly string[]): readonly string[] {
  if (!/[*?]/.test(pattern)) return [pattern]
  const filled = fillings.map((filling) => pattern.replaceAll('*', filling).replaceAll('?', filling.slice(0, 1)))
  return [...filled, pattern.replaceAll('*', '').replaceAll('?', 'x'), pattern.replaceAll('?', '😀').replaceAll('*', 'é'), pattern]
}
