import type { Attachment } from './attachment.ts'
import { describeFinding } from './describe-finding.ts'
import { parsePolicy } from './parse-policy.ts'
import { PolicyError } from './policy-error.ts'
import type { PolicyInput } from './policy-input.ts'
import type { Policy } from './policy.ts'

/** Gives the policy of an input; throws PolicyError with every finding where it does not parse, and for one that was parsed as attached to something else. */
export function policyOf(input: PolicyInput, attachedTo?: Attachment): Policy {
  const parsed = parsePolicy(input, attachedTo === undefined ? {} : { attachedTo })
  if (parsed.ok) {
    if (attachedTo !== undefined) checkAttachment(parsed.policy, attachedTo)
    return parsed.policy
  }
  const errors = parsed.findings.filter((finding) => finding.severity === 'error')
  const first = errors[0] === undefined ? { message: 'not a policy' } : describeFinding(errors[0])
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : ''
  throw new PolicyError('INVALID_POLICY', `${first.message}${more}`, {
    findings: parsed.findings,
    help: first.help,
    ...(errors[0] === undefined ? {} : { at: errors[0].pointer }),
  })
}

function checkAttachment(policy: Policy, attachedTo: Attachment): void {
  const stranger = policy.statements.find(({ principal }) => (principal.implied === true) !== (attachedTo === 'identity'))
  if (stranger === undefined) return
  const found =
    attachedTo === 'identity'
      ? 'names principals, as the policy of a resource does'
      : 'names no principal, as the policy of an identity does'
  throw new PolicyError('INVALID_POLICY', `the policy ${found}`, {
    at: stranger.pointer,
    help: `parse it with \`attachedTo: '${attachedTo}'\``,
  })
}
