import type { Formula } from '../../solve/formula/formula.ts'
import type { Solution } from '../../solve/solution.ts'
import { solve } from '../../solve/solve.ts'

/** How much work a table may still take; counted, so that the table does not depend on the machine. */
export interface Effort {
  /** For each question. */
  readonly budget: number
  questions: number
  cells: number
  /** What was not told apart for want of it, in words. */
  readonly leftOut: Set<string>
}

/** Makes the effort of one table. */
export function newEffort(budget = 300_000): Effort {
  return { budget, questions: 6000, cells: 400, leftOut: new Set() }
}

/** Whether some request satisfies a formula; `undefined` where it is not known. */
export function isPossible(formula: Formula, effort: Effort): boolean | undefined {
  const solution = answer(formula, effort)
  return solution.kind === 'unknown' ? undefined : solution.kind === 'sat'
}

/** Looks for a request that satisfies a formula. */
export function answer(formula: Formula, effort: Effort): Solution {
  if (effort.questions <= 0) return { kind: 'unknown', reason: 'the table asks too much' }
  effort.questions -= 1
  return solve(formula, { budget: effort.budget })
}
