/** Looks up a key that came from a caller; the record's prototype is no part of it. */
export const own = <T>(record: Readonly<Record<string, T>>, key: string | undefined): T | undefined =>
  key !== undefined && Object.hasOwn(record, key) ? record[key] : undefined
