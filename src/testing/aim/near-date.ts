/** Gives the same instant in other spellings, instants one second or less away, and texts that are no dates. */
export function nearDate(text: string): readonly string[] {
  const milliseconds = /^-?\d{5,}$|^\d$/.test(text) ? Number(text) * 1000 : Date.parse(text)
  if (!Number.isFinite(milliseconds) || Math.abs(milliseconds) > 8e15) return [text, '2024-01-01T00:00:00Z', '']
  const iso = (time: number): string => new Date(time).toISOString()
  const seconds = Math.floor(milliseconds / 1000)
  return [
    text,
    iso(milliseconds),
    iso(milliseconds + 1000),
    iso(milliseconds - 1000),
    iso(milliseconds + 1),
    iso(seconds * 1000).replace('.000Z', 'Z'),
    iso(milliseconds + 3_600_000).replace('Z', '+01:00'),
    String(seconds),
    String(seconds + 1),
    String(seconds - 1),
    iso(milliseconds).slice(0, 10),
    new Date(milliseconds).toUTCString(),
    `${text}x`,
    '',
  ]
}
