import { evaluate, PolicyError, type Evaluation } from '../../../policy/index.ts'
import type { Region } from '../../world/index.ts'
import { notImitated } from '../answer/not-imitated.ts'
import type { Side } from '../listen/side.ts'
import type { Switches } from '../switches.ts'
import { accessDenied } from './denial.ts'
import type { FoundStage } from './find-stage.ts'
import { isPrivate } from './find-stage.ts'

/** What the policies are asked about. */
export interface AuthorizationRequest {
  readonly side: Side
  readonly region: Region
  readonly found: FoundStage
  readonly arn: string
  readonly context: Readonly<Record<string, string>>
}

/**
 * Lets an anonymous request pass, or throws: first the policy of the VPC endpoint, as it is now, then the resource policy, as it was deployed.
 *
 * A public API without a resource policy is open; a private one without is closed.
 *
 * @throws Refusal 403 where a policy denies or none allows, 501 where a policy says what the evaluation does not know yet.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-vpc-endpoint-policies.html
 */
export function authorize(request: AuthorizationRequest, switches: Switches): void {
  const { side, region, found, arn } = request
  const endpointPolicy = side.kind === 'vpc-endpoint' ? region.vpcEndpoints[side.vpcEndpointId]?.policyDocument : undefined
  const { policy } = found.snapshot
  if (policy === undefined) {
    if (!isPrivate(found.snapshot)) return
    throw accessDenied(arn, 'ImplicitDeny', 'resource-policy', switches)
  }
  const { decision, layer } = decide(request, policy, endpointPolicy)
  if (decision !== 'Allow') throw accessDenied(arn, decision, layer, switches)
}

function decide({ arn, context }: AuthorizationRequest, policy: string, endpointPolicy: string | undefined): Evaluation {
  try {
    return evaluate(policy, { resource: arn, context }, endpointPolicy === undefined ? {} : { endpointPolicy })
  } catch (error) {
    if (error instanceof PolicyError) throw notImitated(`what this policy says: ${error.message}`)
    throw error
  }
}
