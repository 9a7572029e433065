/** Reads `10s` or `500ms` as milliseconds; undefined where it is neither. */
export function readDuration(text: string): number | undefined {
  const match = /^(\d{1,6}(?:\.\d{1,3})?)(s|ms)$/.exec(text)
  if (match === null) return undefined
  return Math.round(Number(match[1]) * (match[2] === 's' ? 1000 : 1))
}
