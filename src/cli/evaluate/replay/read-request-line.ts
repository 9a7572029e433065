import type { Request } from '../../../policy/index.ts'
import { LineError } from './line-error.ts'

/** Makes a request of one line. Throws LineError. */
export type LineReader = (line: string) => Request

/** Reads a line that holds a request in the library's shape: `{"resource":"arn:aws:execute-api:…","context":{"aws:SourceVpce":"vpce-…"}}`. */
export function readRequestLine(line: string): Request {
  const value = parseJsonLine(line)
  // Why: the rest is checked by the policy that decides about it.
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Request
  throw new LineError(
    'not a request',
    'write `{"resource":"arn:aws:execute-api:…","context":{…}}`; for access logs say `--log-format FILE`',
  )
}

/** Reads a line of JSON. Throws LineError. */
export function parseJsonLine(line: string): unknown {
  try {
    return JSON.parse(line) as unknown
  } catch (error) {
    throw new LineError(`not a JSON document: ${(error as Error).message}`, 'one document stands on one line')
  }
}
