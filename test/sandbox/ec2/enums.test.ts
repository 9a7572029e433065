import * as sdk from '@aws-sdk/client-ec2'
import { expect, test } from 'vitest'
import { ec2 } from '../../../src/sandbox/services/ec2/index.ts'

const { enums } = ec2.validation

test.each([
  ['CreateVpcRequest', 'InstanceTenancy', sdk.Tenancy],
  ['CreateVpcEndpointRequest', 'VpcEndpointType', sdk.VpcEndpointType],
  ['CreateVpcEndpointRequest', 'IpAddressType', sdk.IpAddressType],
  ['ModifyVpcEndpointRequest', 'IpAddressType', sdk.IpAddressType],
  ['DnsOptionsSpecification', 'DnsRecordIpType', sdk.DnsRecordIpType],
  ['ModifySubnetAttributeRequest', 'PrivateDnsHostnameTypeOnLaunch', sdk.HostnameType],
  ['DescribeVpcAttributeRequest', 'Attribute', sdk.VpcAttributeName],
])("%s.%s knows the SDK's words", (structure, member, known) => {
  expect([...(enums[structure]?.[member] ?? [])].sort()).toEqual(Object.values(known).sort())
})

test('every structure and member of the table is one of the SDK, and every handler an operation', () => {
  const schemas = sdk as unknown as Record<string, readonly unknown[] | undefined>
  for (const [structure, members] of Object.entries(enums))
    expect(schemas[`${structure}$`]?.[4], structure).toEqual(expect.arrayContaining(Object.keys(members)))
  for (const operation of Object.keys(ec2.handlers)) expect(schemas[`${operation}$`]?.[2]).toBe(operation)
})
