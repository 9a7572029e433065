import type {
  ActionTypeEnum,
  EnablePrefixForIpv6SourceNatEnum,
  EnforceSecurityGroupInboundRulesOnPrivateLinkTrafficEnum,
  IpAddressType,
  LoadBalancerSchemeEnum,
  LoadBalancerTypeEnum,
  ProtocolEnum,
  TargetGroupIpAddressTypeEnum,
  TargetTypeEnum,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import type { Service } from '../../world/index.ts'
import { ServiceError } from '../../world/index.ts'

const protocol: readonly ProtocolEnum[] = ['GENEVE', 'HTTP', 'HTTPS', 'QUIC', 'TCP', 'TCP_QUIC', 'TCP_UDP', 'TLS', 'UDP']
const ipAddressType: readonly IpAddressType[] = ['dualstack', 'dualstack-without-public-ipv4', 'ipv4']
const scheme: readonly LoadBalancerSchemeEnum[] = ['internal', 'internet-facing']
const loadBalancerType: readonly LoadBalancerTypeEnum[] = ['application', 'gateway', 'network']
const targetType: readonly TargetTypeEnum[] = ['alb', 'instance', 'ip', 'lambda']
const groupIpAddressType: readonly TargetGroupIpAddressTypeEnum[] = ['ipv4', 'ipv6']
const actionType: readonly ActionTypeEnum[] = [
  'authenticate-cognito',
  'authenticate-oidc',
  'fixed-response',
  'forward',
  'jwt-validation',
  'redirect',
]
const onOff: readonly (EnablePrefixForIpv6SourceNatEnum & EnforceSecurityGroupInboundRulesOnPrivateLinkTrafficEnum)[] = ['off', 'on']

/** How Elastic Load Balancing refuses inputs that do not have the shape they should; a test holds the tables against the SDK's enums. */
export const validation: Service['validation'] = {
  missingMember: (member) =>
    new ServiceError(
      'ValidationError',
      `1 validation error detected: Value null at '${camelCase(member)}' failed to satisfy constraint: Member must not be null`,
    ),
  wrongEnum: (member, value, allowed) =>
    new ServiceError(
      'ValidationError',
      `1 validation error detected: Value '${String(value)}' at '${camelCase(member)}' failed to satisfy constraint: Member must satisfy enum value set: [${allowed.join(', ')}]`,
    ),
  enums: {
    CreateLoadBalancerInput: {
      Scheme: scheme,
      Type: loadBalancerType,
      IpAddressType: ipAddressType,
      EnablePrefixForIpv6SourceNat: onOff,
    },
    SetSecurityGroupsInput: { EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: onOff },
    SetSubnetsInput: { IpAddressType: ipAddressType, EnablePrefixForIpv6SourceNat: onOff },
    CreateTargetGroupInput: {
      Protocol: protocol,
      HealthCheckProtocol: protocol,
      TargetType: targetType,
      IpAddressType: groupIpAddressType,
    },
    ModifyTargetGroupInput: { HealthCheckProtocol: protocol },
    CreateListenerInput: { Protocol: protocol },
    ModifyListenerInput: { Protocol: protocol },
    Action: { Type: actionType },
  },
}

function camelCase(member: string): string {
  return member.replaceAll(/(^|\.)[A-Z]/g, (start) => start.toLowerCase())
}
