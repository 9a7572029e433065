import { operatorNames, type OneOrMany, type Operator, type StatementDocument, type TextDocument } from '../language/index.ts'
import { operatorText, readOperator } from '../language/operator.ts'
import { checkKey, operatorsOf } from './check-key.ts'
import { checkObject, didYouMean, shorten } from './check-shape.ts'
import { checkValue } from './check-value.ts'
import type { Conditions } from './conditions.ts'
import type { KeyForm } from './key-forms.ts'
import { oneOrMany } from './one-or-many.ts'
import { refusal } from './refusal.ts'

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
  throw refusal('INVALID_OPTION', `\`${at}\` is empty`, at, 'leave it out where the statement always applies')
}

function checkOperator(text: string, at: string): Operator {
  const read = readOperator(text, { pointer: at })
  if (read.kind === 'operator' && read.exactCase) return read.operator
  const suggestion = read.kind === 'operator' ? operatorText(read.operator) : read.kind === 'unknown' ? read.suggestion : 'Null'
  const help = didYouMean(suggestion) ?? `the operators are ${operatorNames.join(', ')}`
  throw refusal('INVALID_OPTION', `unknown condition operator \`${shorten(text)}\``, at, help)
}

function checkValues(key: string, operator: Operator, values: unknown, at: string): OneOrMany<TextDocument> {
  const form = checkKey(key, at)
  checkCompared(key, form, operator, at)
  if (!Array.isArray(values)) return checkValue({ key, form, operator, value: values, at })
  if (values.length === 0) throw refusal('INVALID_OPTION', `\`${at}\` has no value`, at, 'name at least one, or leave the condition out')
  return oneOrMany(values.map((value: unknown, index) => checkValue({ key, form, operator, value, at: `${at}[${index}]` })))
}

function checkCompared(key: string, form: KeyForm, operator: Operator, at: string): void {
  const help = objection(key, form, operator)
  if (help !== undefined) throw refusal('INVALID_OPTION', `\`${key}\` is not compared by \`${operatorText(operator)}\``, at, help)
}

/** Says what compares a key where the operator does not. */
function objection(key: string, form: KeyForm, { quantifier, family, name, ifExists }: Operator): string | undefined {
  const known = operatorsOf(form)
  if (family === 'Null') {
    if (quantifier === undefined) return undefined
  } else if ((form === 'texts') !== (quantifier !== undefined)) {
    const text = operatorText({ name, ifExists })
    return form === 'texts'
      ? `the key has several values: write \`ForAnyValue:${text}\` or \`ForAllValues:${text}\``
      : `the key has one value: write \`${text}\``
  } else if (known.includes(name)) return undefined
  const takes = `it takes ${known.join(', ')}`
  if (family !== 'String' || !known.includes('StringEquals')) return takes
  const what = form === 'vpce' ? 'endpoint' : form === 'vpc' ? 'VPC' : form
  return `${takes}: name each ${what}, since a pattern of \`${key}\` covers those of strangers too`
}
