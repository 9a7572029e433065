import type { Range } from './node.ts'

/** A place in a text as editors count: from 1, columns in UTF-16 units, end exclusive. */
export interface TextPlace {
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

/** Gives lines and columns of a range; lines end at LF, CR LF or CR. */
export function placeInText(text: string, range: Range): TextPlace {
  const start = lineAndColumn(text, range.start)
  const end = lineAndColumn(text, range.end)
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column }
}

function lineAndColumn(text: string, offset: number): { readonly line: number; readonly column: number } {
  let line = 1
  let lineStart = 0
  for (const match of text.matchAll(/\r\n|\n|\r/g)) {
    const next = match.index + match[0].length
    if (next > offset) break
    line += 1
    lineStart = next
  }
  return { line, column: offset - lineStart + 1 }
}
