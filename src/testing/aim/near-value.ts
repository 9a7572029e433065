import type { OperatorFamily } from '../../policy/index.ts'
import { nearArn } from './near-arn.ts'
import { nearDate } from './near-date.ts'
import { nearNumber } from './near-number.ts'
import { nearRange } from './near-range.ts'
import { nearText } from './near-text.ts'

/** Gives what a request may carry for a key that a policy compares with `text`: the value itself first, then values on both sides of its border. */
export function nearValue(family: OperatorFamily, text: string): readonly string[] {
  switch (family) {
    case 'String':
      return nearText(text)
    case 'Numeric':
      return nearNumber(text)
    case 'Date':
      return nearDate(text)
    case 'Bool':
      return ['true', 'false', 'TRUE', 'False', '1', '', ` ${text}`]
    case 'Binary':
      return [text, `${text.slice(0, -1)}A`, text.replace(/=+$/, ''), text.toLowerCase(), '']
    case 'IpAddress':
      return nearRange(text)
    case 'Arn':
      return nearArn(text)
    case 'Null':
      return ['a', '']
  }
}
