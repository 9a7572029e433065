import type { Attachment, AuthorizerAnswer, EvaluateOptions, Layer, Policy } from '../../policy/index.ts'
import type { Terminal } from '../terminal.ts'
import type { PolicyFileOptions } from './evaluate-verb-options.ts'
import { readPolicySource, type PolicySource } from './policy-source.ts'

/** The policies beside the API's own, as options of a decision, and their texts. */
export interface PolicyFiles {
  readonly sources: readonly (readonly [Layer, PolicySource])[]
  readonly given: EvaluateOptions
}

/** Reads the files of the policies beside the API's own. */
export function readPolicyFiles(options: PolicyFileOptions, terminal: Terminal): PolicyFiles {
  const sources: (readonly [Layer, PolicySource])[] = []
  const read = (layer: Layer, path: string, attachedTo: Attachment): Policy => {
    const source = readPolicySource(path, terminal, attachedTo)
    sources.push([layer, source])
    return source.policy
  }
  const { endpointPolicy, domainPolicy, identityPolicy, permissionsBoundary, sessionPolicy, serviceControlPolicy, resourceControlPolicy } =
    options
  const given: EvaluateOptions = {
    ...(endpointPolicy !== undefined && { endpointPolicy: read('endpoint-policy', endpointPolicy, 'resource') }),
    ...(domainPolicy !== undefined && { domainPolicy: read('domain-policy', domainPolicy, 'resource') }),
    ...(identityPolicy !== undefined && { identityPolicies: identityPolicy.map((path) => read('identity-policy', path, 'identity')) }),
    ...(permissionsBoundary !== undefined && { permissionsBoundary: read('permissions-boundary', permissionsBoundary, 'identity') }),
    ...(sessionPolicy !== undefined && { sessionPolicy: read('session-policy', sessionPolicy, 'identity') }),
    ...(serviceControlPolicy !== undefined && {
      serviceControlPolicies: serviceControlPolicy.map((path) => [read('service-control-policy', path, 'identity')]),
    }),
    ...(resourceControlPolicy !== undefined && {
      resourceControlPolicies: resourceControlPolicy.map((path) => [read('resource-control-policy', path, 'resource')]),
    }),
    ...(options.authorizer !== undefined && {
      authorizer: readAuthorizer(options.authorizer, (path) => read('authorizer', path, 'identity')),
    }),
  }
  return { sources, given }
}

function readAuthorizer(answer: string, read: (path: string) => Policy): AuthorizerAnswer {
  return answer === 'unauthorized' || answer === 'failed' ? { kind: answer } : { kind: 'policy', policy: read(answer) }
}
