import * as apigatewaySdk from '@aws-sdk/client-api-gateway'
import * as ec2Sdk from '@aws-sdk/client-ec2'
import * as elbv2Sdk from '@aws-sdk/client-elastic-load-balancing-v2'
import { describe, expect, test } from 'vitest'
import { apigateway } from '../../src/sandbox/services/apigateway/index.ts'
import { ec2 } from '../../src/sandbox/services/ec2/index.ts'
import { elbv2 } from '../../src/sandbox/services/elbv2/index.ts'
import type { Service } from '../../src/sandbox/world/index.ts'

/** `Structure.Member` -> the SDK's words for it. */
type Words = Readonly<Record<string, Readonly<Record<string, string>>>>

const ofApigateway: Words = {
  'CreateAuthorizerRequest.type': apigatewaySdk.AuthorizerType,
  'CreateRestApiRequest.apiKeySource': apigatewaySdk.ApiKeySourceType,
  'CreateRestApiRequest.endpointAccessMode': apigatewaySdk.EndpointAccessMode,
  'CreateRestApiRequest.securityPolicy': apigatewaySdk.SecurityPolicy,
  'EndpointConfiguration.types': apigatewaySdk.EndpointType,
  'EndpointConfiguration.ipAddressType': apigatewaySdk.IpAddressType,
  'PutIntegrationRequest.type': apigatewaySdk.IntegrationType,
  'PutIntegrationRequest.connectionType': apigatewaySdk.ConnectionType,
  'PutIntegrationRequest.contentHandling': apigatewaySdk.ContentHandlingStrategy,
  'PutIntegrationRequest.responseTransferMode': apigatewaySdk.ResponseTransferMode,
  'PutIntegrationResponseRequest.contentHandling': apigatewaySdk.ContentHandlingStrategy,
  'CreateDeploymentRequest.cacheClusterSize': apigatewaySdk.CacheClusterSize,
  'CreateStageRequest.cacheClusterSize': apigatewaySdk.CacheClusterSize,
  'PatchOperation.op': apigatewaySdk.Op,
}
const ofEc2: Words = {
  'CreateVpcRequest.InstanceTenancy': ec2Sdk.Tenancy,
  'CreateVpcEndpointRequest.VpcEndpointType': ec2Sdk.VpcEndpointType,
  'CreateVpcEndpointRequest.IpAddressType': ec2Sdk.IpAddressType,
  'ModifyVpcEndpointRequest.IpAddressType': ec2Sdk.IpAddressType,
  'DnsOptionsSpecification.DnsRecordIpType': ec2Sdk.DnsRecordIpType,
  'ModifySubnetAttributeRequest.PrivateDnsHostnameTypeOnLaunch': ec2Sdk.HostnameType,
  'DescribeVpcAttributeRequest.Attribute': ec2Sdk.VpcAttributeName,
}
const ofElbv2: Words = {
  'CreateLoadBalancerInput.Scheme': elbv2Sdk.LoadBalancerSchemeEnum,
  'CreateLoadBalancerInput.Type': elbv2Sdk.LoadBalancerTypeEnum,
  'CreateLoadBalancerInput.IpAddressType': elbv2Sdk.IpAddressType,
  'CreateLoadBalancerInput.EnablePrefixForIpv6SourceNat': elbv2Sdk.EnablePrefixForIpv6SourceNatEnum,
  'SetSecurityGroupsInput.EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic':
    elbv2Sdk.EnforceSecurityGroupInboundRulesOnPrivateLinkTrafficEnum,
  'SetSubnetsInput.IpAddressType': elbv2Sdk.IpAddressType,
  'SetSubnetsInput.EnablePrefixForIpv6SourceNat': elbv2Sdk.EnablePrefixForIpv6SourceNatEnum,
  'CreateTargetGroupInput.Protocol': elbv2Sdk.ProtocolEnum,
  'CreateTargetGroupInput.HealthCheckProtocol': elbv2Sdk.ProtocolEnum,
  'CreateTargetGroupInput.TargetType': elbv2Sdk.TargetTypeEnum,
  'CreateTargetGroupInput.IpAddressType': elbv2Sdk.TargetGroupIpAddressTypeEnum,
  'ModifyTargetGroupInput.HealthCheckProtocol': elbv2Sdk.ProtocolEnum,
  'CreateListenerInput.Protocol': elbv2Sdk.ProtocolEnum,
  'ModifyListenerInput.Protocol': elbv2Sdk.ProtocolEnum,
  'Action.Type': elbv2Sdk.ActionTypeEnum,
}

describe.each<[string, Service, object, Words]>([
  ['API Gateway', apigateway, apigatewaySdk, ofApigateway],
  ['EC2', ec2, ec2Sdk, ofEc2],
  ['Elastic Load Balancing', elbv2, elbv2Sdk, ofElbv2],
])('the table of %s', (_, { handlers, validation: { enums } }, sdk, words) => {
  test.each(Object.entries(words))("knows the SDK's words for %s", (name, known) => {
    const [structure = '', member = ''] = name.split('.')
    expect([...(enums[structure]?.[member] ?? [])].sort()).toEqual(Object.values(known).sort())
  })

  test('has structures and members of the SDK only, and its handlers are operations', () => {
    const schemas = sdk as Record<string, readonly unknown[] | undefined>
    for (const [structure, members] of Object.entries(enums))
      expect(schemas[`${structure}$`]?.[4], structure).toEqual(expect.arrayContaining(Object.keys(members)))
    for (const operation of Object.keys(handlers)) expect(schemas[`${operation}$`]?.[2]).toBe(operation)
  })
})
