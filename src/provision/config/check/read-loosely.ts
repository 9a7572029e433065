/** What the checks beside the schema read from a config that may be wrong anywhere: what is not there is empty. */
export const loosely = {
  /** The entries of a mapping. */
  entries: (value: unknown): readonly (readonly [string, unknown])[] =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [],

  /** The value of a mapping's key. */
  key: (value: unknown, ...keys: readonly string[]): unknown =>
    keys.reduce<unknown>((inner, key) => loosely.entries(inner).find(([name]) => name === key)?.[1], value),

  /** The elements of a list. */
  items: (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []),

  /** A text; undefined where it is none. */
  text: (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined),
}
