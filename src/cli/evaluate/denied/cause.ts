import type { StatementTrace } from '../../../policy/index.ts'

/** How sure a cause is: `certain` follows from the text and the policies given. */
export type Likelihood = 'certain' | 'likely' | 'possible'

/** Why a request may have been refused, and what to do about it. */
export interface Cause {
  readonly id: CauseId
  readonly likelihood: Likelihood
  readonly why: string
  readonly help: string
  /** The statements of the resource policy that it rests on. */
  readonly statements: readonly StatementTrace[]
  /** A page of AWS that says so. */
  readonly see: string
}

/** The known causes. */
export type CauseId =
  | 'deny-applies'
  | 'not-deployed'
  | 'no-allow-applies'
  | 'principals-named'
  | 'identity-policy-silent'
  | 'deny-elsewhere'
  | 'endpoint-policy'
  | 'bad-signature'
  | 'endpoint-policy-names-principals'
  | 'authorizer-denied'
  | 'authorizer-cached'
  | 'no-such-method'
  | 'not-signed'
  | 'token-refused'
  | 'api-not-found'
  | 'private-dns'
  | 'api-key'
  | 'url-too-long'

/** The pages that causes rest on. */
export const pages = {
  flow: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html',
  endpointPolicies: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-vpc-endpoint-policies.html',
  attach: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-create-attach.html',
  forbidden: 'https://repost.aws/knowledge-center/api-gateway-troubleshoot-403-forbidden',
  connections: 'https://repost.aws/knowledge-center/api-gateway-vpc-connections',
  limits: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html',
} as const
