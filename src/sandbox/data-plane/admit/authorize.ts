import { evaluate, PolicyError, type Evaluation, type EvaluateOptions } from '../../../policy/index.ts'
import type { Method, Region } from '../../world/index.ts'
import { notImitated } from '../answer/not-imitated.ts'
import { Refusal } from '../answer/refusal.ts'
import type { Incoming } from '../listen/incoming.ts'
import type { Side } from '../listen/side.ts'
import type { Switches } from '../switches.ts'
import { askAuthorizer, type AuthorizerStubs } from './authorizer-stub.ts'
import { isPrivate, type FoundStage } from './find-stage.ts'
import { signerKeys, type Signer } from './signer.ts'

/** What the policies are asked about. */
export interface AuthorizationRequest {
  readonly side: Side
  readonly region: Region
  readonly incoming: Incoming
  readonly found: FoundStage
  /** Nothing where the path leads to no method. */
  readonly method: Method | undefined
  readonly signer: Signer | undefined
  readonly arn: string
  readonly context: Readonly<Record<string, string>>
}

/**
 * Lets a request pass, or throws: the policy of the VPC endpoint, as it is now, then the resource policy, as it was deployed, in the way that the method's
 * authorization asks for.
 *
 * @throws Refusal with what a caller sees who is not let in; 501 for what is not imitated, and for a policy that cannot be evaluated.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
export function authorize(request: AuthorizationRequest, switches: Switches, stubs: AuthorizerStubs): void {
  const { answer } = decide(request, switches, stubs)
  if (answer === undefined) return
  throw new Refusal({
    status: answer.status,
    headers: [
      ['Content-Type', 'application/json'],
      ['x-amzn-errortype', answer.errorType],
    ],
    body: answer.body,
  })
}

function decide(request: AuthorizationRequest, switches: Switches, stubs: AuthorizerStubs): Evaluation {
  const { side, region, found, arn, signer } = request
  const { policy } = found.snapshot
  const method = methodOptions(request, stubs)
  const endpointPolicy = side.kind === 'vpc-endpoint' ? region.vpcEndpoints[side.vpcEndpointId]?.policyDocument : undefined
  const context = { ...request.context, ...(method.authorizationType === 'AWS_IAM' && signer !== undefined ? signerKeys(signer) : {}) }
  try {
    return evaluate(
      policy,
      { resource: arn, context, ...(signer === undefined ? {} : { principal: { arn: signer.arn } }) },
      {
        private: isPrivate(found.snapshot),
        ...method,
        ...(endpointPolicy === undefined ? {} : { endpointPolicy }),
        readings: { 'PA-28': switches.denialWording, 'PA-39': switches.endpointDenial, 'PA-41': switches.denialKey },
      },
    )
  } catch (error) {
    if (error instanceof PolicyError) throw notImitated(`what this policy says: ${error.message}`)
    throw error
  }
}

function methodOptions({ method, signer, found, incoming }: AuthorizationRequest, stubs: AuthorizerStubs): EvaluateOptions {
  if (method === undefined) return { authorizationType: 'NONE' }
  switch (method.authorizationType) {
    case 'NONE':
      return { authorizationType: 'NONE' }
    case 'AWS_IAM':
      return { authorizationType: 'AWS_IAM', ...(signer === undefined ? {} : { identityPolicies: [signer.identityPolicy] }) }
    default:
      return askAuthorizer(method, found, incoming, stubs)
  }
}
