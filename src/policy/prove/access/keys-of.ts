import type { Subject } from './subject.ts'

/** Gives the keys that policies read. */
export function keysOf(subjects: readonly Subject[]): ReadonlySet<string> {
  return new Set(
    subjects.flatMap(({ formulated }) => [...formulated.met.dimensions].flatMap(([name, { kind }]) => (kind === 'key' ? [name] : []))),
  )
}
