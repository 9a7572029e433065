/** Tells whether a text is a date in the W3C profile of ISO 8601 that exists, or a number of seconds since 1970. @see https://www.w3.org/TR/NOTE-datetime */
export function isDate(text: string): boolean {
  if (/^\d{1,12}$/.test(text)) return true
  const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?(?:Z|[+-](\d\d):(\d\d)))?)?)?$/.exec(text)
  if (match === null) return false
  const [year = 0, month, day, hour, minute, second, zoneHour, zoneMinute] = match
    .slice(1)
    .map((field: string | undefined) => Number(field ?? 1))
  const date = new Date(Date.UTC(year, (month ?? 1) - 1, day))
  // Why: a day or a month that does not exist moves the date into another month.
  const exists = date.getUTCMonth() + 1 === month
  return exists && [hour, zoneHour].every((value = 0) => value < 24) && [minute, second, zoneMinute].every((value = 0) => value < 60)
}
