import type { CreateTargetGroupInput, TargetGroup as WireTargetGroup } from '@aws-sdk/client-elastic-load-balancing-v2'
import type { HealthCheck } from '../../world/index.ts'
import { ServiceError } from '../../world/index.ts'
import { refuseNotImitated } from '../ec2/not-imitated.ts'
import { withoutUndefined } from '../ec2/without-undefined.ts'

/** The members of an input that say how targets are checked. */
export type HealthCheckInput = Pick<
  CreateTargetGroupInput,
  | 'HealthCheckProtocol'
  | 'HealthCheckPort'
  | 'HealthCheckPath'
  | 'HealthCheckEnabled'
  | 'HealthCheckIntervalSeconds'
  | 'HealthCheckTimeoutSeconds'
  | 'HealthyThresholdCount'
  | 'UnhealthyThresholdCount'
  | 'Matcher'
>

/**
 * Gives the health check of a target group: what the input says over what was there, or over AWS's defaults for the protocol.
 *
 * @throws ServiceError `ValidationError`, `InvalidConfigurationRequest`
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
 */
export function healthCheckFrom(input: HealthCheckInput, groupProtocol: string, before?: HealthCheck): HealthCheck {
  if (input.HealthCheckEnabled === false)
    throw new ServiceError('ValidationError', "Health check enabled must be true for target groups with target type 'ip' or 'instance'")
  refuseNotImitated(input.Matcher ?? {}, ['GrpcCode'])
  const layer7 = groupProtocol === 'HTTP' || groupProtocol === 'HTTPS'
  const protocol = input.HealthCheckProtocol ?? before?.protocol ?? (layer7 ? 'HTTP' : 'TCP')
  if (!['HTTP', 'HTTPS', ...(layer7 ? [] : ['TCP'])].includes(protocol))
    throw new ServiceError(
      'ValidationError',
      `Health check protocol '${protocol}' is not supported for target groups with the protocol '${groupProtocol}'`,
    )
  const speaksHttp = protocol !== 'TCP'
  if (!speaksHttp && (input.HealthCheckPath !== undefined || input.Matcher !== undefined))
    throw new ServiceError(
      'InvalidConfigurationRequest',
      'You cannot specify a health check path or matcher for the health check protocol TCP',
    )
  const check = {
    enabled: true,
    protocol,
    port: input.HealthCheckPort ?? before?.port ?? 'traffic-port',
    path: speaksHttp ? (input.HealthCheckPath ?? before?.path ?? '/') : undefined,
    intervalSeconds: input.HealthCheckIntervalSeconds ?? before?.intervalSeconds ?? 30,
    timeoutSeconds: input.HealthCheckTimeoutSeconds ?? before?.timeoutSeconds ?? defaultTimeout(protocol, layer7),
    healthyThresholdCount: input.HealthyThresholdCount ?? before?.healthyThresholdCount ?? 5,
    unhealthyThresholdCount: input.UnhealthyThresholdCount ?? before?.unhealthyThresholdCount ?? 2,
    matcher: speaksHttp ? (input.Matcher?.HttpCode ?? before?.matcher ?? (layer7 ? '200' : '200-399')) : undefined,
  }
  checkBounds(check)
  return withoutUndefined(check)
}

/** Gives a health check as it is sent, as members of its target group. */
export function printHealthCheck(check: HealthCheck): Partial<WireTargetGroup> {
  return {
    HealthCheckEnabled: check.enabled,
    HealthCheckProtocol: check.protocol as WireTargetGroup['HealthCheckProtocol'],
    HealthCheckPort: check.port,
    HealthCheckPath: check.path,
    HealthCheckIntervalSeconds: check.intervalSeconds,
    HealthCheckTimeoutSeconds: check.timeoutSeconds,
    HealthyThresholdCount: check.healthyThresholdCount,
    UnhealthyThresholdCount: check.unhealthyThresholdCount,
    Matcher: check.matcher === undefined ? undefined : { HttpCode: check.matcher },
  }
}

/** The port on which a target is checked. */
export function checkedPort(check: HealthCheck, targetPort: number): number {
  return check.port === 'traffic-port' ? targetPort : Number(check.port)
}

function defaultTimeout(protocol: string, layer7: boolean): number {
  if (layer7) return 5
  return protocol === 'HTTP' ? 6 : 10
}

function checkBounds(check: Omit<HealthCheck, 'path' | 'matcher'>): void {
  const bounds = [
    ['Health check interval', check.intervalSeconds, 5, 300],
    ['Health check timeout', check.timeoutSeconds, 2, 120],
    ['Healthy threshold count', check.healthyThresholdCount, 2, 10],
    ['Unhealthy threshold count', check.unhealthyThresholdCount, 2, 10],
  ] as const
  for (const [name, value, least, most] of bounds)
    if (value < least || value > most) throw new ServiceError('ValidationError', `${name} '${value}' must be between ${least} and ${most}`)
  const port = Number(check.port)
  if (check.port !== 'traffic-port' && !(Number.isInteger(port) && port >= 1 && port <= 65_535))
    throw new ServiceError('ValidationError', `Health check port '${check.port}' must be in the range 1-65535 or 'traffic-port'`)
}
