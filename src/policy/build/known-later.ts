import type { TextDocument } from '../language/index.ts'

/** Tells whether a value holds something that is known later: `{ Ref: … }`, `{ 'Fn::…': … }`, or a text with an interpolation or a token in it. */
export function isKnownLater(value: TextDocument): boolean {
  if (typeof value === 'string') return /[$#]\{/.test(value)
  const [name, ...rest] = typeof value === 'object' && (value as unknown) !== null ? Object.keys(value) : []
  return rest.length === 0 && name !== undefined && (name === 'Ref' || name.startsWith('Fn::'))
}

/** Gives a text by which equal values are known as equal. */
export function identityOf(value: TextDocument): string {
  return JSON.stringify(value)
}
