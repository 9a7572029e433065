import { operatorNames, PolicyError, type OneOrMany, type Operator, type StatementDocument, type TextDocument } from '../language/index.ts'
import { nearest } from '../language/nearest.ts'
import { operatorText, readOperator } from '../language/operator.ts'
import { checkKey, operatorsOf } from './check-key.ts'
import { checkObject, shorten } from './check-shape.ts'
import { checkValue } from './check-value.ts'
import type { Conditions } from './conditions.ts'
import type { KeyForm } from './key-forms.ts'
import { oneOrMany } from './one-or-many.ts'

/** Gives conditions as they stand in a statement; throws PolicyError where a key does not stand under that operator, or a value means nothing there. */
export function checkConditions(conditions: Conditions): NonNullable<StatementDocument['Condition']> {
  const block = checkBlock(conditions, 'when')
  return Object.fromEntries(
    block.map(([text, keys]) => {
      const at = `when.${text}`
      const operator = checkOperator(text, at)
      return [
        text,
        Object.fromEntries(checkBlock(keys, at).map(([key, values]) => [key, checkValues(key, operator, values, `${at}.${key}`)])),
      ]
    }),
  )
}

function checkBlock(block: unknown, at: string): readonly (readonly [string, unknown])[] {
  checkObject(block, at)
  const entries = Object.entries(block as object) as readonly (readonly [string, unknown])[]
  if (entries.length > 0) return entries
  throw new PolicyError('INVALID_OPTION', `\`${at}\` is empty`, { at, help: 'leave it out where the statement always applies' })
}

function checkOperator(text: string, at: string): Operator {
  const read = readOperator(text, { pointer: at })
  if (read.kind === 'operator' && read.exactCase) return read.operator
  const suggestion =
    read.kind === 'operator'
      ? operatorText(read.operator)
      : read.kind === 'unknown'
        ? (read.suggestion ?? nearest(text, operatorNames))
        : 'Null'
  throw new PolicyError('INVALID_OPTION', `unknown condition operator \`${shorten(text)}\``, {
    at,
    help: suggestion === undefined ? `the operators are ${operatorNames.join(', ')}` : `did you mean \`${suggestion}\`?`,
  })
}

function checkValues(key: string, operator: Operator, values: unknown, at: string): OneOrMany<TextDocument> {
  const form = checkKey(key, at)
  checkCompared(key, form, operator, at)
  if (!Array.isArray(values)) return checkValue({ key, form, operator, value: values, at })
  if (values.length === 0) {
    throw new PolicyError('INVALID_OPTION', `\`${at}\` has no value`, { at, help: 'name at least one, or leave the condition out' })
  }
  return oneOrMany(values.map((value: unknown, index) => checkValue({ key, form, operator, value, at: `${at}[${index}]` })))
}

function checkCompared(key: string, form: KeyForm, operator: Operator, at: string): void {
  const text = operatorText(operator)
  if (operator.family !== 'Null' && (form === 'texts') !== (operator.quantifier !== undefined)) {
    throw new PolicyError('INVALID_OPTION', `\`${key}\` is not compared by \`${text}\``, {
      at,
      help:
        form === 'texts'
          ? `the key has several values: write \`ForAnyValue:${text}\` or \`ForAllValues:${text}\``
          : `the key has one value: write \`${operatorText({ name: operator.name, ifExists: operator.ifExists })}\``,
    })
  }
  const known = operatorsOf(form)
  if (operator.quantifier !== undefined && operator.family === 'Null' ? false : known.includes(operator.name)) return
  throw new PolicyError('INVALID_OPTION', `\`${key}\` is not compared by \`${text}\``, { at, help: helpFor(key, form, operator, known) })
}

function helpFor(key: string, form: KeyForm, operator: Operator, known: readonly string[]): string {
  const takes = `it takes ${known.join(', ')}`
  if (operator.family !== 'String' || !known.includes('StringEquals')) return takes
  const what = form === 'vpce' ? 'endpoint' : form === 'vpc' ? 'VPC' : form
  return `${takes}: name each ${what}, since a pattern of \`${key}\` covers those of strangers too`
}
