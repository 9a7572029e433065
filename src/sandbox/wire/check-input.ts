import type { Service } from '../world/index.ts'
import type { Operation } from './operation.ts'
import type { Protocol } from './protocol.ts'
import type { Schema } from './schema.ts'
import { membersOf, requiredMembersOf } from './schema.ts'

/**
 * Checks what the types cannot say: required members (from the schema) and enum values (from the service's own table).
 *
 * @throws the service's own error for the first thing that is wrong.
 */
export function checkInput(service: Service, protocol: Protocol, operation: Operation, input: Readonly<Record<string, unknown>>): void {
  checkStruct({ service, protocol, operation: operation.name }, operation.input, input, '')
}

interface Context {
  readonly service: Service
  readonly protocol: Protocol
  readonly operation: string
}

function checkStruct(context: Context, schema: Schema, value: Readonly<Record<string, unknown>>, path: string): void {
  const required = requiredMembersOf(schema)
  const enums = context.service.validation.enums[schema.getName() ?? ''] ?? {}
  for (const [name, member] of membersOf(schema)) {
    const place = context.protocol.memberPath(path, name, member)
    const content = value[name]
    if (content === undefined) {
      if (required.includes(name)) throw context.service.validation.missingMember(place, context.operation)
      continue
    }
    checkValue(context, member, content, place, enums[name])
  }
}

function checkValue(context: Context, schema: Schema, value: unknown, path: string, allowed: readonly string[] | undefined): void {
  if (schema.isStructSchema()) checkStruct(context, schema, value as Readonly<Record<string, unknown>>, path)
  else if (schema.isListSchema()) {
    for (const [index, item] of (value as readonly unknown[]).entries()) {
      checkValue(context, schema.getValueSchema(), item, context.protocol.itemPath(path, index), allowed)
    }
  } else if (schema.isMapSchema()) {
    for (const [key, item] of Object.entries(value as object)) checkValue(context, schema.getValueSchema(), item, `${path}.${key}`, allowed)
  } else if (allowed !== undefined && !allowed.includes(value as string)) {
    throw context.service.validation.wrongEnum(path, value, allowed, context.operation)
  }
}
