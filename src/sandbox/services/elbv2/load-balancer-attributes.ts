import type {
  DescribeLoadBalancerAttributesInput,
  DescribeLoadBalancerAttributesOutput,
  ModifyLoadBalancerAttributesInput,
  ModifyLoadBalancerAttributesOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import type { Call, LoadBalancer } from '../../world/index.ts'
import type { AttributeRules } from './attribute.ts'
import { changeAttributes, choice, count, flag, printAttributes, text } from './attribute.ts'
import { findLoadBalancer } from './find.ts'

/** Answers DescribeLoadBalancerAttributes. */
export function describeLoadBalancerAttributes(
  input: DescribeLoadBalancerAttributesInput,
  call: Call,
): DescribeLoadBalancerAttributesOutput {
  const loadBalancer = findLoadBalancer(input.LoadBalancerArn ?? '', call)
  return { Attributes: printAttributes(rulesFor(loadBalancer), loadBalancer.attributes) }
}

/** Answers ModifyLoadBalancerAttributes. */
export function modifyLoadBalancerAttributes(input: ModifyLoadBalancerAttributesInput, call: Call): ModifyLoadBalancerAttributesOutput {
  const loadBalancer = findLoadBalancer(input.LoadBalancerArn ?? '', call)
  const rules = rulesFor(loadBalancer)
  loadBalancer.attributes = changeAttributes('Load balancer', rules, loadBalancer.attributes, input.Attributes ?? [])
  return { Attributes: printAttributes(rules, loadBalancer.attributes) }
}

/** Tells whether deletion protection is on. */
export function isProtected(loadBalancer: LoadBalancer): boolean {
  return loadBalancer.attributes['deletion_protection.enabled'] === 'true'
}

const common: AttributeRules = {
  'access_logs.s3.enabled': flag(false),
  'access_logs.s3.bucket': text(),
  'access_logs.s3.prefix': text(),
  'deletion_protection.enabled': flag(false),
  'zonal_shift.config.enabled': flag(false),
}

const network: AttributeRules = {
  ...common,
  'load_balancing.cross_zone.enabled': flag(false),
  'dns_record.client_routing_policy': choice('any_availability_zone', 'availability_zone_affinity', 'partial_availability_zone_affinity'),
  'secondary_ips.auto_assigned.per_subnet': count(0, 0, 7),
}

const application: AttributeRules = {
  ...common,
  'load_balancing.cross_zone.enabled': choice('true'),
  'idle_timeout.timeout_seconds': count(60, 1, 4000),
  'client_keep_alive.seconds': count(3600, 60, 604_800),
  'connection_logs.s3.enabled': flag(false),
  'connection_logs.s3.bucket': text(),
  'connection_logs.s3.prefix': text(),
  'health_check_logs.s3.enabled': flag(false),
  'health_check_logs.s3.bucket': text(),
  'health_check_logs.s3.prefix': text(),
  'routing.http.desync_mitigation_mode': choice('defensive', 'monitor', 'strictest'),
  'routing.http.drop_invalid_header_fields.enabled': flag(false),
  'routing.http.preserve_host_header.enabled': flag(false),
  'routing.http.x_amzn_tls_version_and_cipher_suite.enabled': flag(false),
  'routing.http.xff_client_port.enabled': flag(false),
  'routing.http.xff_header_processing.mode': choice('append', 'preserve', 'remove'),
  'routing.http2.enabled': flag(true),
  'waf.fail_open.enabled': flag(false),
}

function rulesFor({ type, scheme }: LoadBalancer): AttributeRules {
  return { ...(type === 'network' ? network : application), 'ipv6.deny_all_igw_traffic': flag(scheme === 'internal') }
}
