import type { NormalizedSchema } from '@smithy/core/schema'
import { loadSdk } from '../world/index.ts'

/** A schema of the SDK as its own walker presents it. */
export type Schema = NormalizedSchema

/** Loads the walker over the schemas that the SDK clients export. */
export async function loadSchemaWalker(): Promise<typeof NormalizedSchema> {
  return (await loadSdk('@smithy/core/schema')).NormalizedSchema as typeof NormalizedSchema
}

/** Gives the members of a structure in the order of the model. */
export function membersOf(schema: Schema): readonly (readonly [name: string, member: Schema])[] {
  return [...schema.structIterator()]
}

/** Gives the names of the required members of a structure. */
export function requiredMembersOf(schema: Schema): readonly string[] {
  // Why: a structure is [3, namespace, name, traits, member names, member schemas, how many of the first members are required].
  const parts = schema.getSchema() as readonly unknown[]
  return (parts[4] as readonly string[]).slice(0, (parts[6] as number | undefined) ?? 0)
}
