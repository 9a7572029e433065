import type { NormalizedSchema } from '@smithy/core/schema'
import { compileRoute } from './route.ts'
import type { Route } from './route.ts'
import type { Schema } from './schema.ts'
import { loadSchemaWalker } from './schema.ts'

/** One operation of a service, as the SDK's schemas describe it. */
export interface Operation {
  readonly name: string
  readonly input: Schema
  readonly output: Schema
  /** Where it is bound to HTTP; only rest-json operations have one. */
  readonly route: Route | undefined
}

/** The operations of one service by name, from the schemas in its client module. */
export async function readOperations(client: Readonly<Record<string, unknown>>): Promise<ReadonlyMap<string, Operation>> {
  const walker = await loadSchemaWalker()
  const operations = new Map<string, Operation>()
  for (const schema of Object.values(client)) {
    if (!isOperation(schema)) continue
    const [, , name, traits, input, output] = schema
    operations.set(name, {
      name,
      get input(): Schema {
        return walker.of(input)
      },
      get output(): Schema {
        return walker.of(output)
      },
      route: traits === 0 || traits.http === undefined ? undefined : compileRoute(traits.http),
    })
  }
  return operations
}

type SchemaReference = Parameters<typeof NormalizedSchema.of>[0]
type OperationSchema = readonly [
  kind: 9,
  namespace: string,
  name: string,
  traits: 0 | { readonly http?: readonly [method: string, uri: string, code: number] },
  input: SchemaReference,
  output: SchemaReference,
]

function isOperation(value: unknown): value is OperationSchema {
  return Array.isArray(value) && value[0] === 9
}
