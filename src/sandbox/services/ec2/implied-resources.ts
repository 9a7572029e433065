import type {
  DescribeInternetGatewaysRequest,
  DescribeInternetGatewaysResult,
  DescribeNetworkAclsRequest,
  DescribeNetworkAclsResult,
  DescribeRouteTablesRequest,
  DescribeRouteTablesResult,
  NetworkAclEntry,
} from '@aws-sdk/client-ec2'
import type { Call, Vpc } from '../../world/index.ts'
import { filterBy, tagFields } from './filter.ts'
import { find } from './identify.ts'
import { pageOf } from './page.ts'

// Why: every VPC has a main route table and a default network ACL, and nobody can change them here; so they are derived, not kept.
interface Implied {
  readonly id: string
  readonly vpc: Vpc
  readonly tags: Readonly<Record<string, string>>
}

/** Answers DescribeRouteTables: the main route table of each VPC. */
export function describeRouteTables(input: DescribeRouteTablesRequest, call: Call): DescribeRouteTablesResult {
  const tables = impliedBy('rtb', call)
  const chosen = input.RouteTableIds?.map((id) => find('route-table', tables, id)) ?? Object.values(tables)
  const passed = filterBy(chosen, input.Filters, {
    ...tagFields<Implied>(),
    'association.main': () => [true],
    'association.route-table-association-id': ({ id }) => [associationId('rtb', id)],
    'association.route-table-id': ({ id }) => [id],
    'association.subnet-id': () => [],
    'association.gateway-id': () => [],
    'owner-id': () => [call.account],
    'route-table-id': ({ id }) => [id],
    'route.destination-cidr-block': ({ vpc }) => [vpc.cidrBlock],
    'route.gateway-id': () => ['local'],
    'route.origin': () => ['CreateRouteTable'],
    'route.state': () => ['active'],
    'vpc-id': ({ vpc }) => [vpc.vpcId],
  })
  const page = pageOf(passed, input)
  return {
    RouteTables: page.items.map(({ id, vpc }) => ({
      RouteTableId: id,
      VpcId: vpc.vpcId,
      OwnerId: call.account,
      Associations: [
        {
          Main: true,
          RouteTableId: id,
          RouteTableAssociationId: associationId('rtb', id),
          AssociationState: { State: 'associated' },
        },
      ],
      Routes: [{ DestinationCidrBlock: vpc.cidrBlock, GatewayId: 'local', Origin: 'CreateRouteTable', State: 'active' }],
      PropagatingVgws: [],
      Tags: [],
    })),
    NextToken: page.nextToken,
  }
}

/** Answers DescribeNetworkAcls: the default network ACL of each VPC, which lets everything through. */
export function describeNetworkAcls(input: DescribeNetworkAclsRequest, call: Call): DescribeNetworkAclsResult {
  const acls = impliedBy('acl', call)
  const chosen = input.NetworkAclIds?.map((id) => find('network-acl', acls, id)) ?? Object.values(acls)
  const passed = filterBy(chosen, input.Filters, {
    ...tagFields<Implied>(),
    'association.subnet-id': ({ vpc }) => subnetsOf(vpc, call),
    'association.network-acl-id': ({ id }) => [id],
    default: () => [true],
    'network-acl-id': ({ id }) => [id],
    'owner-id': () => [call.account],
    'vpc-id': ({ vpc }) => [vpc.vpcId],
  })
  const page = pageOf(passed, input)
  return {
    NetworkAcls: page.items.map(({ id, vpc }) => ({
      NetworkAclId: id,
      VpcId: vpc.vpcId,
      OwnerId: call.account,
      IsDefault: true,
      Associations: subnetsOf(vpc, call).map((subnet) => ({
        NetworkAclId: id,
        SubnetId: subnet,
        NetworkAclAssociationId: associationId('acl', subnet),
      })),
      Entries: [false, true].flatMap((egress) => [entry(egress, 100, 'allow'), entry(egress, 32_767, 'deny')]),
      Tags: [],
    })),
    NextToken: page.nextToken,
  }
}

/** Answers DescribeInternetGateways: there are none in the sandbox. */
export function describeInternetGateways(input: DescribeInternetGatewaysRequest): DescribeInternetGatewaysResult {
  for (const id of input.InternetGatewayIds ?? []) find('internet-gateway', {}, id)
  const none = () => []
  filterBy([], input.Filters, {
    'attachment.state': none,
    'attachment.vpc-id': none,
    'internet-gateway-id': none,
    'owner-id': none,
    'tag-key': none,
  })
  return { InternetGateways: [] }
}

function impliedBy(prefix: 'rtb' | 'acl', call: Call): Readonly<Record<string, Implied>> {
  const all = Object.values(call.region.vpcs).map((vpc) => ({ id: vpc.vpcId.replace('vpc', prefix), vpc, tags: {} }))
  return Object.fromEntries(all.map((each) => [each.id, each]))
}

function associationId(prefix: 'rtb' | 'acl', id: string): string {
  return id.replace(/^[a-z]+-/, prefix === 'rtb' ? 'rtbassoc-' : 'aclassoc-')
}

function subnetsOf(vpc: Vpc, call: Call): string[] {
  return Object.values(call.region.subnets)
    .filter((subnet) => subnet.vpcId === vpc.vpcId)
    .map((subnet) => subnet.subnetId)
}

function entry(egress: boolean, number: number, action: 'allow' | 'deny'): NetworkAclEntry {
  return { Egress: egress, RuleNumber: number, RuleAction: action, CidrBlock: '0.0.0.0/0', Protocol: '-1' }
}
