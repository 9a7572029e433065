import { describeFinding } from './describe-finding.ts'
import { parsePolicy } from './parse-policy.ts'
import { PolicyError } from './policy-error.ts'
import type { PolicyInput } from './policy-input.ts'
import type { Policy } from './policy.ts'

/** Gives the policy of an input; throws PolicyError with every finding where it does not parse. */
export function policyOf(input: PolicyInput): Policy {
  const parsed = parsePolicy(input)
  if (parsed.ok) return parsed.policy
  const errors = parsed.findings.filter((finding) => finding.severity === 'error')
  const first = errors[0] === undefined ? { message: 'not a policy' } : describeFinding(errors[0])
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : ''
  throw new PolicyError('INVALID_POLICY', `${first.message}${more}`, {
    findings: parsed.findings,
    help: first.help,
    ...(errors[0] === undefined ? {} : { at: errors[0].pointer }),
  })
}
