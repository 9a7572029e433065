import type {
  CreateVpcRequest,
  CreateVpcResult,
  DeleteVpcRequest,
  DescribeVpcsRequest,
  DescribeVpcsResult,
  Vpc as WireVpc,
} from '@aws-sdk/client-ec2'
import type { Call, Vpc } from '../../world/index.ts'
import { ServiceError } from '../../world/index.ts'
import { parseCidr, printCidr } from './cidr.ts'
import type { FilterFields } from './filter.ts'
import { filterBy, tagFields } from './filter.ts'
import { find } from './identify.ts'
import { refuseNotImitated } from './not-imitated.ts'
import { pageOf } from './page.ts'
import { addDefaultSecurityGroup } from './security-group.ts'
import { printTags, tagsFor } from './tag.ts'
import { liveVpcEndpoints, sweepVpcEndpoints } from './vpc-endpoint-life.ts'

/**
 * Answers CreateVpc: a VPC of /16 to /28 with its default security group, DNS support on and DNS hostnames off.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpc.html
 */
export function createVpc(input: CreateVpcRequest, call: Call): CreateVpcResult {
  refuseNotImitated(input, notImitated)
  if (input.InstanceTenancy !== undefined && input.InstanceTenancy !== 'default') refuseNotImitated(input, ['InstanceTenancy'])
  if (input.CidrBlock === undefined) throw new ServiceError('MissingParameter', 'The request must contain the parameter cidrBlock')
  const cidr = parseCidr(input.CidrBlock)
  if (cidr === undefined)
    throw new ServiceError(
      'InvalidParameterValue',
      `Value (${input.CidrBlock}) for parameter cidrBlock is invalid. This is not a valid CIDR block.`,
    )
  if (cidr.prefix < 16 || cidr.prefix > 28) throw new ServiceError('InvalidVpc.Range', `The CIDR '${input.CidrBlock}' is invalid.`)
  const tags = tagsFor('vpc', input.TagSpecifications)
  const vpc: Vpc = {
    vpcId: `vpc-${call.hex()}`,
    cidrBlock: printCidr(cidr),
    isDefault: false,
    enableDnsSupport: true,
    enableDnsHostnames: false,
    tags,
  }
  call.region.vpcs[vpc.vpcId] = vpc
  addDefaultSecurityGroup(vpc.vpcId, call)
  return { Vpc: print(vpc, call) }
}

/** Answers DescribeVpcs. */
export function describeVpcs(input: DescribeVpcsRequest, call: Call): DescribeVpcsResult {
  const { vpcs } = call.region
  const chosen = input.VpcIds?.map((id) => find('vpc', vpcs, id)) ?? Object.values(vpcs)
  const page = pageOf(filterBy(chosen, input.Filters, fieldsFor(call)), input)
  return { Vpcs: page.items.map((vpc) => print(vpc, call)), NextToken: page.nextToken }
}

/** Answers DeleteVpc: refused while anything but the default security group is in the VPC. */
export function deleteVpc(input: DeleteVpcRequest, call: Call): object {
  const { region } = call
  const { vpcId } = find('vpc', region.vpcs, input.VpcId ?? '')
  const within = (resource: { readonly vpcId: string }): boolean => resource.vpcId === vpcId
  const groups = Object.values(region.securityGroups).filter(within)
  const held =
    Object.values(region.subnets).some(within) ||
    liveVpcEndpoints(call).some(within) ||
    groups.some((group) => group.groupName !== 'default')
  if (held) throw new ServiceError('DependencyViolation', `The vpc '${vpcId}' has dependencies and cannot be deleted.`)
  sweepVpcEndpoints(call)
  for (const group of groups) delete region.securityGroups[group.groupId]
  delete region.vpcs[vpcId]
  return {}
}

const notImitated = [
  'Ipv6Pool',
  'Ipv6CidrBlock',
  'Ipv4IpamPoolId',
  'Ipv4NetmaskLength',
  'Ipv6IpamPoolId',
  'Ipv6NetmaskLength',
  'Ipv6CidrBlockNetworkBorderGroup',
  'VpcEncryptionControl',
  'AmazonProvidedIpv6CidrBlock',
]

function fieldsFor(call: Call): FilterFields<Vpc> {
  return {
    ...tagFields(),
    cidr: (vpc) => [vpc.cidrBlock],
    'cidr-block': (vpc) => [vpc.cidrBlock],
    cidrBlock: (vpc) => [vpc.cidrBlock],
    'cidr-block-association.cidr-block': (vpc) => [vpc.cidrBlock],
    'cidr-block-association.association-id': (vpc) => [associationId(vpc)],
    'cidr-block-association.state': () => ['associated'],
    'dhcp-options-id': () => ['default'],
    'is-default': (vpc) => [vpc.isDefault],
    isDefault: (vpc) => [vpc.isDefault],
    'owner-id': () => [call.account],
    state: () => ['available'],
    'vpc-id': (vpc) => [vpc.vpcId],
  }
}

function print(vpc: Vpc, call: Call): WireVpc {
  return {
    VpcId: vpc.vpcId,
    CidrBlock: vpc.cidrBlock,
    CidrBlockAssociationSet: [{ AssociationId: associationId(vpc), CidrBlock: vpc.cidrBlock, CidrBlockState: { State: 'associated' } }],
    Ipv6CidrBlockAssociationSet: [],
    DhcpOptionsId: 'default',
    InstanceTenancy: 'default',
    IsDefault: vpc.isDefault,
    OwnerId: call.account,
    State: 'available',
    Tags: printTags(vpc.tags),
  }
}

function associationId(vpc: Vpc): string {
  return vpc.vpcId.replace('vpc-', 'vpc-cidr-assoc-')
}
