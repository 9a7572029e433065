import { ServiceError } from '../world/index.ts'
import type { Schema } from './schema.ts'
import { membersOf } from './schema.ts'

/**
 * Decodes a JSON value as a schema says; what is null is left out, what no member names is ignored.
 *
 * @throws ServiceError `SerializationException` where a value has the wrong type.
 */
export function decodeJson(schema: Schema, value: unknown): unknown {
  if (schema.isStructSchema()) return decodeMembers(membersOf(schema), expectObject(value))
  if (schema.isListSchema()) {
    if (!Array.isArray(value)) throw wrongType(value, 'a list')
    return value.filter((item) => item !== null).map((item) => decodeJson(schema.getValueSchema(), item))
  }
  if (schema.isMapSchema()) {
    const entries = Object.entries(expectObject(value)).filter(([, item]) => item !== null)
    return Object.fromEntries(entries.map(([key, item]) => [key, decodeJson(schema.getValueSchema(), item)]))
  }
  return decodeScalar(schema, value)
}

/** Decodes those members of a structure that stand in a JSON object. */
export function decodeMembers(
  members: readonly (readonly [string, Schema])[],
  object: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const decoded: Record<string, unknown> = {}
  for (const [name, member] of members) {
    const value = object[jsonNameOf(name, member)]
    if (value !== undefined && value !== null) decoded[name] = decodeJson(member, value)
  }
  return decoded
}

/** Encodes a value as a schema says; what is undefined is left out, times become seconds since the epoch. */
export function encodeJson(schema: Schema, value: unknown): unknown {
  if (value === undefined || value === null) return undefined
  if (schema.isStructSchema()) return encodeMembers(membersOf(schema), value as Readonly<Record<string, unknown>>)
  if (schema.isListSchema()) return (value as readonly unknown[]).map((item) => encodeJson(schema.getValueSchema(), item))
  if (schema.isMapSchema()) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, encodeJson(schema.getValueSchema(), item)]))
  }
  if (value instanceof Date) return value.getTime() / 1000
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
  return value
}

/** Encodes members of a structure as a JSON object. */
export function encodeMembers(
  members: readonly (readonly [string, Schema])[],
  value: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const encoded: Record<string, unknown> = {}
  for (const [name, member] of members) {
    const json = encodeJson(member, value[name])
    if (json !== undefined) encoded[jsonNameOf(name, member)] = json
  }
  return encoded
}

/** Refuses a value that is no JSON object. */
export function expectObject(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrongType(value, 'an object')
  return value as Readonly<Record<string, unknown>>
}

function decodeScalar(schema: Schema, value: unknown): unknown {
  if (schema.isBlobSchema()) return typeof value === 'string' ? Buffer.from(value, 'base64') : reject(value, 'a Blob')
  if (schema.isTimestampSchema()) return typeof value === 'number' ? new Date(value * 1000) : reject(value, 'a Timestamp')
  if (schema.isBooleanSchema()) return typeof value === 'boolean' ? value : reject(value, 'a Boolean')
  if (schema.isNumericSchema()) return typeof value === 'number' ? value : reject(value, 'a Number')
  if (schema.isStringSchema()) return typeof value === 'string' ? value : reject(value, 'a String')
  return value
}

function jsonNameOf(name: string, member: Schema): string {
  return member.getMergedTraits().jsonName ?? name
}

function reject(value: unknown, expected: string): never {
  throw wrongType(value, expected)
}

function wrongType(value: unknown, expected: string): ServiceError {
  return new ServiceError('SerializationException', `${tokenOf(value)} can not be converted to ${expected}`)
}

function tokenOf(value: unknown): string {
  if (Array.isArray(value)) return 'START_ARRAY'
  if (value === true) return 'TRUE_VALUE'
  if (value === false) return 'FALSE_VALUE'
  return { string: 'STRING_VALUE', number: 'NUMBER_VALUE' }[typeof value as string] ?? 'START_OBJECT'
}
