import {
  apiOfResource,
  canonicalKey,
  checkApiArn,
  expandShorthand,
  foldCase,
  knownKey,
  PolicyError,
  policyOf,
  type Policy,
  type PolicyInput,
  type Request,
} from '../language/index.ts'
import { bindReferences } from './bind-references.ts'
import { checkSupport } from './check-support.ts'
import { checkValues } from './check-values.ts'
import { decide, type Stage, type Verdict } from './decide.ts'
import type { EvaluateOptions } from './evaluate-options.ts'
import type { Evaluation } from './evaluation.ts'
import { findDisputes } from './find-disputes.ts'
import { checkReadings, type Interpretation } from './interpretation.ts'
import { readRequest, type RequestView } from './request-view.ts'

/**
 * Decides one request as API Gateway would: the VPC endpoint's policy first, where one is given, then the API's resource policy.
 *
 * The context is taken as it is given; keys that the policies read and that it lacks are absent, and are listed as `missingKeys`.
 * Throws PolicyError: a policy that does not parse, an operator or policy variable that cannot be evaluated yet (`UNSUPPORTED`, which names it), a value that
 * means nothing, a reference without a binding, an unreadable request; never answers "no match" because it does not understand.
 *
 * @example
 * ```ts
 * import { evaluate, privateApiPolicy } from 'apply-private-api'
 *
 * const policy = privateApiPolicy({ vpceIds: ['vpce-0a1b2c3d4e5f60718'] })
 * const resource = 'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/prod/GET/orders'
 * const through = (vpce: string) => evaluate(policy, { resource, context: { 'aws:SourceVpce': vpce } })
 *
 * console.log(through('vpce-0a1b2c3d4e5f60718').decision)
 * // Allow
 * console.log(through('vpce-00000000000000000').decision)
 * // ExplicitDeny
 * const { trace, ...evaluation } = evaluate(policy, { resource })
 * console.log(evaluation)
 * // {
 * //   decision: 'ExplicitDeny',
 * //   layer: 'resource-policy',
 * //   decidedBy: [ { layer: 'resource-policy', index: 0, sid: 'DenyOtherVpcEndpoints', effect: 'Deny', pointer: '/Statement/0' } ],
 * //   missingKeys: [ 'aws:SourceVpce' ],
 * //   disputed: []
 * // }
 * console.log(trace[0]?.statements[0]?.elements[3])
 * // {
 * //   element: 'condition',
 * //   pointer: '/Statement/0/Condition/StringNotEquals/aws:SourceVpce',
 * //   matched: true,
 * //   negated: true,
 * //   operator: 'StringNotEquals',
 * //   key: 'aws:SourceVpce',
 * //   policyValues: [ 'vpce-0a1b2c3d4e5f60718' ],
 * //   hits: [],
 * //   reason: 'absent-key'
 * // }
 * ```
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
export function evaluate(policy: PolicyInput, request: Request, options: EvaluateOptions = {}): Evaluation {
  checkOptions(options)
  const view = readRequest(request)
  const stages = readStages(policy, view, options)
  const missingKeys = missingKeysOf(stages)
  if (options.private === true) checkComplete(missingKeys)
  const { verdict, disputed } = findDisputes((interpretation) => decideAll(stages, interpretation), checkReadings(options.readings ?? {}))
  const { trace, ...decision } = verdict
  return { ...decision, missingKeys, disputed, trace }
}

function checkOptions(options: EvaluateOptions): void {
  const { authorizationType = 'NONE' } = options
  const later = laterOptions.find((name) => options[name] !== undefined)
  if (later !== undefined) throw new PolicyError('UNSUPPORTED', `not supported yet: the option \`${later}\``, { at: later })
  if (authorizationType === 'NONE') return
  throw new PolicyError('UNSUPPORTED', `not supported yet: the authorization type \`${authorizationType}\``, { at: 'authorizationType' })
}

const laterOptions = [
  'domainPolicy',
  'identityPolicies',
  'permissionsBoundary',
  'sessionPolicy',
  'serviceControlPolicies',
  'resourceControlPolicies',
  'authorizer',
  'token',
] as const

type Stages = readonly [Stage, ...Stage[]]

function readStages(policy: PolicyInput, view: RequestView, options: EvaluateOptions): Stages {
  const api = options.api === undefined ? apiOfResource(view.resource) : checkApiArn(options.api)
  const own = readPolicy(policy, options)
  // Why: without authorization API Gateway authenticates nobody, and its resource policy sees even a signed request as anonymous. The endpoint policy reads the signature.
  const stage: Stage = {
    layer: 'resource-policy',
    policy: api === undefined ? own : expandShorthand(own, api),
    request: { ...view, caller: { kind: 'anonymous' } },
  }
  if (options.endpointPolicy === undefined) return [stage]
  return [{ layer: 'endpoint-policy', policy: readPolicy(options.endpointPolicy, options), request: view }, stage]
}

function readPolicy(input: PolicyInput, options: EvaluateOptions): Policy {
  const policy = bindReferences(policyOf(input), options.bindings ?? {})
  checkSupport(policy)
  checkValues(policy)
  return policy
}

function decideAll([first, ...rest]: Stages, interpretation: Interpretation): Verdict {
  return decide(first, rest, interpretation)
}

function missingKeysOf(stages: Stages): readonly string[] {
  const missing = new Map<string, string>()
  for (const { policy, request } of stages) {
    for (const { key } of policy.statements.flatMap((statement) => statement.conditions)) {
      const folded = foldCase(key.name)
      if (!request.context.has(folded)) missing.set(folded, canonicalKey(key.name))
    }
  }
  return [...missing.values()].sort()
}

function checkComplete(missingKeys: readonly string[]): void {
  const key = missingKeys.find((name) => knownKey(name)?.endpoint === true)
  if (key === undefined) return
  throw new PolicyError('INCOMPLETE_REQUEST', `the request lacks \`${key}\`, which every request to a private API carries`, {
    at: `context.${key}`,
    help: 'add it to the context, or leave `private` out if the API may be public',
  })
}
