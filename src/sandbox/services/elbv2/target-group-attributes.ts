import type {
  DescribeTargetGroupAttributesInput,
  DescribeTargetGroupAttributesOutput,
  ModifyTargetGroupAttributesInput,
  ModifyTargetGroupAttributesOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import type { Call, TargetGroup } from '../../world/index.ts'
import type { AttributeRules } from './attribute.ts'
import { changeAttributes, choice, count, flag, printAttributes, text } from './attribute.ts'
import { findTargetGroup } from './find.ts'

/** Answers DescribeTargetGroupAttributes. */
export function describeTargetGroupAttributes(input: DescribeTargetGroupAttributesInput, call: Call): DescribeTargetGroupAttributesOutput {
  const group = findTargetGroup(input.TargetGroupArn ?? '', call)
  return { Attributes: printAttributes(rulesFor(group), group.attributes) }
}

/** Answers ModifyTargetGroupAttributes. */
export function modifyTargetGroupAttributes(input: ModifyTargetGroupAttributesInput, call: Call): ModifyTargetGroupAttributesOutput {
  const group = findTargetGroup(input.TargetGroupArn ?? '', call)
  const rules = rulesFor(group)
  group.attributes = changeAttributes('Target group', rules, group.attributes, input.Attributes ?? [])
  return { Attributes: printAttributes(rules, group.attributes) }
}

/** How long a deregistered target is `draining`, in seconds. */
export function deregistrationDelay(group: TargetGroup): number {
  return Number(group.attributes[delay] ?? common[delay]?.default)
}

const delay = 'deregistration_delay.timeout_seconds'

const offOr = (pattern: string): { readonly default: string; readonly allowed: RegExp } => ({
  default: 'off',
  allowed: new RegExp(`^(off|${pattern})$`),
})

const common: AttributeRules = {
  [delay]: count(300, 0, 3600),
  'stickiness.enabled': flag(false),
  'load_balancing.cross_zone.enabled': choice('use_load_balancer_configuration', 'true', 'false'),
  'target_group_health.dns_failover.minimum_healthy_targets.count': { default: '1', allowed: /^(off|[1-9]\d*)$/ },
  'target_group_health.dns_failover.minimum_healthy_targets.percentage': offOr('[1-9]\\d?|100'),
  'target_group_health.unhealthy_state_routing.minimum_healthy_targets.count': { default: '1', allowed: /^[1-9]\d*$/ },
  'target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage': offOr('[1-9]\\d?|100'),
}

const application: AttributeRules = {
  ...common,
  'stickiness.type': choice('lb_cookie', 'app_cookie'),
  'stickiness.lb_cookie.duration_seconds': count(86_400, 1, 604_800),
  'stickiness.app_cookie.cookie_name': text(),
  'stickiness.app_cookie.duration_seconds': count(86_400, 1, 604_800),
  'load_balancing.algorithm.type': choice('round_robin', 'least_outstanding_requests', 'weighted_random'),
  'load_balancing.algorithm.anomaly_mitigation': choice('off', 'on'),
  'slow_start.duration_seconds': { default: '0', allowed: (value) => value === 0 || (value >= 30 && value <= 900) },
}

function rulesFor({ protocol, targetType }: TargetGroup): AttributeRules {
  if (protocol === 'HTTP' || protocol === 'HTTPS') return application
  const datagrams = protocol === 'UDP' || protocol === 'TCP_UDP'
  return {
    ...common,
    'stickiness.type': choice('source_ip'),
    'deregistration_delay.connection_termination.enabled': flag(datagrams),
    'preserve_client_ip.enabled': datagrams ? choice('true') : flag(targetType !== 'ip'),
    'proxy_protocol_v2.enabled': flag(false),
    'target_health_state.unhealthy.connection_termination.enabled': datagrams ? choice('false') : flag(true),
    'target_health_state.unhealthy.draining_interval_seconds': count(0, 0, 360_000),
  }
}
