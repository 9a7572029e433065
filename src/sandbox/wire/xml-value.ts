import type { Schema } from './schema.ts'
import { membersOf } from './schema.ts'

/** Encodes a value as the content of an XML element, as a schema says; `item` names the elements of a list that names none. */
export function encodeXml(schema: Schema, value: unknown, item: string): string {
  if (schema.isStructSchema()) return encodeMembers(schema, value as Readonly<Record<string, unknown>>, item)
  if (schema.isListSchema()) {
    const element = schema.getValueSchema()
    const name = nameOf(element) ?? item
    return (value as readonly unknown[]).map((entry) => encodeElement(name, element, entry, item)).join('')
  }
  if (schema.isMapSchema()) {
    const element = schema.getValueSchema()
    const entries = Object.entries(value as Readonly<Record<string, unknown>>)
    return entries
      .map(([key, entry]) => `<entry><key>${escapeXml(key)}</key>${encodeElement('value', element, entry, item)}</entry>`)
      .join('')
  }
  return escapeXml(textOf(value))
}

/** Escapes text for XML 1.0; characters that XML cannot hold are left out. */
export function escapeXml(text: string): string {
  return text

    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"\r]/g, (character) => escapes[character] ?? character)
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#xD;' }

function encodeMembers(schema: Schema, value: Readonly<Record<string, unknown>>, item: string): string {
  return membersOf(schema)
    .filter(([name]) => value[name] !== undefined && value[name] !== null)
    .map(([name, member]) => encodeElement(nameOf(member) ?? name, member, value[name], item))
    .join('')
}

function encodeElement(name: string, schema: Schema, value: unknown, item: string): string {
  return `<${name}>${encodeXml(schema, value, item)}</${name}>`
}

function nameOf(schema: Schema): string | undefined {
  return schema.getMergedTraits().xmlName
}

function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
  return String(value)
}
