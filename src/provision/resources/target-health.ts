import type { Aws } from '../aws/aws.ts'
import { ProvisionError } from '../provision-error.ts'
import type { Scope } from './scope.ts'
import { waitUntil } from './wait-until.ts'

/** A registered target and what its health checks say. */
export interface TargetHealth {
  /** `10.0.1.10:8080` */
  readonly target: string
  /** `initial`, `healthy`, `unhealthy`, `unused`, `draining`, `unavailable`. */
  readonly state: string
  readonly reason: string | undefined
}

/** The targets of a group and their health. */
export async function readTargetHealth(aws: Aws, targetGroup: string): Promise<readonly TargetHealth[]> {
  const { TargetHealthDescriptions = [] } = await aws.call('DescribeTargetHealth', { TargetGroupArn: targetGroup })
  return TargetHealthDescriptions.map(({ Target, TargetHealth }) => ({
    target: `${Target?.Id ?? ''}:${Target?.Port ?? ''}`,
    state: TargetHealth?.State ?? '',
    reason: TargetHealth?.Description ?? TargetHealth?.Reason,
  }))
}

/** A target as Elastic Load Balancing takes it. */
export function addressOf(target: string): { Id: string; Port: number } {
  const colon = target.lastIndexOf(':')
  return { Id: target.slice(0, colon), Port: Number(target.slice(colon + 1)) }
}

/** Waits until every target of the group is healthy; throws ProvisionError `TARGETS_UNHEALTHY` with each target that is not after five minutes. */
export async function waitUntilHealthy(scope: Scope, targetGroup: string, address: string): Promise<void> {
  let sick: readonly TargetHealth[] = []
  const onTimeout = (): ProvisionError =>
    new ProvisionError([
      {
        code: 'TARGETS_UNHEALTHY',
        message: `${address}: ${sick.map(describe).join(', ')} after 5 minutes`,
        help: 'something must listen on each target, and its security group must let the load balancer in from the subnets of the VPC; then run the same command again',
      },
    ])
  await waitUntil(scope, { address, withinMs: 300_000, onTimeout }, async () => {
    sick = (await readTargetHealth(scope.aws, targetGroup)).filter(({ state }) => state !== 'healthy' && state !== 'draining')
    return sick.length === 0 ? { done: true, value: undefined } : { done: false, state: sick.map(describe).join(', ') }
  })
}

function describe({ target, state, reason }: TargetHealth): string {
  return `target \`${target}\` is ${state}${reason === undefined ? '' : ` (${reason})`}`
}
