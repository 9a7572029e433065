import type {
  DeleteTargetGroupInput,
  DeleteTargetGroupOutput,
  ModifyTargetGroupInput,
  ModifyTargetGroupOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import type { Call } from '../../world/index.ts'
import { ServiceError } from '../../world/index.ts'
import { loadBalancersOf, printTargetGroup } from './describe-target-groups.ts'
import { checkArn, findTargetGroup } from './find.ts'
import { healthCheckFrom } from './health-check.ts'

/** Answers ModifyTargetGroup: only the health check can be changed. */
export function modifyTargetGroup(input: ModifyTargetGroupInput, call: Call): ModifyTargetGroupOutput {
  const group = findTargetGroup(input.TargetGroupArn ?? '', call)
  group.healthCheck = healthCheckFrom(input, group.protocol, group.healthCheck)
  return { TargetGroups: [printTargetGroup(group, call)] }
}

/**
 * Answers DeleteTargetGroup: one that is not there is no error.
 *
 * @throws ServiceError `ResourceInUse` while a listener forwards to it.
 */
export function deleteTargetGroup(input: DeleteTargetGroupInput, call: Call): DeleteTargetGroupOutput {
  const arn = input.TargetGroupArn ?? ''
  checkArn(arn, 'targetgroup')
  const group = call.region.targetGroups[arn]
  if (group === undefined) return {}
  if (loadBalancersOf(group, call).length > 0)
    throw new ServiceError('ResourceInUse', `Target group '${arn}' is currently in use by a listener or a rule`)
  delete call.region.targetGroups[arn]
  return {}
}
