import type { CertifiedRefutation } from '../../../src/policy/prove/certificate/certificate.ts'
import { describeClauses, describeReasons } from '../../../src/policy/prove/certificate/describe-refutation.ts'
import type { Formula } from '../../../src/policy/solve/formula/formula.ts'
import type { Refutation } from '../../../src/policy/solve/refutation.ts'
import { solve } from '../../../src/policy/solve/solve.ts'

/** What the checker looks at. */
export interface Checked {
  readonly format: string
  readonly version: number
  readonly refutations: readonly CertifiedRefutation[]
}

/** Certifies that nobody satisfies a formula, where that is so. */
export function certifyFormula(formula: Formula): Checked | undefined {
  const solution = solve(formula)
  return solution.kind === 'unsat' ? certifyRefutation(solution.refutation) : undefined
}

/** Certifies whatever a solver says. */
export function certifyRefutation(refutation: Refutation): Checked {
  return {
    format: 'apply-private-api/certificate',
    version: 1,
    refutations: [{ ...describeClauses(refutation, new Map()), ...describeReasons(refutation) }],
  }
}
