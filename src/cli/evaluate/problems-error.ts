import type { Problem } from '../../provision/index.ts'

/** Several known errors at once. `source` is the text that their places are in. */
export class ProblemsError extends Error {
  readonly problems: readonly Problem[]
  readonly source: string | undefined

  constructor(problems: readonly Problem[], source?: string) {
    super(problems.map((problem) => problem.message).join('; '))
    this.name = 'ProblemsError'
    this.problems = problems
    this.source = source
  }
}
