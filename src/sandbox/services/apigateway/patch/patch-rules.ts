import type { Patch, PatchRule } from './patch.ts'

/** Replaces a text; an empty one stands for none. */
export const textRule = <K extends string>(path: string, member: K): PatchRule<Partial<Record<K, string>>> => ({
  path,
  ops: ['replace'],
  apply: (target, { value }) => {
    if (value === '') delete target[member]
    else target[member] = value
  },
})

/** Adds, replaces and removes the entries of a map; `read` turns the patch's text into a value. */
export const mapRule = <T, V>(path: string, map: (target: T) => Record<string, V>, read: (patch: Patch) => V): PatchRule<T> => ({
  path: `${path}/*`,
  ops: ['add', 'replace', 'remove'],
  apply: (target, patch) => {
    const key = patch.keys[0] ?? ''
    if (patch.op === 'remove') delete map(target)[key]
    else map(target)[key] = read(patch)
  },
})

/** Adds and removes the members of a list, named by the path: `/binaryMediaTypes/image~1png`. */
export const listRule = <K extends string>(path: string, member: K): PatchRule<Record<K, string[]>> => ({
  path: `${path}/*`,
  ops: ['add', 'remove'],
  apply: (target, { op, keys }) => {
    const rest = target[member].filter((item) => item !== keys[0])
    target[member] = op === 'add' ? [...rest, ...keys] : rest
  },
})
