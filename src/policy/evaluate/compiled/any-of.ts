import type { Frame } from './frame.ts'

/** Tells whether a text of the request matches what a policy says of it. */
export type TextTest = (text: string, frame: Frame) => boolean

/** Joins alternatives. */
export function anyOf(tests: readonly TextTest[]): TextTest {
  const [only, ...others] = tests
  if (only === undefined) return () => false
  if (others.length === 0) return only
  return (text, frame) => {
    for (const test of tests) if (test(text, frame)) return true
    return false
  }
}
