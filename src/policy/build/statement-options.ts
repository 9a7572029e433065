import type { TextDocument } from '../language/index.ts'
import type { Conditions } from './conditions.ts'
import type { Route } from './private-api-policy-options.ts'

/** An action of execute-api. @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonapigateway.html */
export type ApiAction = 'execute-api:Invoke' | 'execute-api:InvalidateCache' | 'execute-api:ManageConnections' | 'execute-api:*'

/** What `allow` and `deny` are made from. What is left out is everyone, everything of the API, and always. */
export interface StatementOptions {
  /** Letters and digits. */
  readonly sid?: string | undefined
  /** Users, roles, sessions and accounts, or references to them. An anonymous caller is none of them. */
  readonly principals?: readonly TextDocument[] | undefined
  /** `execute-api:Invoke` for an Allow and `execute-api:*` for a Deny where it is left out. */
  readonly actions?: readonly ApiAction[] | undefined
  /** What it applies to, one of four: `routes`, all but `notRoutes`, `resources`, or all but `notResources`. */
  readonly routes?: readonly Route[] | undefined
  readonly notRoutes?: readonly Route[] | undefined
  /** Shorthand, `execute-api:/STAGE/METHOD/PATH`, or ARNs; policy variables may stand in them. */
  readonly resources?: readonly TextDocument[] | undefined
  readonly notResources?: readonly TextDocument[] | undefined
  /** When it applies. */
  readonly when?: Conditions | undefined
}
