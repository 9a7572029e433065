import { isAlias, isMap, isScalar, isSeq, parseDocument, type Document, type Node, type Pair, type Scalar } from 'yaml'
import type { Range } from '../../../policy/index.ts'
import type { Reading } from './reading.ts'
import { itemsOf, membersOf, type Tree, type TreeMember } from './tree.ts'

/**
 * Reads YAML, of which JSON is a part; CloudFormation's short forms become the long ones: `!Sub text` is `{ "Fn::Sub": text }`.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
 */
export function readYaml(text: string): Reading {
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: false, merge: true })
  const [error] = document.errors
  if (error !== undefined) {
    const [start, end] = error.pos
    return { kind: 'problem', message: error.message, range: { start, end: Math.max(end, start + 1) } }
  }
  const reader: Reader = { document, text, left: 1_000_000 }
  try {
    return { kind: 'tree', tree: read(reader, document.contents, { start: 0, end: 0 }, 0) }
  } catch (problem) {
    if (problem instanceof TooMuch) return { kind: 'problem', message: problem.message, range: { start: 0, end: 1 } }
    throw problem
  }
}

interface Reader {
  readonly document: Document.Parsed
  readonly text: string
  /** How many values may still come: aliases can make many of few. */
  left: number
}

class TooMuch extends Error {}

function read(reader: Reader, node: unknown, around: Range, depth: number): Tree {
  if (--reader.left < 0 || depth > 200) throw new TooMuch('more values or levels of nesting than a template has')
  if (isAlias(node)) return read(reader, node.resolve(reader.document), around, depth + 1)
  const range = rangeOf(reader, node, around)
  const tag = (node as Node | null)?.tag
  const name = tag !== undefined && /^![A-Z]/.test(tag) ? longName(tag.slice(1)) : undefined
  const tree = readNode(reader, node, range, depth)
  return name === undefined ? tree : { kind: 'map', members: [{ name, nameRange: range, value: tree }], range }
}

function longName(short: string): string {
  return short === 'Ref' || short === 'Condition' ? short : `Fn::${short}`
}

function readNode(reader: Reader, node: unknown, range: Range, depth: number): Tree {
  if (isSeq(node)) return { kind: 'list', items: node.items.map((item) => read(reader, item, range, depth + 1)), range }
  if (isMap(node)) return readMap(reader, node.items, range, depth)
  return { kind: 'scalar', value: isScalar(node) ? scalarOf(node) : null, range }
}

function readMap(reader: Reader, pairs: readonly Pair[], range: Range, depth: number): Tree {
  const members = new Map<string, TreeMember>()
  const merged = new Map<string, TreeMember>()
  let duplicate: Range | undefined
  for (const { key, value } of pairs) {
    const name = isScalar(key) ? (key.source ?? String(key.value)) : ''
    const nameRange = rangeOf(reader, key, range)
    const tree = read(reader, value, nameRange, depth + 1)
    if (name === '<<') for (const one of itemsOf(tree).flatMap(membersOf)) merged.set(one.name, merged.get(one.name) ?? one)
    else {
      if (members.has(name)) duplicate = nameRange
      members.set(name, { name, nameRange, value: tree })
    }
  }
  const inherited = [...merged.values()].filter(({ name }) => !members.has(name))
  return { kind: 'map', members: [...members.values(), ...inherited], range, ...(duplicate === undefined ? {} : { duplicate }) }
}

/** Why the source: an account `012345678901` is twelve digits, not a number. */
function scalarOf({ value, source }: Scalar): string | number | boolean | null {
  if (typeof value === 'number') return source !== undefined && /^\d{12}$/.test(source) ? source : value
  return typeof value === 'string' || typeof value === 'boolean' ? value : value === null || value === undefined ? null : (source ?? '')
}

/** A block ends where the next one begins: the space between them is not part of it. */
function rangeOf({ text }: Reader, node: unknown, around: Range): Range {
  const range = (node as Node | null)?.range
  if (!range) return around
  return { start: range[0], end: range[0] + Math.max(1, text.slice(range[0], range[1]).trimEnd().length) }
}
