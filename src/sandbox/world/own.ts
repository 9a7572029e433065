/** Looks up a key that came from a caller: `constructor` and its like, which the record's prototype has, are none of its own. */
export const own = <T>(record: Readonly<Record<string, T>>, key: string | undefined): T | undefined =>
  key !== undefined && Object.hasOwn(record, key) ? record[key] : undefined
