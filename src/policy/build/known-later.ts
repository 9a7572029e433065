import { PolicyError, type TextDocument } from '../language/index.ts'

/** Tells whether a value holds something that is known later: `{ Ref: … }`, `{ 'Fn::…': … }`, or a text with an interpolation or a token in it. */
export function isKnownLater(value: TextDocument): boolean {
  if (typeof value === 'string') return /[$#]\{/.test(value)
  const [name, ...rest] = typeof value === 'object' && (value as unknown) !== null ? Object.keys(value) : []
  return rest.length === 0 && (name === 'Ref' || name?.startsWith('Fn::') === true)
}

/** Gives a text by which equal values are known as equal; throws PolicyError where a reference is no JSON. */
export function identityOf(value: TextDocument): string {
  try {
    return JSON.stringify(value)
  } catch (cause) {
    throw new PolicyError('INVALID_OPTION', 'a reference is no JSON value', { help: "write `{ Ref: … }` or `{ 'Fn::…': … }`", cause })
  }
}
