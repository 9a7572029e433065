import type { CreateTargetGroupInput, CreateTargetGroupOutput } from '@aws-sdk/client-elastic-load-balancing-v2'
import type { Call, HealthCheck, TargetGroup } from '../../world/index.ts'
import { ServiceError } from '../../world/index.ts'
import { refuseNotImitated } from '../ec2/not-imitated.ts'
import { newTargetGroupArn } from './arn.ts'
import { checkName } from './check-name.ts'
import { printTargetGroup } from './describe-target-groups.ts'
import { findNamesake } from './find-namesake.ts'
import { healthCheckFrom } from './health-check.ts'
import { withTags } from './tag.ts'

/**
 * Answers CreateTargetGroup, for targets by address or by instance id.
 *
 * The same name with the same settings gives the target group that is there.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
 */
export function createTargetGroup(input: CreateTargetGroupInput, call: Call): CreateTargetGroupOutput {
  const wanted = settingsOf(input, call)
  const name = input.Name ?? ''
  const namesake = findNamesake('target group', name, call.region.targetGroups, (each) => sameSettings(each, wanted))
  const group = namesake ?? make(name, wanted, withTags({}, input.Tags), call)
  return { TargetGroups: [printTargetGroup(group, call)] }
}

type Settings = Pick<TargetGroup, 'protocol' | 'port' | 'vpcId' | 'targetType' | 'healthCheck'>

function settingsOf(input: CreateTargetGroupInput, call: Call): Settings {
  checkName('Target group', input.Name ?? '')
  const targetType = input.TargetType ?? 'instance'
  if (targetType === 'lambda' || targetType === 'alb')
    throw new ServiceError('UnsupportedOperation', `The sandbox does not imitate target groups with the target type ${targetType}.`)
  refuseNotImitated(input, ['TargetControlPort'])
  if ((input.IpAddressType ?? 'ipv4') !== 'ipv4' || (input.ProtocolVersion ?? 'HTTP1') !== 'HTTP1')
    throw new ServiceError('UnsupportedOperation', 'The sandbox imitates only target groups with IPv4 addresses and HTTP/1.1.')
  if (input.Protocol === undefined) throw invalid('A protocol must be specified')
  if (input.Protocol === 'GENEVE') throw new ServiceError('UnsupportedOperation', 'The sandbox does not imitate gateway load balancers.')
  if (input.Port === undefined) throw invalid('A port must be specified')
  if (input.Port < 1 || input.Port > 65_535)
    throw invalid(
      `1 validation error detected: Value '${input.Port}' at 'port' failed to satisfy constraint: Member must have value between 1 and 65535`,
    )
  if (input.VpcId === undefined) throw invalid('A VPC ID must be specified')
  if (call.region.vpcs[input.VpcId] === undefined) throw invalid(`The VPC ID '${input.VpcId}' is not found`)
  return {
    protocol: input.Protocol,
    port: input.Port,
    vpcId: input.VpcId,
    targetType,
    healthCheck: healthCheckFrom(input, input.Protocol),
  }
}

function make(name: string, settings: Settings, tags: Record<string, string>, call: Call): TargetGroup {
  const group: TargetGroup = {
    arn: newTargetGroupArn(name, call),
    name,
    ...settings,
    ipAddressType: 'ipv4',
    attributes: {},
    targets: [],
    tags,
  }
  call.region.targetGroups[group.arn] = group
  return group
}

function sameSettings(a: Settings, b: Settings): boolean {
  return (
    a.protocol === b.protocol &&
    a.port === b.port &&
    a.vpcId === b.vpcId &&
    a.targetType === b.targetType &&
    sameCheck(a.healthCheck, b.healthCheck)
  )
}

function sameCheck(a: HealthCheck, b: HealthCheck): boolean {
  const keys = Object.keys({ ...a, ...b }) as (keyof HealthCheck)[]
  return keys.every((key) => a[key] === b[key])
}

function invalid(message: string): ServiceError {
  return new ServiceError('ValidationError', message)
}
