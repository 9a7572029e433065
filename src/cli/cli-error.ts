import type { Place } from '../provision/index.ts'

/** A known error of the command itself. The message is lower-case, without a full stop; `help` says what to do. */
export class CliError extends Error {
  /** Stable, upper-case. */
  readonly code: string
  readonly help: string | undefined
  readonly place: Place | undefined
  readonly exitCode: 1 | 2 | 130

  constructor(
    code: string,
    message: string,
    help?: string,
    options: { readonly exitCode?: 1 | 2 | 130; readonly place?: Place; readonly cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause })
    this.name = 'CliError'
    this.code = code
    this.help = help
    this.place = options.place
    this.exitCode = options.exitCode ?? 2
  }
}
