import { pointerTo, type Node, type Range } from '../node.ts'
import { maximumDepth, type JsonMember, type JsonNode, type JsonProblem } from './json-node.ts'

/** How many objects, arrays and other values a document may hold: a policy has at most some thousands of characters. */
const maximumNodes = 1_000_000

/** Finds where a value, or the name of a member, stands in the text that a document was read from; by JSON pointer. */
export type RangeOf = (pointer: string, on: 'name' | 'value') => Range | undefined

/** Reads a value of the program as JSON: `undefined` members are left out and `toJSON` is asked, as `JSON.stringify` does. Never throws. */
export function readValue(value: unknown, rangeOf?: RangeOf): JsonNode | JsonProblem {
  const at = (pointer: string, on: 'name' | 'value'): Node => {
    const range = rangeOf?.(pointer, on)
    return range === undefined ? { pointer } : { pointer, range }
  }
  const reader: Reader = { nodes: 0, path: new Set(), at }
  try {
    return read(reader, value, '', 0)
  } catch (error) {
    // Why: getters, proxies and `toJSON` of the caller run here, and may throw anything.
    return problem('', `a value that cannot be read (${error instanceof Error ? error.message : 'it throws'})`)
  }
}

interface Reader {
  nodes: number
  /** The objects from the root to here. */
  readonly path: Set<object>
  /** Makes the place of a value or of a member's name. */
  readonly at: (pointer: string, on: 'name' | 'value') => Node
}

function read(reader: Reader, given: unknown, pointer: string, depth: number): JsonNode | JsonProblem {
  if (depth > maximumDepth) return problem(pointer, `more than ${maximumDepth} levels of nesting`)
  if (++reader.nodes > maximumNodes) return problem(pointer, `more than ${maximumNodes} values`)
  const value = hasToJson(given) ? given.toJSON() : given
  switch (typeof value) {
    case 'string':
      return { kind: 'string', value, ...reader.at(pointer, 'value') }
    case 'boolean':
      return { kind: 'boolean', text: String(value), ...reader.at(pointer, 'value') }
    case 'number':
      return Number.isFinite(value)
        ? { kind: 'number', text: String(value), ...reader.at(pointer, 'value') }
        : problem(pointer, `the number ${value}`)
    case 'object':
      return value === null ? { kind: 'null', text: 'null', ...reader.at(pointer, 'value') } : readContainer(reader, value, pointer, depth)
    default:
      return problem(pointer, `a value of the type ${typeof value}`)
  }
}

function readContainer(reader: Reader, value: object, pointer: string, depth: number): JsonNode | JsonProblem {
  if (reader.path.has(value)) return problem(pointer, 'a value that contains itself')
  reader.path.add(value)
  const node = Array.isArray(value) ? readArray(reader, value, pointer, depth) : readObject(reader, value, pointer, depth)
  reader.path.delete(value)
  return node
}

function readArray(reader: Reader, values: readonly unknown[], pointer: string, depth: number): JsonNode | JsonProblem {
  if (values.length > maximumNodes) return problem(pointer, `more than ${maximumNodes} values`)
  const items: JsonNode[] = []
  for (let index = 0; index < values.length; index++) {
    const item = read(reader, values[index], pointerTo(pointer, index), depth + 1)
    if (item.kind === 'problem') return item
    items.push(item)
  }
  return { kind: 'array', items, ...reader.at(pointer, 'value') }
}

function readObject(reader: Reader, value: object, pointer: string, depth: number): JsonNode | JsonProblem {
  const members: JsonMember[] = []
  for (const name of Object.keys(value)) {
    const member = (value as Readonly<Record<string, unknown>>)[name]
    if (member === undefined) continue
    const at = pointerTo(pointer, name)
    const node = read(reader, member, at, depth + 1)
    if (node.kind === 'problem') return node
    members.push({ name, at: reader.at(at, 'name'), value: node })
  }
  return { kind: 'object', members, ...reader.at(pointer, 'value') }
}

function hasToJson(value: unknown): value is { readonly toJSON: () => unknown } {
  return typeof value === 'object' && value !== null && 'toJSON' in value && typeof value.toJSON === 'function'
}

function problem(pointer: string, text: string): JsonProblem {
  return { kind: 'problem', problem: text, at: { pointer } }
}
