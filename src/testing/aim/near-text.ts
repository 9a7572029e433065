import { fillPattern } from './fill-pattern.ts'

/** Gives texts that equal or match a text of a policy, and texts that differ from such a one in a character, in case or in length. */
export function nearText(text: string): readonly string[] {
  const matching = fillPattern(text, ['a', 'xy', 'a/b', '\n'])
  const [first = ''] = matching
  return [...matching, ...oneOff(first)]
}

/** Gives texts that differ from a text by one character. */
export function oneOff(text: string): readonly string[] {
  return [`${text}x`, text.slice(0, -1), `x${text}`, text.slice(1), swapCase(text), `${text.slice(0, -1)}_`]
}

function swapCase(text: string): string {
  const lower = text.toLowerCase()
  return lower === text ? text.toUpperCase() : lower
}
