/** A place in a file: 1-based, columns in UTF-16 units, end exclusive. */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

/** One thing that is wrong, where, and what to do about it. Messages are lower-case, without a full stop, user input in backticks. */
export interface Problem {
  /** Stable, upper-case: `UNKNOWN_KEY`. */
  readonly code: string
  readonly message: string
  readonly help?: string
  readonly place?: Place
  /** A JSON pointer into the config (`/endpoints/main/subnets/0`): whoever has the text turns it into a `place`. */
  readonly pointer?: string
}

/** A known error: bad input, a refusal of AWS, a wait that ended badly. The command prints its problems; only a bug prints a stack. */
export class ProvisionError extends Error {
  readonly problems: readonly [Problem, ...Problem[]]
  /** 1: the answer is no. 2: it could not answer. 130: interrupted. */
  readonly exitCode: 1 | 2 | 130

  constructor(problems: readonly [Problem, ...Problem[]], options: { readonly exitCode?: 1 | 2 | 130; readonly cause?: unknown } = {}) {
    super(problems.map((problem) => problem.message).join('; '), { cause: options.cause })
    this.name = 'ProvisionError'
    this.problems = problems
    this.exitCode = options.exitCode ?? 2
  }

  /** The code of the first problem. */
  get code(): string {
    return this.problems[0].code
  }

  /** The help of the first problem. */
  get help(): string | undefined {
    return this.problems[0].help
  }
}
