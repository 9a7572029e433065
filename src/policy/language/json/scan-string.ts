import { readEscape } from './read-escape.ts'

/** The outcome of reading a JSON string: its value and the offset behind its closing quote, or what is wrong and where. */
export type ScannedString =
  | { readonly kind: 'string'; readonly value: string; readonly end: number }
  | { readonly kind: 'problem'; readonly problem: string; readonly start: number; readonly end: number }

/** Reads the JSON string whose opening quote stands at `start`. Lone surrogates are taken as they are. @see https://www.rfc-editor.org/rfc/rfc8259#section-7 */
export function scanString(text: string, start: number): ScannedString {
  // What was read up to the last escape.
  let value = ''
  let chunkStart = start + 1
  for (let offset = start + 1; offset < text.length; offset++) {
    const code = text.charCodeAt(offset)
    if (code === quote) {
      return { kind: 'string', value: value + text.slice(chunkStart, offset), end: offset + 1 }
    }
    if (code < space) {
      const problem =
        code === lineFeed || code === carriageReturn ? 'a string that does not end on its line' : 'a control character in a string'
      return { kind: 'problem', problem, start: offset, end: offset + 1 }
    }
    if (code !== backslash) continue
    const escape = readEscape(text, offset)
    if (escape === undefined)
      return { kind: 'problem', problem: 'an unknown escape in a string', start: offset, end: Math.min(offset + 2, text.length) }
    value += text.slice(chunkStart, offset) + escape.character
    chunkStart = offset + escape.length
    offset += escape.length - 1
  }
  return { kind: 'problem', problem: 'a string that does not end', start, end: text.length }
}

const [quote, backslash, space, lineFeed, carriageReturn] = [0x22, 0x5c, 0x20, 0x0a, 0x0d]
