/** Compares two instants, ISO 8601 or epoch seconds (PS-33, PS-34): negative, zero or positive; nothing where a text is neither. */
export function compareInstants(left: string, right: string): number | undefined {
  const places = Math.max(left.length, right.length)
  const [a, b] = [instantOf(left, places), instantOf(right, places)]
  return a === undefined || b === undefined ? undefined : a < b ? -1 : a > b ? 1 : 0
}

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Counts in parts of a second, `places` digits fine. @see https://www.w3.org/TR/NOTE-datetime */
function instantOf(text: string, places: number): bigint | undefined {
  if (/^-?\d+$/.test(text) && !/^\d{4}$/.test(text)) return BigInt(text) * 10n ** BigInt(places)
  const found = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(Z|[+-]\d\d:\d\d))?)?)?$/.exec(text)
  if (found === null) return undefined
  const field = (index: number, missing: number): number => (found[index] === undefined ? missing : Number(found[index]))
  const [year, month, day, hour, minute, second] = [field(1, 0), field(2, 1), field(3, 1), field(4, 0), field(5, 0), field(6, 0)]
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = month === 2 && leap ? 29 : monthDays[month - 1]
  if (days === undefined || day < 1 || day > days || hour > 23 || minute > 59 || second > 59) return undefined
  const zone = found[8]
  const [zoneHour = 0, zoneMinute = 0] = zone === undefined || zone === 'Z' ? [] : zone.slice(1).split(':').map(Number)
  if (zoneHour > 23 || zoneMinute > 59) return undefined
  const shift = (zoneHour * 60 + zoneMinute) * (zone?.startsWith('-') === true ? -1 : 1)
  const time = new Date(0)
  time.setUTCFullYear(year, month - 1, day)
  time.setUTCHours(hour, minute - shift, second)
  return BigInt(time.getTime() / 1000) * 10n ** BigInt(places) + BigInt((found[7] ?? '').padEnd(places, '0') || '0')
}
