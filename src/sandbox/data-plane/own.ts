/** Gives a record's own member: `constructor` and its like, which a caller may send as a name, are none. */
export function own<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined
}
