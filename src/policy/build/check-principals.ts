import { PolicyError, type TextDocument } from '../language/index.ts'
import { checkList } from './check-shape.ts'
import { hasPolicyVariable, isKnownLater, variableHelp } from './known-later.ts'

/** Gives a list of principals back; throws PolicyError where one is neither a text nor a reference, or where there is none. */
export function checkPrincipals(principals: readonly TextDocument[]): readonly TextDocument[] {
  checkList(principals, 'principals')
  if (principals.length === 0) {
    throw new PolicyError('INVALID_OPTION', 'no principal is named', { at: 'principals', help: 'leave `principals` out for everyone' })
  }
  for (const [index, principal] of principals.entries()) {
    if (isKnownLater(principal) || (typeof principal === 'string' && !hasPolicyVariable(principal) && isPrincipal(principal))) continue
    throw new PolicyError('INVALID_OPTION', `\`principals[${index}]\` is no principal`, {
      at: `principals[${index}]`,
      help: hasPolicyVariable(principal)
        ? variableHelp
        : 'write the ARN of a user, role or session without wildcards, an account of twelve digits, or a reference',
    })
  }
  return principals
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
function isPrincipal(text: string): boolean {
  return /^(?:\*|\d{12}|[A-Z0-9]{16,128}|arn:[^:*?]+:(?:iam|sts)::\d{12}:(?!group\/)[^*?]+)$/.test(text)
}
