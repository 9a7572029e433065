import type { Dialect } from './dialect.ts'
import { joinChoices } from './join-choices.ts'
import type { OneOrMany, ReferenceObject, TextDocument } from './policy-document.ts'
import { partText, type Part, type Reference, type Value } from './value.ts'

/** Writes values as a document has them: one of them alone, otherwise a list. */
export function valuesDocument(values: readonly Value[], dialect: Dialect): OneOrMany<TextDocument> {
  const [first, ...rest] = joinChoices(values.map((value) => ({ ...value, document: valueDocument(value, dialect) })))
  if (first === undefined) return []
  // Why: in the place of a list, `AWS::NoValue` would remove more than a value.
  const isLone = rest.length === 0 && (typeof first === 'string' || !JSON.stringify(first).includes('AWS::NoValue'))
  return isLone ? first : [first, ...rest]
}

/** Writes one value in its dialect: a string, or CloudFormation's object where it holds such a reference. */
export function valueDocument(value: Value, dialect: Dialect): TextDocument {
  if (!value.parts.some(isIntrinsic)) return value.parts.map((part) => dialectText(part, dialect)).join('')
  const pieces: TextDocument[] = []
  for (const part of value.parts) {
    const last = pieces.at(-1)
    if (isIntrinsic(part)) pieces.push(JSON.parse(part.raw) as ReferenceObject)
    else if (typeof last === 'string') pieces[pieces.length - 1] = last + dialectText(part, dialect)
    else pieces.push(dialectText(part, dialect))
  }
  const [first, ...rest] = pieces
  return first !== undefined && rest.length === 0 ? first : { 'Fn::Join': ['', pieces] }
}

function isIntrinsic(part: Part): part is Reference {
  return part.kind === 'reference' && part.source === 'cloudformation'
}

function dialectText(part: Part, dialect: Dialect): string {
  const text = partText(part)
  if (dialect !== 'terraform' || part.kind === 'reference') return text
  return text.replace(/[$%]\{/g, (mark) => `${mark.slice(0, 1)}${mark}`)
}
