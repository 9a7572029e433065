import { isDeepStrictEqual } from 'node:util'
import type { Attribute, AttributeChange } from './plan.ts'

/** Stands for a value that AWS chooses during apply. */
export const unknown: Attribute = { unknown: true }

/** The attributes that differ; undefined stands for an attribute that is not there. */
export function attributeChanges(
  before: Readonly<Record<string, Attribute | undefined>>,
  after: Readonly<Record<string, Attribute | undefined>>,
): readonly AttributeChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return names
    .filter((name) => !isDeepStrictEqual(before[name], after[name]))
    .map((name) => ({ name, ...whereDefined('before', before[name]), ...whereDefined('after', after[name]) }))
}

function whereDefined<Key extends string>(key: Key, value: Attribute | undefined): Readonly<Partial<Record<Key, Attribute>>> {
  return (value === undefined ? {} : { [key]: value }) as Readonly<Partial<Record<Key, Attribute>>>
}
