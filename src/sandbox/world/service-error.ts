/**
 * An answer that AWS would refuse with: the handlers throw it, the wire layer turns it into the protocol's error body.
 *
 * `code` is AWS's own error code, as a client sees it (`BadRequestException`, `InvalidVpcID.NotFound`).
 */
export class ServiceError extends Error {
  readonly code: string
  /** The HTTP status; 400 unless said otherwise. */
  readonly status: number
  /** Further members of a modelled error shape, such as `retryAfterSeconds`. */
  readonly members: Readonly<Record<string, unknown>>

  constructor(code: string, message: string, status = 400, members: Readonly<Record<string, unknown>> = {}) {
    super(message)
    this.name = 'ServiceError'
    this.code = code
    this.status = status
    this.members = members
  }
}
