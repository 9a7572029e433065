import { foldCase, valueText, type Condition, type Policy, type PrincipalEntry, type Value } from '../language/index.ts'
import { invalidValue } from './check-support.ts'
import { parseRange } from './ip-range.ts'
import { plainText } from './pattern-of.ts'

/** Throws PolicyError where a value means nothing in its place; AWS refuses to save such a policy, so that no decision about it would be true. */
export function checkValues(policy: Policy): void {
  for (const { principal, action, resource, conditions } of policy.statements) {
    principal.entries.forEach(checkPrincipal)
    action.values.forEach(checkAction)
    resource.values.forEach(checkResource)
    conditions.forEach(checkCondition)
  }
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
}

function checkCondition({ operator, values }: Condition): void {
  for (const value of values) {
    if (operator.family === 'IpAddress' && parseRange(plainText(value)) === undefined) {
      throw invalidValue(value, 'is no range of IP addresses', 'write an address or a CIDR block: `10.0.0.0/16`, `2001:db8::/32`')
    }
    if ((operator.family === 'Bool' || operator.family === 'Null') && !['true', 'false'].includes(foldCase(plainText(value)))) {
      throw invalidValue(value, `is no value for \`${operator.name}\``, 'write `"true"` or `"false"`')
    }
  }
}
