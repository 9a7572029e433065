/** What becomes of a request: an explicit Allow lets it in, an explicit Deny beats it, silence keeps it out. */
export type Decision = 'Allow' | 'ExplicitDeny' | 'ImplicitDeny'

/** Who took the decision: one of the policies, a Lambda authorizer, or the check of who calls. */
export type Layer =
  | 'endpoint-policy'
  | 'domain-policy'
  | 'resource-policy'
  | 'identity-policy'
  | 'permissions-boundary'
  | 'session-policy'
  | 'service-control-policy'
  | 'resource-control-policy'
  | 'authorizer'
  | 'authentication'
