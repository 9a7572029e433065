import type { Finding } from './finding.ts'

/** What can go wrong outside `parsePolicy`. */
export type PolicyErrorCode =
  /** The policy does not parse: see `findings`. */
  | 'INVALID_POLICY'
  /** The policy parses, but a value in it means nothing: a CIDR block that is none, a wildcard where none may stand. */
  | 'INVALID_VALUE'
  /** Something of the policy language that cannot be evaluated yet. */
  | 'UNSUPPORTED'
  /** A reference without a binding. */
  | 'UNRESOLVED_REFERENCE'
  | 'INVALID_REQUEST'
  /** A request to a private API that lacks a key which such requests always carry. */
  | 'INCOMPLETE_REQUEST'
  | 'INVALID_OPTION'
  | 'INVALID_ARN'
  | 'NO_VPC_ENDPOINT'
  | 'MALFORMED_VPCE_ID'
  | 'INVALID_STAGE'
  | 'INVALID_METHOD'
  | 'INVALID_PATH'
  | 'STAGE_AND_METHOD_SWAPPED'
  | 'STAGE_REQUIRED'

/** Bad input, named: a stable `code`, where it stands, and what to do about it. */
export class PolicyError extends Error {
  readonly code: PolicyErrorCode
  /** What the parser found, for `INVALID_POLICY`; otherwise empty. */
  readonly findings: readonly Finding[]
  readonly help: string | undefined
  /** Where: a JSON pointer into the policy, or the path of an option such as `access[0].paths[1]`. */
  readonly at: string | undefined

  constructor(
    code: PolicyErrorCode,
    message: string,
    options: {
      readonly findings?: readonly Finding[]
      readonly help?: string | undefined
      readonly at?: string
      readonly cause?: unknown
    } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'PolicyError'
    this.code = code
    this.findings = options.findings ?? []
    this.help = options.help
    this.at = options.at
  }
}
