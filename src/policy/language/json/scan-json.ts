import { pointerTo, type Node, type Range } from '../node.ts'
import { maximumDepth, type JsonLiteral, type JsonMember, type JsonNode, type JsonProblem, type JsonString } from './json-node.ts'
import { scanString } from './scan-string.ts'

/**
 * Reads JSON text into nodes that know their places; keeps duplicate names, which `JSON.parse` would drop.
 *
 * `offsetOf` maps offsets of `text` to those that places are given in.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8259
 */
export function scanJson(text: string, offsetOf: (offset: number) => number = (offset) => offset): JsonNode | JsonProblem {
  const scanner: Scanner = {
    text,
    offset: text.startsWith('\uFEFF') ? 1 : 0,
    range: (start, end) => ({ start: offsetOf(start), end: offsetOf(end) }),
  }
  const node = scanValue(scanner, '', 0)
  if (node.kind === 'problem') return node
  skipSpace(scanner)
  return scanner.offset < text.length ? problem(scanner, '', 'something after the end of the document') : node
}

interface Scanner {
  readonly text: string
  offset: number
  readonly range: (start: number, end: number) => Range
}

function scanValue(scanner: Scanner, pointer: string, depth: number): JsonNode | JsonProblem {
  skipSpace(scanner)
  if (depth > maximumDepth) return problem(scanner, pointer, `more than ${maximumDepth} levels of nesting`)
  switch (scanner.text[scanner.offset]) {
    case '{':
      return scanObject(scanner, pointer, depth)
    case '[':
      return scanArray(scanner, pointer, depth)
    case '"':
      return scanText(scanner, pointer)
    default:
      return scanLiteral(scanner, pointer)
  }
}

function scanObject(scanner: Scanner, pointer: string, depth: number): JsonNode | JsonProblem {
  const start = scanner.offset++
  const members: JsonMember[] = []
  skipSpace(scanner)
  if (take(scanner, '}')) return { kind: 'object', members, ...place(scanner, pointer, start) }
  for (;;) {
    const member = scanMember(scanner, pointer, depth)
    if ('kind' in member) return member
    members.push(member)
    skipSpace(scanner)
    if (take(scanner, '}')) return { kind: 'object', members, ...place(scanner, pointer, start) }
    if (!take(scanner, ',')) return problem(scanner, pointer, 'no comma between two members')
  }
}

function scanMember(scanner: Scanner, pointer: string, depth: number): JsonMember | JsonProblem {
  skipSpace(scanner)
  const found = scanner.text[scanner.offset]
  if (found === '}') return problem(scanner, pointer, 'a comma before `}`')
  if (found !== '"') return problem(scanner, pointer, found === "'" ? 'a name in single quotes' : 'no name in double quotes')
  const start = scanner.offset
  const name = scanText(scanner, pointer)
  if (name.kind !== 'string') return name
  const at = place(scanner, pointerTo(pointer, name.value), start)
  skipSpace(scanner)
  if (!take(scanner, ':')) return problem(scanner, at.pointer, 'no colon after a name')
  const value = scanValue(scanner, at.pointer, depth + 1)
  return value.kind === 'problem' ? value : { name: name.value, at, value }
}

function scanArray(scanner: Scanner, pointer: string, depth: number): JsonNode | JsonProblem {
  const start = scanner.offset++
  const items: JsonNode[] = []
  skipSpace(scanner)
  if (take(scanner, ']')) return { kind: 'array', items, ...place(scanner, pointer, start) }
  for (;;) {
    skipSpace(scanner)
    if (scanner.text[scanner.offset] === ']') return problem(scanner, pointer, 'a comma before `]`')
    const item = scanValue(scanner, pointerTo(pointer, items.length), depth + 1)
    if (item.kind === 'problem') return item
    items.push(item)
    skipSpace(scanner)
    if (take(scanner, ']')) return { kind: 'array', items, ...place(scanner, pointer, start) }
    if (!take(scanner, ',')) return problem(scanner, pointer, 'no comma between two values')
  }
}

function scanText(scanner: Scanner, pointer: string): JsonString | JsonProblem {
  const start = scanner.offset
  const scanned = scanString(scanner.text, start)
  if (scanned.kind === 'problem')
    return { kind: 'problem', problem: scanned.problem, at: { pointer, range: scanner.range(scanned.start, scanned.end) } }
  scanner.offset = scanned.end
  return { kind: 'string', value: scanned.value, ...place(scanner, pointer, start) }
}

const literal = /(?:(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)|(true|false)|null)(?![\w.+-])/y

function scanLiteral(scanner: Scanner, pointer: string): JsonLiteral | JsonProblem {
  const start = scanner.offset
  literal.lastIndex = start
  const match = literal.exec(scanner.text)
  if (match === null) return problem(scanner, pointer, misplaced(scanner.text, start))
  scanner.offset += match[0].length
  const kind = match[1] !== undefined ? 'number' : match[2] !== undefined ? 'boolean' : 'null'
  return { kind, text: match[0], ...place(scanner, pointer, start) }
}

function misplaced(text: string, offset: number): string {
  if (offset >= text.length) return text.trim() === '' ? 'no document' : 'the end of the text in the middle of the document'
  if (text[offset] === "'") return 'a string in single quotes'
  if (text.startsWith('//', offset) || text.startsWith('/*', offset) || text[offset] === '#') return 'a comment'
  return 'no value'
}

function skipSpace(scanner: Scanner): void {
  for (; ; scanner.offset++) {
    const code = scanner.text.charCodeAt(scanner.offset)
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return
  }
}

function take(scanner: Scanner, character: string): boolean {
  if (scanner.text[scanner.offset] !== character) return false
  scanner.offset++
  return true
}

function place(scanner: Scanner, pointer: string, start: number): Node {
  return { pointer, range: scanner.range(start, scanner.offset) }
}

function problem(scanner: Scanner, pointer: string, text: string): JsonProblem {
  const start = Math.min(scanner.offset, scanner.text.length)
  return { kind: 'problem', problem: text, at: { pointer, range: scanner.range(start, Math.min(start + 1, scanner.text.length)) } }
}
