import type { FormTree } from './form-tree.ts'
import { itemsOf } from './form-tree.ts'
import type { Schema } from './schema.ts'
import { membersOf } from './schema.ts'
import { decodeText } from './text-value.ts'

/** How a protocol names things in a form. */
export interface FormNames {
  readonly member: (name: string, member: Schema) => string
  /** Between a list's name and its numbers: `member`; nothing for EC2. */
  readonly item: (list: Schema) => string | undefined
  /** The error for a text that is no value of the member's type. */
  readonly wrong: (name: string, text: string) => Error
}

/** Decodes a node of a form as a schema says; undefined where nothing was sent. */
export function decodeForm(schema: Schema, node: FormTree | undefined, names: FormNames): unknown {
  if (node === undefined) return undefined
  if (schema.isStructSchema()) return decodeStruct(schema, node, names)
  if (schema.isListSchema()) return decodeList(schema, node, names)
  if (schema.isMapSchema()) return decodeMap(schema, node, names)
  if (node.value === undefined) return undefined
  node.used = true
  return decodeText(schema, node.value, (text) => names.wrong(node.name, text))
}

function decodeStruct(schema: Schema, node: FormTree, names: FormNames): Record<string, unknown> {
  node.used = true
  const decoded: Record<string, unknown> = {}
  for (const [name, member] of membersOf(schema)) {
    const value = decodeForm(member, node.children.get(names.member(name, member)), names)
    if (value !== undefined) decoded[name] = value
  }
  return decoded
}

function decodeList(schema: Schema, node: FormTree, names: FormNames): readonly unknown[] {
  node.used = true
  const between = names.item(schema)
  const holder = between === undefined ? node : node.children.get(between)
  if (holder === undefined) return []
  return itemsOf(holder).map((item) => decodeForm(schema.getValueSchema(), item, names))
}

function decodeMap(schema: Schema, node: FormTree, names: FormNames): Readonly<Record<string, unknown>> {
  node.used = true
  const entries = itemsOf(node.children.get('entry') ?? node).map((entry) => {
    const key = decodeForm(schema.getKeySchema(), entry.children.get('key'), names)
    return [key, decodeForm(schema.getValueSchema(), entry.children.get('value'), names)] as const
  })
  return Object.fromEntries(entries) as Readonly<Record<string, unknown>>
}
