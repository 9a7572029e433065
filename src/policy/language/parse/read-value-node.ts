import type { JsonNode, JsonString } from '../json/json-node.ts'
import type { Node } from '../node.ts'
import type { Part, Value } from '../value.ts'
import { takesIntrinsics, type Context } from './context.ts'
import { readBranches, type Branch } from './read-branches.ts'
import { isIntrinsic, readIntrinsic } from './read-intrinsic.ts'
import { readVariables } from './read-variables.ts'
import { splitTokens, type Chunk } from './split-tokens.ts'

/** What may stand in one place of a policy. */
export interface ValuePlace {
  /** The element's name, for findings. */
  readonly element: string
  /** Whether policy variables are read there. */
  readonly variables?: boolean
  /** Whether numbers and booleans may stand for their texts. */
  readonly scalars?: boolean
}

/** Reads one value or a list of them, and what `Fn::If` chooses from; reports what is none. */
export function readValues(node: JsonNode, place: ValuePlace, context: Context): readonly Value[] {
  // Why apart: most values are one text, and a policy has hundreds.
  if (node.kind === 'string') return [makeText(node, place, context)]
  return readBranches(node, context).flatMap((whole) => {
    if (whole.node.kind !== 'array') return readBranch(whole, place, context, 'a string or an array of strings')
    const { items } = whole.node
    if (items.length === 0) context.report('empty-array', whole.node, { element: place.element })
    return items.flatMap((item) =>
      readBranches(item, context, whole.when).flatMap((branch) => readBranch(branch, place, context, 'a string')),
    )
  })
}

function readBranch({ node, when }: Branch, place: ValuePlace, context: Context, expected: string): readonly Value[] {
  const value = readOneValue(node, place, context, expected)
  return value === undefined ? [] : [when.length === 0 ? value : { ...value, when }]
}

/** Reads one value; reports where it is none. */
export function readOneValue(node: JsonNode, place: ValuePlace, context: Context, expected = 'a string'): Value | undefined {
  if (node.kind === 'string') return makeText(node, place, context)
  if ((node.kind === 'number' || node.kind === 'boolean') && place.scalars === true) return makeValue([node.text], node, place, context)
  if (isIntrinsic(node) && takesIntrinsics(context)) return makeValue(readIntrinsic(node), node, place, context)
  context.report('wrong-type', node, { element: place.element, expected, found: node.kind })
  return undefined
}

function makeText(node: JsonString, place: ValuePlace, context: Context): Value {
  return makeValue(splitTokens(node.value, context.dialect), node, place, context)
}

function makeValue(chunks: readonly Chunk[], at: Node, place: ValuePlace, context: Context): Value {
  const variables = place.variables === true && context.hasVariables
  const parts: Part[] = []
  for (const chunk of chunks) {
    if (typeof chunk !== 'string') parts.push(chunk)
    else if (variables) parts.push(...readVariables(chunk, at, context.report))
    else if (chunk !== '') parts.push({ kind: 'literal', text: chunk })
  }
  return at.range === undefined
    ? { kind: 'value', parts, pointer: at.pointer }
    : { kind: 'value', parts, pointer: at.pointer, range: at.range }
}
