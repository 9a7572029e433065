import {
  foldCase,
  partText,
  valueText,
  type Condition,
  type OperatorFamily,
  type Policy,
  type PrincipalEntry,
  type Value,
} from '../language/index.ts'
import { invalidValue } from './check-support.ts'
import { parseDecimal } from './decimal.ts'
import { parseInstant } from './instant.ts'
import { parseRange } from './ip-range.ts'

/** Throws PolicyError where a value, references aside, means nothing in its place; AWS refuses to save such a policy, so that no decision about it would be true. */
export function checkValues(policy: Policy): void {
  for (const { principal, action, resource, conditions } of policy.statements) {
    for (const entry of principal.entries) if (isKnown(entry.value)) checkPrincipal(entry)
    for (const value of action.values) if (isKnown(value)) checkAction(value)
    for (const value of resource.values) if (isKnown(value)) checkResource(value)
    conditions.forEach(checkCondition)
  }
}

function isKnown({ parts }: Value): boolean {
  return !parts.some(({ kind }) => kind === 'reference')
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
function checkPrincipal({ type, value }: PrincipalEntry): void {
  const text = valueText(value)
  if (type === 'AWS' && text === '*') return
  if (/[*?]/.test(text))
    throw invalidValue(
      value,
      'has a wildcard, which principals do not take',
      'name the principal, or write `"*"` and a condition on aws:PrincipalArn',
    )
  if (type !== 'AWS' || /^(?:\d{12}|[A-Z0-9]{16,128}|arn:[^:]+:(?:iam|sts)::\d{12}:[^]+)$/.test(text)) return
  throw invalidValue(value, 'is no AWS principal', 'write the ARN of a user, role or session, an account of twelve digits, or `*`')
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html */
function checkAction(value: Value): void {
  const text = valueText(value)
  if (text === '*' || /^[A-Za-z0-9-]+:[^:]+$/.test(text)) return
  throw invalidValue(
    value,
    'is no action',
    'write a service and an action, `execute-api:Invoke`; wildcards stand behind the colon only, except for `*` alone',
  )
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html */
function checkResource(value: Value): void {
  const text = valueText(value)
  if (text === '*' || text.startsWith('execute-api:/')) return
  const fields = text.split(':', 3)
  if (fields[0] !== 'arn')
    throw invalidValue(value, 'is no resource', 'write an ARN, `*`, or the shorthand `execute-api:/STAGE/METHOD/PATH`')
  if (fields.some((field) => /[*?]/.test(field)))
    throw invalidValue(value, 'has a wildcard in its partition or service', 'write both out: `arn:aws:execute-api:…`')
  const variable = value.parts.findIndex((part) => part.kind === 'variable')
  const before = value.parts.slice(0, variable).map(partText)
  if (variable >= 0 && before.join('').split(':').length < 6)
    throw invalidValue(value, 'has a policy variable before its fifth colon', 'variables can stand in the last part of an ARN only')
}

function checkCondition({ operator, values }: Condition): void {
  for (const value of values) {
    if (!isKnown(value)) continue
    const form = forms[operator.family]
    if (form !== undefined && !form.holds(value)) throw invalidValue(value, form.problem(operator.name), form.help)
  }
}

interface Form {
  readonly holds: (value: Value) => boolean
  readonly problem: (operator: string) => string
  readonly help: string
}

const isFlag = (value: Value): boolean => ['true', 'false'].includes(foldCase(valueText(value)))

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const forms: Readonly<Partial<Record<OperatorFamily, Form>>> = {
  IpAddress: {
    holds: (value) => parseRange(valueText(value)) !== undefined,
    problem: () => 'is no range of IP addresses',
    help: 'write an address or a CIDR block: `10.0.0.0/16`, `2001:db8::/32`',
  },
  Numeric: {
    holds: (value) => parseDecimal(valueText(value)) !== undefined,
    problem: () => 'is no number',
    help: 'write an integer or a decimal, without an exponent: `3600`, `0.5`',
  },
  Date: {
    holds: (value) => parseInstant(valueText(value)) !== undefined,
    problem: () => 'is no date',
    help: 'write `2026-11-24T09:00:00Z`, or seconds since 1970',
  },
  Binary: {
    holds: (value) => isBase64(valueText(value)),
    problem: () => 'is not in base64',
    help: 'encode the bytes in base64, padded with `=`',
  },
  Bool: {
    // Why: under an old version, and under one reading, a policy variable is plain text here, which equals neither.
    holds: (value) => isFlag(value) || /\$\{[^}]*\}/.test(valueText(value)),
    problem: (operator) => `is no value for \`${operator}\``,
    help: 'write `"true"` or `"false"`',
  },
  Null: { holds: isFlag, problem: (operator) => `is no value for \`${operator}\``, help: 'write `"true"` or `"false"`' },
}

/** Tells whether a text is base64 in its one canonical spelling. @see https://www.rfc-editor.org/rfc/rfc4648#section-4 */
function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*(?:[A-Za-z0-9+/]|[AEIMQUYcgkosw048]=|[AQgw]==)?$/.test(text)
}
