/** API Gateway's way of deciding, from words of policies to the last word: written from the facts, with AWS's two tables as tables. */
import type { Decision } from '../../src/policy/index.ts'
import { readingOf, type ChosenReadings } from './readings.ts'

/** How a resource policy names whom it allows. */
export type Grantee = 'everyone' | 'everyone-by-arn' | 'user' | 'session' | 'role' | 'account'

/** What every policy says about one request; what is left out is not there. */
export interface Situation {
  readonly authorizationType: 'NONE' | 'AWS_IAM' | 'CUSTOM' | 'COGNITO_USER_POOLS'
  readonly private: boolean
  /** `service`: no identity of an account. */
  readonly caller: 'anonymous' | 'same-account' | 'other-account' | 'service'
  readonly endpoint?: Decision | undefined
  /** The policy of the private custom domain. */
  readonly domain?: Decision | undefined
  readonly resource?: Decision | undefined
  /** Whom the statements name that let the caller in. */
  readonly grantees: readonly Grantee[]
  readonly identity?: Decision | undefined
  readonly boundary?: Decision | undefined
  readonly session?: Decision | undefined
  /** One for each level of the organization. */
  readonly serviceControls: readonly Decision[]
  readonly resourceControls: readonly Decision[]
  readonly authorizer: Decision | 'unauthorized' | 'failed'
  readonly token: 'valid' | 'missing' | 'invalid'
}

/** The decision, and the status and error type that a refused caller sees. */
export interface Outcome {
  readonly decision: Decision
  readonly status: number | undefined
  readonly errorType: string | undefined
}

/** Gives the last word (PA-1 to PA-18, PS-82 to PS-92). */
export function referenceFlow(situation: Situation, chosen: ChosenReadings): Outcome {
  const { endpoint, domain, resource, authorizationType: type, token, authorizer } = situation
  // PA-15: the endpoint policy comes first, and must allow; PA-23, PA-25: then the domain's.
  if (endpoint !== undefined && endpoint !== 'Allow') return said(endpoint)
  if (domain !== undefined && domain !== 'Allow') return said(domain)
  if (type === 'COGNITO_USER_POOLS' && token !== 'valid') return unauthorized
  const controls = readingOf(chosen, 'PA-57') === 'applied' ? situation.resourceControls : []
  const denied = controls.includes('ExplicitDeny')
  // PS-98: a private API without a resource policy lets nobody in.
  if (resource === undefined && situation.private) return said(denied ? 'ExplicitDeny' : 'ImplicitDeny')
  switch (type) {
    case 'NONE':
    case 'COGNITO_USER_POOLS':
      // PA-2: a public API without a policy is open; otherwise an explicit Allow is needed (PA-1, PA-5).
      return said(denied ? 'ExplicitDeny' : (resource ?? 'Allow'))
    case 'CUSTOM':
      // PA-3: a Deny of the resource policy comes before the authorizer.
      if (denied || resource === 'ExplicitDeny') return said('ExplicitDeny')
      if (authorizer === 'unauthorized') return unauthorized
      if (authorizer === 'failed') return { decision: 'ImplicitDeny', status: 500, errorType: 'AuthorizerConfigurationException' }
      return said(tableA[authorizer][resource ?? 'ImplicitDeny'])
    case 'AWS_IAM':
      return situation.caller === 'anonymous' ? unsigned : said(signed(situation, denied, chosen))
  }
}

type Table = Readonly<Record<Decision, Readonly<Record<Decision, Decision>>>>

/** IAM policy or authorizer, then resource policy (PA-7). @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html */
const tableA: Table = {
  Allow: { Allow: 'Allow', ImplicitDeny: 'Allow', ExplicitDeny: 'ExplicitDeny' },
  ImplicitDeny: { Allow: 'Allow', ImplicitDeny: 'ImplicitDeny', ExplicitDeny: 'ExplicitDeny' },
  ExplicitDeny: { Allow: 'ExplicitDeny', ImplicitDeny: 'ExplicitDeny', ExplicitDeny: 'ExplicitDeny' },
}

/** The same for a caller of another account (PA-8). */
const tableB: Table = {
  Allow: { Allow: 'Allow', ImplicitDeny: 'ImplicitDeny', ExplicitDeny: 'ExplicitDeny' },
  ImplicitDeny: { Allow: 'ImplicitDeny', ImplicitDeny: 'ImplicitDeny', ExplicitDeny: 'ExplicitDeny' },
  ExplicitDeny: { Allow: 'ExplicitDeny', ImplicitDeny: 'ExplicitDeny', ExplicitDeny: 'ExplicitDeny' },
}

function signed(situation: Situation, denied: boolean, chosen: ChosenReadings): Decision {
  const { caller, resource = 'ImplicitDeny', identity = 'ImplicitDeny', boundary, session, grantees } = situation
  // PS-84: they limit the principals of member accounts.
  const serviceControls = caller === 'service' ? [] : situation.serviceControls
  if (denied || [resource, identity, boundary, session, ...serviceControls].includes('ExplicitDeny')) return 'ExplicitDeny'
  // PS-84: every level must allow.
  if (serviceControls.includes('ImplicitDeny')) return 'ImplicitDeny'
  // A service has no policies of its own.
  if (caller === 'service') return resource
  const silent = boundary === 'ImplicitDeny' || session === 'ImplicitDeny'
  if (caller === 'other-account') return silent ? 'ImplicitDeny' : tableB[identity][resource]
  // PS-73: to name an account may be to delegate only; PS-75, PS-76: some grants are not limited by a silent boundary.
  const grants = resource === 'Allow' && (grantees.some((one) => one !== 'account') || readingOf(chosen, 'PS-73') === 'grants')
  if (silent) return grants && grantees.some((one) => standsAlone(one, chosen)) ? 'Allow' : 'ImplicitDeny'
  return tableA[identity][grants ? 'Allow' : 'ImplicitDeny']
}

function standsAlone(grantee: Grantee, chosen: ChosenReadings): boolean {
  switch (grantee) {
    case 'user':
    case 'session':
    case 'everyone-by-arn':
      return true
    case 'everyone':
      return readingOf(chosen, 'PS-76') === 'unlimited'
    case 'role':
    case 'account':
      return false
  }
}

/** PA-33. */
const unauthorized: Outcome = { decision: 'ImplicitDeny', status: 401, errorType: 'UnauthorizedException' }

/** PA-34. */
const unsigned: Outcome = { decision: 'ImplicitDeny', status: 403, errorType: 'MissingAuthenticationTokenException' }

/** PA-27. */
function said(decision: Decision): Outcome {
  return decision === 'Allow'
    ? { decision, status: undefined, errorType: undefined }
    : { decision, status: 403, errorType: 'AccessDeniedException' }
}
