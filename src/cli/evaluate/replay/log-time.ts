import { LineError } from './line-error.ts'
import type { Fields } from './template.ts'

/** Gives the time of a logged request in seconds since 1970, from `$context.requestTimeEpoch` or `$context.requestTime`; nothing where neither is logged. */
export function readLogTime(fields: Fields): number | undefined {
  const epoch = fields.get('requestTimeEpoch')
  const text = fields.get('requestTime')
  if (epoch !== undefined && /^\d{1,14}$/.test(epoch)) return Math.floor(Number(epoch) / 1000)
  if (epoch === undefined && text === undefined) return undefined
  const time = text === undefined ? NaN : readCommonTime(text)
  if (Number.isFinite(time)) return time / 1000
  throw new LineError(`\`${epoch ?? text ?? ''}\` is no time`, 'log `$context.requestTimeEpoch`')
}

/** `09/Apr/2015:12:34:56 +0000` */
function readCommonTime(text: string): number {
  const match = /^(\d{2}\/[A-Z][a-z]{2}\/\d{4}):(\d{2}:\d{2}:\d{2}) ([+-]\d{4})$/.exec(text)
  return match === null ? NaN : Date.parse(`${String(match[1]).replaceAll('/', ' ')} ${String(match[2])} ${String(match[3])}`)
}
