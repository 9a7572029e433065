import { fillPattern } from './fill-pattern.ts'
import { oneOff } from './near-text.ts'

/** Gives ARNs that match a pattern, ARNs that differ by a character, and texts whose colons stand elsewhere. */
export function nearArn(pattern: string): readonly string[] {
  const matching = fillPattern(pattern, ['a', 'a:b', 'a/b'])
  const [first = ''] = matching
  const fields = first.split(':')
  const shifted = [...fields.slice(0, 3), 'x', ...fields.slice(3)].join(':')
  return [...matching, ...oneOff(first), shifted, fields.slice(0, 5).join(':'), `${first}:tail`]
}
