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
    if (isKnownLater(principal) || (typeof principal === 'string' && !hasPolicyVariable(principal))) continue
    throw new PolicyError('INVALID_OPTION', `\`principals[${index}]\` is no principal`, {
      at: `principals[${index}]`,
      help: hasPolicyVariable(principal) ? variableHelp : 'write the ARN of a user or role, an account of twelve digits, or a reference',
    })
  }
  return principals
}
