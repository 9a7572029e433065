import * as fc from 'fast-check'
import type { Schema } from '../../../src/sandbox/wire/schema.ts'
import { membersOf, requiredMembersOf } from '../../../src/sandbox/wire/schema.ts'

/** Makes values that fit a schema: required members always there, others sometimes, not nested deeper than `depth`. */
export function fitting(schema: Schema, depth = 4): fc.Arbitrary<unknown> {
  if (schema.isUnitSchema()) return fc.constant({})
  if (schema.isStructSchema()) return fittingStruct(schema, depth)
  if (schema.isListSchema()) return fc.array(fitting(schema.getValueSchema(), depth - 1), { minLength: 1, maxLength: 3 })
  if (schema.isMapSchema())
    return fc.dictionary(fc.stringMatching(/^[a-zA-Z/]{1,8}$/), fitting(schema.getValueSchema(), depth - 1), { minKeys: 1, maxKeys: 3 })
  if (schema.isBlobSchema()) return fc.uint8Array({ minLength: 1, maxLength: 8 })
  if (schema.isTimestampSchema()) return fc.integer({ min: 0, max: 2 ** 31 }).map((seconds) => new Date(seconds * 1000))
  if (schema.isBooleanSchema()) return fc.boolean()
  if (schema.isNumericSchema()) return fc.integer()
  // Why: a header is trimmed and holds ASCII, a path has no empty segments, and no dots that a client would resolve.
  const { httpHeader, httpLabel } = schema.getMergedTraits()
  if (httpHeader !== undefined || httpLabel) return fc.stringMatching(/^[a-zA-Z0-9:/%+*_-]{1,12}$/)
  const text = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }).map((sent) => sent.normalize('NFC'))
  return fc.oneof(
    { weight: 4, arbitrary: text },
    { weight: 1, arbitrary: fc.constantFrom('&lt;', '&amp;amp;', '<a>&"\'', 'a+b%20c=d;e', '{"a":"\\"}') },
  )
}

function fittingStruct(schema: Schema, depth: number): fc.Arbitrary<Record<string, unknown>> {
  const required = requiredMembersOf(schema)
  const wanted = membersOf(schema).filter(([name, member]) => {
    if (member.isBigIntegerSchema() || member.isBigDecimalSchema() || member.isDocumentSchema()) return false
    return depth > 0 || required.includes(name) || member.getMergedTraits().httpLabel === 1
  })
  const always = wanted.filter(([name, member]) => required.includes(name) || isAlwaysSent(member))
  const sometimes = wanted.filter((entry) => !always.includes(entry))
  return fc
    .tuple(fc.subarray(sometimes, { maxLength: Math.min(6, sometimes.length) }), fc.constant(always))
    .chain(([some, all]) => fc.record(Object.fromEntries([...all, ...some].map(([name, member]) => [name, fitting(member, depth - 1)]))))
}

// Why: the clients fill in tokens and media types of their own where none are given.
function isAlwaysSent(member: Schema): boolean {
  const { httpHeader, httpPayload } = member.getMergedTraits()
  return member.isIdempotencyToken() || httpPayload === 1 || httpHeader === 'Accept' || httpHeader === 'Content-Type'
}
