import type { Range } from '../../../policy/index.ts'
import type { Reading } from './reading.ts'
import type { Tree, TreeMember } from './tree.ts'

/** Reads JSON. */
export function readJson(text: string): Reading {
  try {
    JSON.parse(text)
  } catch (error) {
    return { kind: 'problem', message: (error as Error).message, range: { start: 0, end: 1 } }
  }
  const scanner: Scanner = { text, offset: 0 }
  const tree = scan(scanner, 0)
  return tree === undefined
    ? { kind: 'problem', message: `more than ${maximumDepth} levels of nesting`, range: { start: 0, end: 1 } }
    : { kind: 'tree', tree }
}

const maximumDepth = 200

interface Scanner {
  readonly text: string
  offset: number
}

// INVARIANT: the text is JSON, as `JSON.parse` said, so that nothing is checked here.
function scan(scanner: Scanner, depth: number): Tree | undefined {
  if (depth > maximumDepth) return undefined
  const first = peek(scanner)
  if (first === '{') return scanMap(scanner, depth)
  if (first === '[') return scanList(scanner, depth)
  const token = take(scanner)
  return { kind: 'scalar', value: JSON.parse(scanner.text.slice(token.start, token.end)) as string | number | boolean | null, range: token }
}

function scanMap(scanner: Scanner, depth: number): Tree | undefined {
  const start = scanner.offset++
  const members = new Map<string, TreeMember>()
  let duplicate: Range | undefined
  while (peek(scanner) !== '}') {
    if (scanner.text[scanner.offset] === ',') scanner.offset++
    peek(scanner)
    const nameRange = take(scanner)
    const name = JSON.parse(scanner.text.slice(nameRange.start, nameRange.end)) as string
    peek(scanner)
    scanner.offset++
    const value = scan(scanner, depth + 1)
    if (value === undefined) return undefined
    if (members.has(name)) duplicate = nameRange
    members.set(name, { name, nameRange, value })
  }
  return {
    kind: 'map',
    members: [...members.values()],
    range: { start, end: ++scanner.offset },
    ...(duplicate === undefined ? {} : { duplicate }),
  }
}

function scanList(scanner: Scanner, depth: number): Tree | undefined {
  const start = scanner.offset++
  const items: Tree[] = []
  while (peek(scanner) !== ']') {
    if (scanner.text[scanner.offset] === ',') scanner.offset++
    const item = scan(scanner, depth + 1)
    if (item === undefined) return undefined
    items.push(item)
  }
  return { kind: 'list', items, range: { start, end: ++scanner.offset } }
}

/** Passes space over and gives the character behind it. */
function peek(scanner: Scanner): string {
  space.lastIndex = scanner.offset
  scanner.offset += space.exec(scanner.text)?.[0].length ?? 0
  return scanner.text.charAt(scanner.offset)
}

/** Takes a string, a number or a literal. */
function take(scanner: Scanner): Range {
  const start = scanner.offset
  token.lastIndex = start
  scanner.offset += token.exec(scanner.text)?.[0].length ?? 1
  return { start, end: scanner.offset }
}

const space = /[ \t\r\n]*/y
const token = /"(?:[^"\\]|\\.)*"|[^\s,\]}]+/y
