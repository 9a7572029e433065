import { PolicyError, type PolicyErrorCode } from '../language/index.ts'

/** Gives the error for an option: what is wrong with it, where the caller wrote it, and what to do about it. */
export function refusal(code: PolicyErrorCode, message: string, at: string, help: string, cause?: unknown): PolicyError {
  return new PolicyError(code, message, { at, help, cause })
}
