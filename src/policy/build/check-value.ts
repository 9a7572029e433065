import type { OperatorFamily, Operator, TextDocument } from '../language/index.ts'
import { isAddressRange } from './address-range.ts'
import { checkVariables } from './check-variables.ts'
import { shorten } from './check-shape.ts'
import { checkVpceId } from './check-vpce-id.ts'
import { isDate } from './date-text.ts'
import type { KeyForm } from './key-forms.ts'
import { hasPolicyVariable, identityOf, isKnownLater } from './known-later.ts'
import { refusal } from './refusal.ts'

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
export function checkValue({ key, form, operator: { family, name }, value, at }: ConditionValue): TextDocument {
  if (typeof value === 'object' && value !== null && isKnownLater(value as TextDocument)) {
    identityOf(value as TextDocument)
    return value as TextDocument
  }
  const [fits, help] = (family === 'String' ? ids[form] : undefined) ?? families[family]
  const text = typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value)) ? String(value) : value
  if (typeof text === 'string') {
    if (hasPolicyVariable(text)) {
      checkVariables(text, { key, allowed: family === 'String' || family === 'Arn', at })
      return text
    }
    if (isKnownLater(text) || fits(text, at)) return text
  }
  const shown = typeof text === 'string' ? shorten(text) : typeof text
  throw refusal('INVALID_VALUE', `\`${shown}\` is no value for \`${key}\` under \`${name}\``, at, help)
}

/** Which texts mean something, and what to write instead of the others. */
type Rule = readonly [fits: (text: string, at: string) => boolean, help: string]

const like = (pattern: RegExp, help: string): Rule => [(text) => pattern.test(text), help]

const families: Readonly<Record<OperatorFamily, Rule>> = {
  Null: like(/^(?:true|false)$/, 'write `true` where the key must be absent, and `false` where it must be there'),
  Bool: like(/^(?:true|false)$/, 'write `true` or `false`'),
  Numeric: like(/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/, 'write a decimal number, without an exponent'),
  Date: [isDate, 'write a date, `2026-11-24T08:30:00Z`, or seconds since 1970'],
  IpAddress: [isAddressRange, 'write an address or a CIDR block, `10.0.0.0/16` or `2001:db8::/32`, without wildcards'],
  Arn: like(
    /^arn:(?![^:]*:sts::[^:]*:assumed-role\/)(?:[^:]*:){4}[^]+$/,
    'write an ARN of six fields; for the sessions of a role, that of the role: `arn:aws:iam::ACCOUNT:role/NAME`',
  ),
  Binary: [() => false, 'no condition key of an API is binary'],
  String: like(/[^]/, 'write a text that is not empty'),
}

const ids: Readonly<Partial<Record<KeyForm, Rule>>> = {
  vpce: [(text, at) => checkVpceId(text, at) === text, 'write `vpce-` and 8 or 17 lower-case hexadecimal digits'],
  vpc: like(/^vpc-(?:[0-9a-f]{8}|[0-9a-f]{17})$/, 'write `vpc-` and 8 or 17 lower-case hexadecimal digits'),
  account: like(/^\d{12}$/, 'write the twelve digits of an account, as a string'),
  organization: like(/^o-[a-z0-9]{10,32}$/, 'write the id of an organization, `o-` and 10 to 32 lower-case letters and digits'),
}
