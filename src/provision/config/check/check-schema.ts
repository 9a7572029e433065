import type { ConfigFinding } from '../config-finding.ts'
import { didYouMean } from '../did-you-mean.ts'
import { childPointer, spellPointer } from '../pointer.ts'
import { validate, type SchemaError } from '../validate.generated.js'

/** Checks keys, types and forms: everything that schema/private-api.json says. */
export function checkSchema(value: unknown): readonly ConfigFinding[] {
  validate(value)
  const errors = validate.errors ?? []
  // What has the wrong type also is none of the allowed values: that is told once.
  const wrongTypes = new Set(errors.filter(({ keyword }) => keyword === 'type').map(({ instancePath }) => instancePath))
  const told = errors.filter(({ keyword, instancePath }) => keyword !== 'enum' || !wrongTypes.has(instancePath))
  return told.flatMap((error) => describe(error) ?? [])
}

function describe(error: SchemaError): ConfigFinding | undefined {
  switch (error.keyword) {
    case 'additionalProperties':
      return unknownKey(error)
    case 'required':
      return missingKey(error)
    case 'type':
      return wrongType(error)
    case 'enum':
      return notOneOf(error, error.schema as readonly string[])
    case 'const':
      return onValue(error, 'WRONG_VALUE', `${where(error)} is ${show(error.data)}, and can only be \`${String(error.schema)}\``)
    case 'pattern':
      return error.propertyName === undefined ? wrongForm(error) : wrongName(error, error.propertyName)
    case 'minimum':
    case 'maximum':
      return onValue(error, 'OUT_OF_RANGE', `${where(error)} is ${show(error.data)}, not ${title(error)}`)
    case 'minItems':
    case 'minProperties':
      return onValue(error, 'EMPTY', `${where(error)} is empty`, description(error))
    case 'uniqueItems':
      return twice(error)
    // They only repeat what the schemas inside them say.
    case 'if':
    case 'propertyNames':
      return undefined
    default:
      return onValue(error, 'WRONG_VALUE', `${where(error)} does not fulfil \`${error.keyword}\``)
  }
}

function unknownKey(error: SchemaError): ConfigFinding {
  const key = String(error.params.additionalProperty)
  const known = Object.keys(error.parentSchema.properties ?? {}).filter((name) => name !== '$schema')
  const near = didYouMean(key, known)
  const help = near === undefined ? `the keys here are ${known.map((name) => `\`${name}\``).join(', ')}` : `did you mean \`${near}\`?`
  return { code: 'UNKNOWN_KEY', message: `unknown key \`${key}\``, help, pointer: childPointer(error.instancePath, key), on: 'key' }
}

function missingKey(error: SchemaError): ConfigFinding {
  const key = String(error.params.missingProperty)
  const properties = error.parentSchema.properties as Readonly<Record<string, { readonly description?: string; readonly enum?: unknown[] }>>
  const property = properties[key]
  const choice = property?.enum === undefined || property.enum.length > 10 ? '' : ` One of ${list(property.enum)}.`
  const help = `${property?.description ?? ''}${choice}`
  const message = `${where(error)} has no \`${key}\``
  return { code: 'MISSING_KEY', message, ...(help && { help: lower(help) }), pointer: error.instancePath, on: 'key' }
}

function wrongType(error: SchemaError): ConfigFinding {
  const help = typeof error.data === 'number' && error.schema === 'string' ? helpForNumber(error, error.data) : description(error)
  return onValue(error, 'WRONG_TYPE', `${where(error)} is ${nameType(error.data)}, not ${title(error)}`, help)
}

function helpForNumber(error: SchemaError, given: number): string {
  if (title(error).startsWith('a time in whole seconds')) return `write the unit: \`${given}s\``
  if (title(error).startsWith('a time')) return `write the unit: \`${given}s\` or \`${given}ms\``
  const { enum: allowed } = error.parentSchema
  return Array.isArray(allowed) ? `one of ${list(allowed)}` : 'put it in quotes'
}

function notOneOf(error: SchemaError, allowed: readonly string[]): ConfigFinding {
  const value = String(error.data)
  if (error.instancePath === '/kind' && value === 'public-with-private-backend') {
    const help = 'only `kind: private` works in this version'
    return onValue(error, 'NOT_SUPPORTED', '`public-with-private-backend` is not supported yet', help)
  }
  const near = didYouMean(value, allowed)
  const help = near === undefined ? `one of ${list(allowed)}` : `did you mean \`${near}\`?`
  const code = error.instancePath === '/region' ? 'UNKNOWN_REGION' : 'WRONG_VALUE'
  return onValue(error, code, `${show(error.data)} is not ${title(error)}`, help)
}

function wrongForm(error: SchemaError): ConfigFinding {
  return onValue(error, 'WRONG_FORM', `${show(error.data)} is not ${title(error)}`, exampleOf(error))
}

function exampleOf(error: SchemaError): string | undefined {
  const example = (error.parentSchema.examples as readonly string[] | undefined)?.[0]
  return example === undefined ? undefined : `for example \`${example}\``
}

function wrongName(error: SchemaError, name: string): ConfigFinding {
  const help = exampleOf(error)
  return {
    code: 'WRONG_FORM',
    message: `\`${name}\` is not ${title(error)}`,
    ...(help !== undefined && { help }),
    pointer: childPointer(error.instancePath, name),
    on: 'key',
  }
}

function twice(error: SchemaError): ConfigFinding {
  const index = Math.max(Number(error.params.i), Number(error.params.j))
  const message = `${show((error.data as readonly unknown[])[index])} stands twice in ${where(error)}`
  return { code: 'DUPLICATE', message, help: 'leave one out', pointer: childPointer(error.instancePath, index), on: 'value' }
}

function onValue(error: SchemaError, code: string, message: string, help?: string): ConfigFinding {
  return { code, message, ...(help !== undefined && { help }), pointer: error.instancePath, on: 'value' }
}

const where = (error: SchemaError): string => (error.instancePath === '' ? 'the config' : `\`${spellPointer(error.instancePath)}\``)
const title = (error: SchemaError): string => String(error.parentSchema.title ?? error.params.type)
const list = (names: readonly unknown[]): string => names.map((name) => `\`${String(name)}\``).join(', ')
const lower = (text: string): string => (/^[A-Z][a-z ]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text).replace(/\.$/, '')
const show = (value: unknown): string => `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``

function description(error: SchemaError): string | undefined {
  const text = error.parentSchema.description
  return typeof text === 'string' ? lower(text) : undefined
}

function nameType(value: unknown): string {
  if (value === null || value === undefined) return 'empty'
  if (Array.isArray(value)) return 'a list'
  switch (typeof value) {
    case 'string':
      return `the text ${show(value)}`
    case 'object':
      return 'a mapping'
    default:
      return `the ${typeof value} ${show(value)}`
  }
}
