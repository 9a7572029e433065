import { checkCertificate, type CertificateCheck } from '../../certify/index.ts'
import { PolicyError, policyOf, type PolicyInput } from '../../language/index.ts'
import type { Certificate } from './certificate.ts'
import { canonicalPolicy, claimOf, questionOfClaim } from './claim.ts'
import { stateClaim } from './state-claim.ts'

/**
 * Checks a certificate, JSON text or what it says, in full: its refutations, as `checkCertificate` does, and that what they refute is what it claims, stated anew from the policies in it.
 *
 * `options.policy`: that it is about this policy. Never throws for what is in the certificate; throws PolicyError where `options.policy` cannot be read.
 */
export function checkClaim(certificate: unknown, options: { readonly policy?: PolicyInput } = {}): CertificateCheck {
  const given = options.policy === undefined ? undefined : canonicalPolicy(policyOf(options.policy, 'resource'))
  const checked = checkCertificate(certificate)
  if (!checked.valid) return checked
  const { claim, refutations } = (typeof certificate === 'string' ? JSON.parse(certificate) : certificate) as Certificate
  try {
    const question = questionOfClaim(claim, given)
    const { parts, assumptions } = stateClaim(question)
    const stated = claimOf(question, assumptions)
    const elsewhere = given === undefined ? undefined : differenceOf(stated.policy, claim.policy, '/claim/policy')
    if (elsewhere !== undefined) return { valid: false, at: elsewhere, reason: 'the policy that is given says something else here' }
    const clauses = refutations.map(({ dimensions, atoms, clauses }) => ({ dimensions, atoms, clauses }))
    const difference =
      differenceOf(stated, claim, '/claim') ??
      differenceOf(
        parts.map((part) => part.stated),
        clauses,
        '/refutations',
      )
    return difference === undefined ? checked : { valid: false, at: difference, reason: 'the claim comes to something else here' }
  } catch (error) {
    const at = error instanceof PolicyError && error.at?.startsWith('/') === true ? error.at : '/claim'
    return { valid: false, at, reason: `this is no claim: ${error instanceof Error ? error.message : String(error)}` }
  }
}

/** Gives a JSON pointer to the first place where a value is not what is expected. */
function differenceOf(expected: unknown, found: unknown, at: string): string | undefined {
  if (typeof expected !== 'object' || expected === null) return expected === found ? undefined : at
  if (typeof found !== 'object' || found === null || Array.isArray(expected) !== Array.isArray(found)) return at
  const [wanted, given] = [Object.entries(expected), Object.keys(found)]
  for (const [name, value] of wanted) {
    const difference = differenceOf(
      value,
      (found as Readonly<Record<string, unknown>>)[name],
      `${at}/${name.replace(/~/g, '~0').replace(/\//g, '~1')}`,
    )
    if (difference !== undefined) return difference
  }
  const surplus = given.find((name) => !Object.hasOwn(expected, name))
  return surplus === undefined ? undefined : `${at}/${surplus}`
}
