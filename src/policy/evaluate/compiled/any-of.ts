import type { Frame } from './frame.ts'

/** Tells whether a text of the request matches what a policy says of it. */
export type TextTest = (text: string, frame: Frame) => boolean

/** Joins alternatives. */
export function anyOf(tests: readonly TextTest[]): TextTest {
  const [first, second] = tests
  if (first !== undefined && second === undefined) return first
  return (text, frame) => {
    for (const test of tests) if (test(text, frame)) return true
    return false
  }
}
