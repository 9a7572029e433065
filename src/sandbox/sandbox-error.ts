/** Why a sandbox could not start or go on. */
export type SandboxErrorCode =
  'PORT_IN_USE' | 'STATE_LOCKED' | 'STATE_UNREADABLE' | 'STATE_UNWRITABLE' | 'SDK_MISSING' | 'BAD_OPTION' | 'UNREACHABLE'

/** A known error of the sandbox itself (AWS's own refusals are HTTP answers). The message is lower-case, without a full stop; `help` says what to do. */
export class SandboxError extends Error {
  readonly code: SandboxErrorCode
  readonly help: string

  constructor(code: SandboxErrorCode, message: string, help: string, options?: { readonly cause?: unknown }) {
    super(message, options)
    this.name = 'SandboxError'
    this.code = code
    this.help = help
  }
}
