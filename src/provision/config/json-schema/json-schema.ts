/** A JSON Schema, draft 7. `title` says what a value is ("a VPC id"): the error messages read it. */
export type JsonSchema = Readonly<Record<string, unknown>>

/** A mapping that has these keys and no others. */
export function closed(description: string, properties: Readonly<Record<string, JsonSchema>>, required: readonly string[]): JsonSchema {
  return { type: 'object', title: 'a mapping', description, properties, required, additionalProperties: false }
}

/** A mapping from names to values of one shape. */
export function named(description: string, values: JsonSchema, options: { readonly minProperties?: number } = {}): JsonSchema {
  const propertyNames = {
    title: 'a name (a lower-case letter, then up to 23 lower-case letters, digits or hyphens)',
    pattern: '^[a-z][a-z0-9-]{0,23}$',
    examples: ['main'],
  }
  return { type: 'object', title: 'a mapping of names', description, propertyNames, additionalProperties: values, ...options }
}

/** A list with at least one element, each once. */
export function list(description: string, items: JsonSchema): JsonSchema {
  return { type: 'array', title: 'a list', description, items, minItems: 1, ...(items.type === 'string' && { uniqueItems: true }) }
}
