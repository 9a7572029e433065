import {
  apiOfResource,
  checkApiArn,
  expandShorthand,
  PolicyError,
  type Attachment,
  type Policy,
  type PolicyInput,
} from '../../language/index.ts'
import type { Caller } from '../caller.ts'
import type { Stage } from '../decide.ts'
import type { EvaluateOptions } from '../evaluate-options.ts'
import type { Layer } from '../evaluation.ts'
import type { RequestView } from '../request-view.ts'
import { checkFlowOptions } from './check-flow-options.ts'
import { readDomain } from './read-domain.ts'
import type { AuthorizerQuestions, IdentityQuestions, Level, MethodQuestions, Questions } from './questions.ts'

/** Reads one policy, whole and checked, as attached to a resource or to an identity. */
export type ReadPolicy = (input: PolicyInput, attachedTo: Attachment) => Policy

/**
 * Gathers every policy that may have a say about a request.
 *
 * @throws PolicyError for a policy that cannot be read, an option that goes with another authorization type, and what a method needs that is not given.
 */
export function readQuestions(policy: PolicyInput | undefined, view: RequestView, options: EvaluateOptions, read: ReadPolicy): Questions {
  checkFlowOptions(policy, options)
  const api = options.api === undefined ? apiOfResource(view.resource) : checkApiArn(options.api)
  const seen = asResourcesSee(view, options)
  const expand = (one: Policy): Policy => (api === undefined ? one : expandShorthand(one, api))
  const stage = (layer: Layer, input: PolicyInput, request: RequestView, attachedTo: Attachment = 'resource'): Stage => ({
    layer,
    policy: layer === 'resource-policy' ? expand(read(input, attachedTo)) : read(input, attachedTo),
    request,
  })
  const { endpointPolicy, domainPolicy, resourceControlPolicies = [] } = options
  return {
    ...(endpointPolicy === undefined ? {} : { endpoint: stage('endpoint-policy', endpointPolicy, view) }),
    ...(domainPolicy === undefined ? {} : { domain: readDomain(read(domainPolicy, 'resource'), view) }),
    ...(policy === undefined ? {} : { resource: stage('resource-policy', policy, seen) }),
    shut: policy === undefined && options.private === true,
    resourceControls: resourceControlPolicies.map((level) => level.map((input) => stage('resource-control-policy', input, seen))),
    method: readMethod(view, seen, options, (layer, input, request) => stage(layer, input, request, 'identity')),
  }
}

/** Lists every policy that may be asked. */
export function stagesOf({ endpoint, domain, resource, resourceControls, method }: Questions): readonly Stage[] {
  return [endpoint, domain, resource, ...resourceControls.flat(), ...methodStages(method)].filter((stage) => stage !== undefined)
}

// Why: only AWS_IAM authenticates an AWS identity for the resource policy; with the other types it sees even a signed request as anonymous. The endpoint policy
// reads the signature by itself.
function asResourcesSee(view: RequestView, { authorizationType, permissionsBoundary }: EvaluateOptions): RequestView {
  if (authorizationType !== 'AWS_IAM') return { ...view, caller: { kind: 'anonymous' } }
  return permissionsBoundary === undefined ? view : { ...view, caller: bounded(view.caller) }
}

function bounded(caller: Caller): Caller {
  return caller.kind === 'aws' ? { ...caller, bounded: true } : caller
}

type ReadStage = (layer: Layer, input: PolicyInput, request: RequestView) => Stage

function readMethod(view: RequestView, seen: RequestView, options: EvaluateOptions, read: ReadStage): MethodQuestions {
  const { authorizationType = 'NONE', token = 'valid' } = options
  switch (authorizationType) {
    case 'NONE':
      return { kind: 'NONE' }
    case 'COGNITO_USER_POOLS':
      return { kind: 'COGNITO_USER_POOLS', token }
    case 'CUSTOM':
      return { kind: 'CUSTOM', authorizer: readAuthorizer(options, seen, read) }
    case 'AWS_IAM':
      return { kind: 'AWS_IAM', identity: readIdentity(view, options, read) }
  }
}

function readAuthorizer({ authorizer }: EvaluateOptions, request: RequestView, read: ReadStage): AuthorizerQuestions {
  if (authorizer === undefined) {
    throw new PolicyError('INCOMPLETE_REQUEST', 'what the Lambda authorizer answered is not known', {
      at: 'authorizer',
      help: "give `authorizer: { kind: 'policy', policy }`, or `{ kind: 'unauthorized' }`",
    })
  }
  return authorizer.kind === 'policy'
    ? { kind: 'policy', stage: read('authorizer', authorizer.policy, request) }
    : { kind: authorizer.kind }
}

function readIdentity(request: RequestView, options: EvaluateOptions, read: ReadStage): IdentityQuestions {
  const { identityPolicies = [], permissionsBoundary, sessionPolicy, serviceControlPolicies = [] } = options
  const level = (layer: Layer, inputs: readonly PolicyInput[]): Level => inputs.map((input) => read(layer, input, request))
  return {
    caller: request.caller,
    apiAccount: request.resource.split(':', 5)[4] ?? '',
    policies: level('identity-policy', identityPolicies),
    ...(permissionsBoundary === undefined ? {} : { boundary: read('permissions-boundary', permissionsBoundary, request) }),
    ...(sessionPolicy === undefined ? {} : { session: read('session-policy', sessionPolicy, request) }),
    // Why: they limit the users and roles of member accounts, and no service.
    serviceControls: request.caller.kind === 'aws' ? serviceControlPolicies.map((inputs) => level('service-control-policy', inputs)) : [],
  }
}

function methodStages(method: MethodQuestions): readonly (Stage | undefined)[] {
  switch (method.kind) {
    case 'NONE':
    case 'COGNITO_USER_POOLS':
      return []
    case 'CUSTOM':
      return method.authorizer.kind === 'policy' ? [method.authorizer.stage] : []
    case 'AWS_IAM': {
      const { policies, boundary, session, serviceControls } = method.identity
      return [...serviceControls.flat(), ...policies, boundary, session]
    }
  }
}
