import type { TextDocument } from '../language/index.ts'
import { checkList } from './check-shape.ts'
import { hasPolicyVariable, isKnownLater, variableHelp } from './known-later.ts'
import { refusal } from './refusal.ts'

/** Gives a list of principals back; throws PolicyError where one is neither a text nor a reference, or where there is none. */
export function checkPrincipals(principals: readonly TextDocument[]): readonly TextDocument[] {
  checkList(principals, 'principals')
  if (principals.length === 0) throw refusal('INVALID_OPTION', 'no principal is named', 'principals', 'leave `principals` out for everyone')
  for (const [index, principal] of principals.entries()) {
    const isVariable = hasPolicyVariable(principal)
    if (isKnownLater(principal) || (typeof principal === 'string' && !isVariable && isPrincipal.test(principal))) continue
    const at = `principals[${index}]`
    throw refusal('INVALID_OPTION', `\`${at}\` is no principal`, at, isVariable ? variableHelp : help)
  }
  return principals
}

const help = 'write the ARN of a user, role or session without wildcards, an account of twelve digits, or a reference'

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
const isPrincipal = /^(?:\*|\d{12}|[A-Z0-9]{16,128}|arn:[^:*?]+:(?:iam|sts)::\d{12}:(?!group\/)[^*?]+)$/
