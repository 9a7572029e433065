import { PolicyError, type TextDocument } from '../language/index.ts'
import { isFunction, textsOf } from './texts-of.ts'

/**
 * Tells whether a value holds something that is known before IAM sees the policy: `{ Ref: … }`, `{ 'Fn::…': … }`, or a text with an interpolation or a token in it.
 * A policy variable is none, and neither is what holds one: IAM resolves it for each request anew.
 */
export function isKnownLater(value: TextDocument): boolean {
  if (hasPolicyVariable(value)) return false
  if (typeof value !== 'string') return isFunction(value)
  const start = value.search(/[$#]\{[^}]/)
  return start >= 0 && value.includes('}', start)
}

/**
 * Tells whether IAM would find a policy variable in a value, or in what CloudFormation makes of it: `${aws:SourceVpce}`, `{ 'Fn::Sub': '${!aws:SourceVpce}' }`.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function hasPolicyVariable(value: TextDocument): boolean {
  return textsOf(value).some((text) => policyVariable.test(text) || isOpen(text))
}

/** What to say of a policy variable where none may stand. */
export const variableHelp =
  'this is an IAM policy variable, which each request fills anew: write what is let in itself, or a reference that is resolved at deployment'

/** Gives a text by which equal values are known as equal; throws PolicyError where a reference is no JSON. */
export function identityOf(value: TextDocument): string {
  try {
    return JSON.stringify(value)
  } catch (cause) {
    throw new PolicyError('INVALID_OPTION', 'a reference is no JSON value', { help: "write `{ Ref: … }` or `{ 'Fn::…': … }`", cause })
  }
}

// Why: a variable is a prefix, a colon and a name. Interpolations have no colon there, save for Terraform's functions of `provider::`, and tokens have a bracket before it.
const policyVariable = /\$\{(?:[*?$]\}|\s*!?(?!provider::)[a-z0-9.-]+:)/i

function isOpen(text: string): boolean {
  const start = text.lastIndexOf('${')
  return start >= 0 && !text.includes('}', start)
}
