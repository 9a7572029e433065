import { PolicyError, type Operator, type TextDocument } from '../language/index.ts'
import { isAddressRange } from './address-range.ts'
import { checkVariables } from './check-variables.ts'
import { shorten } from './check-shape.ts'
import { checkVpceId } from './check-vpce-id.ts'
import { isDate } from './date-text.ts'
import type { KeyForm } from './key-forms.ts'
import { hasPolicyVariable, identityOf, isKnownLater } from './known-later.ts'

/** A value under a condition key. */
export interface ConditionValue {
  readonly key: string
  readonly form: KeyForm
  readonly operator: Operator
  readonly value: unknown
  /** Where the caller wrote it, for errors: `when.StringEquals.aws:SourceVpce[0]`. */
  readonly at: string
}

/** Gives a value as it stands in a statement, numbers and booleans as texts; throws PolicyError where it means nothing there. References are taken unchecked. */
export function checkValue(condition: ConditionValue): TextDocument {
  const { value, at } = condition
  const text = typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value)) ? String(value) : value
  if (typeof text === 'object' && text !== null && isKnownLater(text as TextDocument)) {
    identityOf(text as TextDocument)
    return text as TextDocument
  }
  if (typeof text !== 'string') throw wrong(condition, typeof text)
  const family = condition.operator.family
  if (hasPolicyVariable(text)) {
    checkVariables(text, { key: condition.key, allowed: family === 'String' || family === 'Arn', at })
    return text
  }
  if (isKnownLater(text) || fits(text, condition)) return text
  throw wrong(condition, text)
}

function fits(text: string, { form, operator, at }: ConditionValue): boolean {
  switch (operator.family) {
    case 'Null':
    case 'Bool':
      return text === 'true' || text === 'false'
    case 'Numeric':
      return /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text)
    case 'Date':
      return isDate(text)
    case 'IpAddress':
      return isAddressRange(text)
    case 'Arn':
      return /^arn:(?:[^:]*:){4}[^]+$/.test(text) && !/^arn:[^:]*:sts::[^:]*:assumed-role\//.test(text)
    case 'String':
      return fitsText(text, form, at)
    case 'Binary':
      return false
  }
}

function fitsText(text: string, form: KeyForm, at: string): boolean {
  switch (form) {
    case 'vpce':
      checkVpceId(text, at)
      return true
    case 'vpc':
      return /^vpc-(?:[0-9a-f]{8}|[0-9a-f]{17})$/.test(text)
    case 'account':
      return /^\d{12}$/.test(text)
    case 'organization':
      return /^o-[a-z0-9]{10,32}$/.test(text)
    default:
      return text !== ''
  }
}

const helps: Readonly<Record<Operator['family'], string>> = {
  Null: 'write `true` where the key must be absent, and `false` where it must be there',
  Bool: 'write `true` or `false`',
  Numeric: 'write a decimal number, without an exponent',
  Date: 'write a date, `2026-11-24T08:30:00Z`, or seconds since 1970',
  IpAddress: 'write an address or a CIDR block, `10.0.0.0/16` or `2001:db8::/32`, without wildcards',
  Arn: 'write an ARN of six fields; for the sessions of a role, that of the role: `arn:aws:iam::ACCOUNT:role/NAME`',
  Binary: 'no condition key of an API is binary',
  String: 'write a text that is not empty',
}

const textHelps: Partial<Readonly<Record<KeyForm, string>>> = {
  vpce: 'write `vpce-` and 8 or 17 lower-case hexadecimal digits',
  vpc: 'write `vpc-` and 8 or 17 lower-case hexadecimal digits',
  account: 'write the twelve digits of an account, as a string',
  organization: 'write the id of an organization, `o-` and 10 to 32 lower-case letters and digits',
}

function wrong({ key, form, operator, at }: ConditionValue, text: string): PolicyError {
  const help = (operator.family === 'String' ? textHelps[form] : undefined) ?? helps[operator.family]
  return new PolicyError('INVALID_VALUE', `\`${shorten(text)}\` is no value for \`${key}\` under \`${operator.name}\``, { at, help })
}
