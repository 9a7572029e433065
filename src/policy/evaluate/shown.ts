/** Words what a caller gave where a text was wanted: the text's beginning, or the type. Why not any other value as it would print itself: that may throw. */
export function shown(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 200) : typeof value
}
