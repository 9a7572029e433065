import * as sdk from '@aws-sdk/client-elastic-load-balancing-v2'
import { expect, test } from 'vitest'
import { elbv2 } from '../../../src/sandbox/services/elbv2/index.ts'

const { enums } = elbv2.validation

test.each([
  ['CreateLoadBalancerInput', 'Scheme', sdk.LoadBalancerSchemeEnum],
  ['CreateLoadBalancerInput', 'Type', sdk.LoadBalancerTypeEnum],
  ['CreateLoadBalancerInput', 'IpAddressType', sdk.IpAddressType],
  ['CreateLoadBalancerInput', 'EnablePrefixForIpv6SourceNat', sdk.EnablePrefixForIpv6SourceNatEnum],
  [
    'SetSecurityGroupsInput',
    'EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic',
    sdk.EnforceSecurityGroupInboundRulesOnPrivateLinkTrafficEnum,
  ],
  ['SetSubnetsInput', 'IpAddressType', sdk.IpAddressType],
  ['SetSubnetsInput', 'EnablePrefixForIpv6SourceNat', sdk.EnablePrefixForIpv6SourceNatEnum],
  ['CreateTargetGroupInput', 'Protocol', sdk.ProtocolEnum],
  ['CreateTargetGroupInput', 'HealthCheckProtocol', sdk.ProtocolEnum],
  ['CreateTargetGroupInput', 'TargetType', sdk.TargetTypeEnum],
  ['CreateTargetGroupInput', 'IpAddressType', sdk.TargetGroupIpAddressTypeEnum],
  ['ModifyTargetGroupInput', 'HealthCheckProtocol', sdk.ProtocolEnum],
  ['CreateListenerInput', 'Protocol', sdk.ProtocolEnum],
  ['ModifyListenerInput', 'Protocol', sdk.ProtocolEnum],
  ['Action', 'Type', sdk.ActionTypeEnum],
])("%s.%s knows the SDK's words", (structure, member, known) => {
  expect([...(enums[structure]?.[member] ?? [])].sort()).toEqual(Object.values(known).sort())
})

test('every structure and member of the table is one of the SDK, and every handler an operation', () => {
  const schemas = sdk as unknown as Record<string, readonly unknown[] | undefined>
  for (const [structure, members] of Object.entries(enums))
    expect(schemas[`${structure}$`]?.[4], structure).toEqual(expect.arrayContaining(Object.keys(members)))
  for (const operation of Object.keys(elbv2.handlers)) expect(schemas[`${operation}$`]?.[2]).toBe(operation)
})
