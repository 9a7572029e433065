import type { DescribeVpcAttributeRequest, DescribeVpcAttributeResult, ModifyVpcAttributeRequest } from '@aws-sdk/client-ec2'
import type { Call } from '../../world/index.ts'
import { ServiceError } from '../../world/index.ts'
import { find } from './identify.ts'
import { refuseNotImitated } from './not-imitated.ts'

/** Answers DescribeVpcAttribute: one attribute a call. */
export function describeVpcAttribute(input: DescribeVpcAttributeRequest, call: Call): DescribeVpcAttributeResult {
  const vpc = find('vpc', call.region.vpcs, input.VpcId ?? '')
  switch (input.Attribute) {
    case 'enableDnsSupport':
      return { VpcId: vpc.vpcId, EnableDnsSupport: { Value: vpc.enableDnsSupport } }
    case 'enableDnsHostnames':
      return { VpcId: vpc.vpcId, EnableDnsHostnames: { Value: vpc.enableDnsHostnames } }
    case 'enableNetworkAddressUsageMetrics':
      return { VpcId: vpc.vpcId, EnableNetworkAddressUsageMetrics: { Value: false } }
    case undefined:
      throw new ServiceError('MissingParameter', 'The request must contain the parameter Attribute')
  }
}

/** Answers ModifyVpcAttribute: one attribute a call, as EC2 demands. */
export function modifyVpcAttribute(input: ModifyVpcAttributeRequest, call: Call): object {
  const vpc = find('vpc', call.region.vpcs, input.VpcId ?? '')
  const given = attributes.filter((name) => input[name]?.Value !== undefined)
  if (given.length === 0) throw new ServiceError('MissingParameter', 'The request must contain the parameter Attribute')
  if (given.length > 1)
    throw new ServiceError('InvalidParameterCombination', `Fields for multiple attribute types specified: ${given.join(', ')}`)
  if (input.EnableNetworkAddressUsageMetrics?.Value === true) refuseNotImitated(input, ['EnableNetworkAddressUsageMetrics'])
  vpc.enableDnsSupport = input.EnableDnsSupport?.Value ?? vpc.enableDnsSupport
  vpc.enableDnsHostnames = input.EnableDnsHostnames?.Value ?? vpc.enableDnsHostnames
  return {}
}

const attributes = ['EnableDnsSupport', 'EnableDnsHostnames', 'EnableNetworkAddressUsageMetrics'] as const
