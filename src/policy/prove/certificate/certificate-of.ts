import { PolicyError } from '../../language/index.ts'
import type { Refutation } from '../../solve/refutation.ts'
import { solve } from '../../solve/solve.ts'
import type { Holds } from '../proof.ts'
import { questionOf } from '../question-of.ts'
import type { Question } from '../question.ts'
import type { Certificate } from './certificate.ts'
import { claimOf, questionOfClaim } from './claim.ts'
import { describeReasons } from './describe-refutation.ts'
import { stateClaim, type StatedPart } from './state-claim.ts'

/**
 * Makes the certificate of a proof, which `checkCertificate` and others can check without the solver.
 *
 * The claim is about the policies as `printPolicy` writes them. Throws PolicyError `UNSUPPORTED` for a proof that no refutation carries (`notLockedOut`, `covers`), and for one that was not made by `prove`.
 */
export function certificateOf(proof: Holds): Certificate {
  const asked = questionOf(proof)
  if (asked === undefined)
    throw new PolicyError('UNSUPPORTED', 'only what `prove` refuted can be certified', {
      at: 'proof',
      help:
        proof.witnesses.length > 0
          ? 'the requests in `witnesses` are the proof: put them to `evaluate`'
          : 'give the proof itself, not a copy of it',
    })
  const canonical = questionOfClaim(claimOf(asked, proof.assumptions))
  const { parts, assumptions } = stateClaim(canonical)
  return {
    format: 'apply-private-api/certificate',
    version: 1,
    claim: claimOf(canonical, assumptions),
    refutations: parts.map((part, index) => ({ ...part.stated, ...describeReasons(refutationOf(part, proof.refutations[index], asked)) })),
  }
}

/** Gives the refutation that was found, where it is one of the same clauses, and otherwise finds one anew: the canonical policy may name its conditions in another order. */
function refutationOf({ formula, clauses }: StatedPart, found: Refutation | undefined, { budget }: Question): Refutation {
  if (found !== undefined && isSame(clauses, found)) return found
  const solution = solve(formula, budget === undefined ? {} : { budget })
  if (solution.kind === 'unsat') return solution.refutation
  throw new PolicyError('UNSUPPORTED', 'the proof cannot be repeated for the policy as `printPolicy` writes it', {
    help: 'prove the policy that `printPolicy` writes',
  })
}

function isSame(clauses: StatedPart['clauses'], found: Refutation): boolean {
  const text = ({ atoms, root, definitions }: StatedPart['clauses']): string =>
    JSON.stringify([atoms.map((atom) => atom?.key), root, definitions])
  return text(clauses) === text(found)
}
