/** API Gateway's last word under whole policies: each is decided by itself, and what they say goes through the tables of the flow. */
import type { Decision, PolicyDocument, Request, StatementDocument } from '../../src/policy/index.ts'
import type { ChosenReadings } from './readings.ts'
import { referenceDecide } from './reference-decide.ts'
import { referenceFlow, type Grantee, type Outcome, type Situation } from './reference-flow.ts'
import { lower } from './tokens.ts'

/** Every policy that has a say about a request; what is left out is not there. */
export interface Policies extends Pick<Situation, 'authorizationType' | 'private' | 'token'> {
  readonly endpoint?: PolicyDocument | undefined
  readonly domain?: { readonly arn: string; readonly policy: PolicyDocument } | undefined
  readonly resource?: PolicyDocument | undefined
  /** Those of the caller, without principals, as all that follow but the organization's for resources. */
  readonly identity?: readonly PolicyDocument[] | undefined
  readonly boundary?: PolicyDocument | undefined
  readonly session?: PolicyDocument | undefined
  readonly serviceControls: readonly (readonly PolicyDocument[])[]
  readonly resourceControls: readonly (readonly PolicyDocument[])[]
  readonly authorizer: PolicyDocument | 'unauthorized' | 'failed'
}

/** Asks every policy, whether or not its word will count, and gives the last word. */
export function referenceEvaluate(policies: Policies, request: Request, readings: ChosenReadings): Outcome {
  const { authorizationType, endpoint, domain, resource, identity, boundary, session, authorizer } = policies
  const { principal, ...unsigned } = request
  // PA-11, PA-16: only AWS_IAM shows the caller to the resource policy; the endpoint policy reads the signature itself.
  const seen: Request = authorizationType === 'AWS_IAM' ? request : unsigned
  const arn = principal !== undefined && 'arn' in principal ? principal.arn : undefined
  const bounded = authorizationType === 'AWS_IAM' && arn !== undefined && boundary !== undefined
  const elsewhere = { api: false, readings } as const
  const onApi = (policy: PolicyDocument): Decision => referenceDecide(policy, seen, { bounded, readings })
  const control = (policy: PolicyDocument): Decision => referenceDecide(policy, seen, { ...elsewhere, bounded })
  // PS-104: the policies of identities complete short ARNs, whatever is made of others.
  const ofIdentities = { api: false, readings: { ...readings, 'PS-104': 'completed' } } as const
  const own = (policy: PolicyDocument): Decision => referenceDecide(ofWhoever(policy), request, ofIdentities)
  const ofIdentity = identity && together(identity.map(own))
  const situation: Situation = {
    ...policies,
    caller: callerOf(request),
    endpoint: endpoint && referenceDecide(endpoint, request, elsewhere),
    domain: domain && referenceDecide(ofDomain(domain.policy, domain.arn), { ...unsigned, resource: domain.arn }, elsewhere),
    resource: resource && onApi(resource),
    grantees: arn === undefined || resource === undefined ? [] : granteesOf(resource, arn, onApi),
    // The root user needs no policy.
    identity: arn?.endsWith(':root') === true && ofIdentity !== 'ExplicitDeny' ? 'Allow' : ofIdentity,
    boundary: boundary && own(boundary),
    session: session && own(session),
    serviceControls: policies.serviceControls.map((level) => together(level.map(own))),
    resourceControls: policies.resourceControls.map((level) => together(level.map(control))),
    authorizer: typeof authorizer === 'string' ? authorizer : referenceDecide(ofWhoever(authorizer), unsigned, ofIdentities),
  }
  return referenceFlow(situation, readings)
}

function callerOf({ principal, resource }: Request): Situation['caller'] {
  if (principal === undefined) return 'anonymous'
  if (!('arn' in principal)) return 'service'
  return accountOf(principal.arn) === accountOf(resource) ? 'same-account' : 'other-account'
}

/** PS-82. */
function together(words: readonly Decision[]): Decision {
  return words.includes('ExplicitDeny') ? 'ExplicitDeny' : words.includes('Allow') ? 'Allow' : 'ImplicitDeny'
}

function ofWhoever({ Version, Statement }: PolicyDocument): PolicyDocument {
  return {
    ...(Version === undefined ? {} : { Version }),
    Statement: [Statement].flat().map((statement) => ({ ...statement, Principal: '*' })),
  }
}

/** PA-67: in the policy of a domain `execute-api:/*` is the domain. */
function ofDomain(policy: PolicyDocument, domain: string): PolicyDocument {
  const put = (value: unknown): unknown => (Array.isArray(value) ? value.map(put) : value === 'execute-api:/*' ? domain : value)
  return {
    ...policy,
    Statement: [policy.Statement]
      .flat()
      .map((statement) =>
        Object.fromEntries(Object.entries(statement).map(([name, value]) => [name, name.endsWith('Resource') ? put(value) : value])),
      ) as unknown as StatementDocument[],
  }
}

/** How the statements that let a caller in name it (PS-72 to PS-76). */
function granteesOf(policy: PolicyDocument, arn: string, ask: (policy: PolicyDocument) => Decision): readonly Grantee[] {
  const allowing = [policy.Statement].flat().filter((statement) => ask({ ...policy, Statement: [statement] }) === 'Allow')
  return allowing.flatMap(({ Principal = {}, Condition = {} }): readonly Grantee[] => {
    const byArn = Object.values(Condition).some((keys) => Object.keys(keys).some((key) => lower(key) === 'aws:principalarn'))
    const everyone = byArn ? 'everyone-by-arn' : 'everyone'
    if (Principal === '*') return [everyone]
    return [Principal.AWS ?? []].flat().flatMap((text): readonly Grantee[] => {
      if (typeof text !== 'string') return []
      const home = `arn:${arn.split(':')[1] ?? ''}:iam::${accountOf(arn)}:`
      if (text === '*') return [everyone]
      if (text === accountOf(arn) || text === `${home}root`) return ['account']
      if (text === arn) return [text.includes(':role/') ? 'role' : 'user']
      const [, role] = /:assumed-role\/([^/]+)\//.exec(arn) ?? []
      return text.startsWith(`${home}role/`) && text.split('/').at(-1) === role ? ['role'] : []
    })
  })
}

function accountOf(arn: string): string {
  return arn.split(':')[4] ?? ''
}
