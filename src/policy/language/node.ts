/** A stretch of the text that a policy came from: UTF-16 offsets, end exclusive. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** What every part of a policy carries: where it stands. */
export interface Node {
  /** A JSON pointer into the document: `/Statement/0/Condition/StringEquals`. @see https://www.rfc-editor.org/rfc/rfc6901 */
  readonly pointer: string
  /** Present where the policy came from text. */
  readonly range?: Range
}

/** Gives the JSON pointer of a member or an element below `pointer`. */
export function pointerTo(pointer: string, token: string | number): string {
  const name = String(token)
  return special.test(name) ? `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}` : `${pointer}/${name}`
}

/** Gives the place of a node without the rest of it. */
export function placeOf(node: Node): Node {
  return node.range === undefined ? { pointer: node.pointer } : { pointer: node.pointer, range: node.range }
}

const special = /[~/]/
