import { readEscape } from './json/read-escape.ts'

/** A text without its escapes, and where each of its characters stood. */
export interface UnescapedText {
  readonly text: string
  /** Gives the offset in the escaped text of an offset in `text`. */
  readonly offsetOf: (offset: number) => number
}

/**
 * Turns the escaped form in which GetRestApi returns a policy, `{\"Version\":\"2012-10-17\",…`, into JSON text; any other text is returned as it is.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_GetRestApi.html
 */
export function unescapePolicy(text: string): string {
  return isEscaped(text) ? unescapeText(text).text : text
}

/** Tells the escaped form from JSON: a backslash never follows the first brace of JSON. */
export function isEscaped(text: string): boolean {
  return /^\s*\{\s*\\/.test(text)
}

/** Takes one level of JSON string escapes away; what is no escape stays as it is. */
export function unescapeText(text: string): UnescapedText {
  const chunks: string[] = []
  // INVARIANT: at `starts[i]` of the result, the escaped text stands at `sources[i]`; between two entries both advance alike.
  const starts = [0]
  const sources = [0]
  let length = 0
  let offset = 0
  const push = (chunk: string, taken: number): void => {
    chunks.push(chunk)
    length += chunk.length
    offset += taken
  }
  for (;;) {
    const backslash = text.indexOf('\\', offset)
    if (backslash < 0) break
    push(text.slice(offset, backslash), backslash - offset)
    const escape = readEscape(text, offset)
    push(escape?.character ?? '\\', escape?.length ?? 1)
    starts.push(length)
    sources.push(offset)
  }
  return { text: chunks.join('') + text.slice(offset), offsetOf: (target) => sourceOffset(starts, sources, target) }
}

function sourceOffset(starts: readonly number[], sources: readonly number[], target: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= target) low = middle
    else high = middle - 1
  }
  return (sources[low] ?? 0) + target - (starts[low] ?? 0)
}
