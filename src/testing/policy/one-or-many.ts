import fc from 'fast-check'

/** Gives a value alone, or a list of one to three of them: AWS reads both alike. */
export function oneOrMany<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | readonly T[]> {
  return fc.oneof(
    { withCrossShrink: true },
    { weight: 2, arbitrary: value },
    { weight: 1, arbitrary: fc.array(value, { minLength: 1, maxLength: 3 }) },
  )
}
