import { PolicyError } from './policy-error.ts'
import type { PolicyInput } from './policy-input.ts'
import { policyOf } from './policy-of.ts'
import { policyToDocument } from './policy-to-document.ts'

/**
 * Writes a policy as canonical JSON text: the same bytes for every spelling of the same document.
 *
 * Elements stand in a fixed order, single values without brackets, condition operators and keys sorted and in AWS's spelling; statements and values keep their order.
 * `indent` is the number of spaces for each level, 2 where it is left out; with 0 the text is one line. Throws PolicyError where the policy does not parse.
 */
export function printPolicy(policy: PolicyInput, options: { readonly indent?: number } = {}): string {
  const indent = options.indent ?? 2
  if (!Number.isInteger(indent) || indent < 0 || indent > 10) {
    throw new PolicyError('INVALID_OPTION', `\`${String(indent)}\` is no indent`, {
      at: 'indent',
      help: 'give a whole number from 0 to 10',
    })
  }
  return JSON.stringify(policyToDocument(policyOf(policy)), null, indent)
}
