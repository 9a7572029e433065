import { compactJson, type JsonMember, type JsonNode, type JsonObject } from '../json/json-node.ts'
import type { Reference } from '../value.ts'
import { joinTexts, type Chunk } from './split-tokens.ts'

/** `{ Ref: … }` or `{ 'Fn::…': … }`. */
export type Intrinsic = JsonObject & { readonly members: readonly [JsonMember] }

/** Tells an intrinsic function from any other value. */
export function isIntrinsic(node: JsonNode): node is Intrinsic {
  const name = node.kind === 'object' && node.members.length === 1 ? node.members[0]?.name : undefined
  return name === 'Ref' || name?.startsWith('Fn::') === true
}

/**
 * Reads an intrinsic function into texts and references; `Fn::Sub` and `Fn::Join` are taken apart, so that equal values are equal however they are put together.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
 */
export function readIntrinsic(node: Intrinsic): readonly Chunk[] {
  return joinTexts(take(node))
}

function take(node: Intrinsic): readonly Chunk[] {
  const { name, value } = node.members[0]
  return (
    (name === 'Fn::Join' ? takeJoin(value) : name === 'Fn::Sub' ? takeSub(value) : takeAttribute(name, value)) ?? [
      reference(compactJson(node)),
    ]
  )
}

function takeJoin(value: JsonNode): readonly Chunk[] | undefined {
  if (value.kind !== 'array' || value.items.length !== 2) return undefined
  const [separator, list] = value.items
  if (separator?.kind !== 'string' || list?.kind !== 'array') return undefined
  const chunks: Chunk[] = []
  for (const [index, item] of list.items.entries()) {
    if (item.kind !== 'string' && !isIntrinsic(item)) return undefined
    if (index > 0) chunks.push(separator.value)
    chunks.push(...(item.kind === 'string' ? [item.value] : take(item)))
  }
  return chunks
}

function takeSub(value: JsonNode): readonly Chunk[] | undefined {
  if (value.kind === 'string') return substitute(value.value, undefined)
  if (value.kind !== 'array' || value.items.length !== 2) return undefined
  const [text, map] = value.items
  return text?.kind === 'string' && map?.kind === 'object' ? substitute(text.value, map) : undefined
}

function substitute(text: string, map: JsonObject | undefined): readonly Chunk[] {
  const chunks: Chunk[] = []
  let offset = 0
  for (;;) {
    const start = text.indexOf('${', offset)
    const end = start < 0 ? -1 : text.indexOf('}', start)
    if (end < 0) break
    const inner = text.slice(start + 2, end)
    chunks.push(text.slice(offset, start), ...(inner.startsWith('!') ? [`\${${inner.slice(1)}}`] : substitution(inner.trim(), map)))
    offset = end + 1
  }
  chunks.push(text.slice(offset))
  return chunks
}

function substitution(name: string, map: JsonObject | undefined): readonly Chunk[] {
  const mapped = map?.members.find((member) => member.name === name)?.value
  if (mapped?.kind === 'string') return [mapped.value]
  if (mapped !== undefined) return isIntrinsic(mapped) ? take(mapped) : [reference(compactJson(mapped))]
  const dot = name.indexOf('.')
  return [dot < 0 ? reference(`{"Ref":${JSON.stringify(name)}}`) : attribute(name.slice(0, dot), name.slice(dot + 1))]
}

function takeAttribute(name: string, value: JsonNode): readonly Chunk[] | undefined {
  // Why the text only: the list, `[resource, name]`, is the form that references are compared in.
  if (name !== 'Fn::GetAtt' || value.kind !== 'string') return undefined
  const dot = value.value.indexOf('.')
  return dot < 0 ? undefined : [attribute(value.value.slice(0, dot), value.value.slice(dot + 1))]
}

function attribute(resource: string, name: string): Reference {
  return reference(`{"Fn::GetAtt":[${JSON.stringify(resource)},${JSON.stringify(name)}]}`)
}

function reference(raw: string): Reference {
  return { kind: 'reference', source: 'cloudformation', raw }
}
