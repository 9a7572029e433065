/** Writes milliseconds as people say them: `0s`, `42s`, `3m 5s`. */
export function renderDuration(ms: number): string {
  const seconds = Math.round(ms / 1000)
  return seconds < 60 ? `${seconds}s` : `${Math.floor(seconds / 60)}m ${seconds % 60}s`
}
