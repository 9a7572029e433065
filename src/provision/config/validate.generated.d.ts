/** What is wrong with one value, as ajv says it (`allErrors`, `verbose`). */
export interface SchemaError {
  readonly instancePath: string
  readonly keyword: string
  readonly params: Readonly<Record<string, unknown>>
  readonly schema: unknown
  readonly parentSchema: Readonly<Record<string, unknown>>
  readonly data: unknown
  /** Set where the name of a key is wrong, not its value. */
  readonly propertyName?: string
}

/** Checks a value against schema/private-api.json; what is wrong stands in `errors` until the next call. */
export declare const validate: {
  (data: unknown): boolean
  errors?: readonly SchemaError[] | null
}
