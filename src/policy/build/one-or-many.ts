import type { OneOrMany } from '../language/index.ts'

/** Gives a single value without its list, as AWS writes policies. */
export function oneOrMany<T>(values: readonly T[]): OneOrMany<T> {
  const [first, ...rest] = values
  return first !== undefined && rest.length === 0 ? first : values
}
