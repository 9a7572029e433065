/** Fact -> the reading to follow; what is left out follows the first of `defaults`. */
export type ChosenReadings = Readonly<Record<string, string | undefined>>

/** The reading that each disputed fact has unless another one is chosen, told again and apart from src/. */
const defaults: Readonly<Record<string, string>> = {
  'PS-9': 'null',
  'PS-15': 'value',
  'PS-16': 'value',
  'PS-19': 'no-match',
  'PS-20': 'never',
  'PS-27': 'code-point',
  'PS-28': 'ascii',
  'PS-32': 'match',
  'PS-36': 'variable',
  'PS-40': 'ipv6',
  'PS-47-pattern': 'no-match',
  'PS-47-request': 'match',
  'PS-51': 'match',
  'PS-53-empty': 'empty-text',
  'PS-53-space': 'default',
  'PS-57': 'absent',
  'PS-66': 'beyond-colons',
  'PS-71': 'everyone',
  'PS-73': 'delegates',
  'PS-76': 'unlimited',
  'PS-104': 'as-written',
  'PA-57': 'applied',
}

/** Tells which reading of a fact is in force. */
export function readingOf(chosen: ChosenReadings, fact: string): string {
  const reading = chosen[fact] ?? defaults[fact]
  if (reading === undefined) throw new Error(`the reference knows no readings of ${fact}`)
  return reading
}
