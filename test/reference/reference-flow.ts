/** API Gateway's way of deciding, from words of policies to the last word: written from the facts, with AWS's two tables as tables. */
import type { Decision } from '../../src/policy/index.ts'
import { readingOf, type ChosenReadings } from './readings.ts'

/** How a resource policy names whom it allows. */
export type Grantee = 'everyone' | 'everyone-by-arn' | 'user' | 'session' | 'role' | 'account'

/** What every policy says about one request; what is left out is not there. */
export interface Situation {
  readonly authorizationType: 'NONE' | 'AWS_IAM' | 'CUSTOM' | 'COGNITO_USER_POOLS'
  readonly private: boolean
  readonly caller: 'anonymous' | 'same-account' | 'other-account'
  readonly endpoint?: Decision | undefined
  readonly resource?: Decision | undefined
  readonly grantee: Grantee
  readonly identity?: Decision | undefined
  readonly boundary?: Decision | undefined
  readonly session?: Decision | undefined
  /** One for each level of the organization. */
  readonly serviceControls: readonly Decision[]
  readonly resourceControls: readonly Decision[]
  readonly authorizer: Decision | 'unauthorized' | 'failed'
  readonly token: 'valid' | 'missing' | 'invalid'
}

/** The decision, and the status that a refused caller sees. */
export interface Outcome {
  readonly decision: Decision
  readonly status: number | undefined
}

/** Gives the last word (PA-1 to PA-18, PS-82 to PS-92). */
export function referenceFlow(situation: Situation, chosen: ChosenReadings): Outcome {
  const { endpoint, resource, authorizationType: type, token, authorizer } = situation
  // PA-15: the endpoint policy comes first, and must allow.
  if (endpoint !== undefined && endpoint !== 'Allow') return said(endpoint)
  if (type === 'COGNITO_USER_POOLS' && token !== 'valid') return { decision: 'ImplicitDeny', status: 401 }
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
      if (authorizer === 'unauthorized') return { decision: 'ImplicitDeny', status: 401 }
      if (authorizer === 'failed') return { decision: 'ImplicitDeny', status: 500 }
      return said(tableA[authorizer][resource ?? 'ImplicitDeny'])
    case 'AWS_IAM':
      return said(signed(situation, denied, chosen))
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
  const { caller, resource = 'ImplicitDeny', identity = 'ImplicitDeny', boundary, session, serviceControls, grantee } = situation
  // PA-34: nobody signed.
  if (caller === 'anonymous') return 'ImplicitDeny'
  if (denied || [resource, identity, boundary, session, ...serviceControls].includes('ExplicitDeny')) return 'ExplicitDeny'
  // PS-84: every level must allow.
  if (serviceControls.includes('ImplicitDeny')) return 'ImplicitDeny'
  const silent = boundary === 'ImplicitDeny' || session === 'ImplicitDeny'
  if (caller === 'other-account') return silent ? 'ImplicitDeny' : tableB[identity][resource]
  // PS-73: to name an account may be to delegate only; PS-75, PS-76: some grants are not limited by a silent boundary.
  const grants = resource === 'Allow' && (grantee !== 'account' || readingOf(chosen, 'PS-73') === 'grants')
  if (silent) return grants && standsAlone(grantee, chosen) ? 'Allow' : 'ImplicitDeny'
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

function said(decision: Decision): Outcome {
  return { decision, status: decision === 'Allow' ? undefined : 403 }
}
