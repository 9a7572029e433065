import type { DescribeSecurityGroupsRequest, DescribeSecurityGroupsResult } from '@aws-sdk/client-ec2'
import type { Call, SecurityGroup, SecurityGroupRule } from '../../world/index.ts'
import { ServiceError } from '../../world/index.ts'
import type { FilterFields } from './filter.ts'
import { filterBy, tagFields } from './filter.ts'
import { find } from './identify.ts'
import { printPermissions } from './ip-permission.ts'
import { pageOf } from './page.ts'
import { securityGroupArn } from './security-group.ts'
import { printTags } from './tag.ts'

/** Answers DescribeSecurityGroups. */
export function describeSecurityGroups(input: DescribeSecurityGroupsRequest, call: Call): DescribeSecurityGroupsResult {
  const page = pageOf(filterBy(choose(input, call), input.Filters, fieldsFor(call)), input)
  return {
    SecurityGroups: page.items.map((group) => ({
      GroupId: group.groupId,
      GroupName: group.groupName,
      SecurityGroupArn: securityGroupArn(group, call),
      Description: group.description,
      VpcId: group.vpcId,
      OwnerId: call.account,
      IpPermissions: printPermissions(group.rules.filter(isIngress), call),
      IpPermissionsEgress: printPermissions(group.rules.filter(isEgress), call),
      Tags: printTags(group.tags),
    })),
    NextToken: page.nextToken,
  }
}

function choose(input: DescribeSecurityGroupsRequest, call: Call): readonly SecurityGroup[] {
  const all = Object.values(call.region.securityGroups)
  const byId = input.GroupIds?.map((id) => find('security-group', call.region.securityGroups, id))
  const byName = input.GroupNames?.map((name) => {
    // Why: names reach only into a default VPC.
    const group = all.find((each) => each.groupName === name && call.region.vpcs[each.vpcId]?.isDefault === true)
    if (group === undefined) throw new ServiceError('InvalidGroup.NotFound', `The security group '${name}' does not exist in default VPC`)
    return group
  })
  return byId === undefined && byName === undefined ? all : [...(byId ?? []), ...(byName ?? [])]
}

function fieldsFor(call: Call): FilterFields<SecurityGroup> {
  return {
    ...tagFields(),
    description: (group) => [group.description],
    'group-id': (group) => [group.groupId],
    'group-name': (group) => [group.groupName],
    'owner-id': () => [call.account],
    'vpc-id': (group) => [group.vpcId],
    ...permissionFields('ip-permission', isIngress, call),
    ...permissionFields('egress.ip-permission', isEgress, call),
  }
}

function permissionFields(prefix: string, side: (rule: SecurityGroupRule) => boolean, call: Call): FilterFields<SecurityGroup> {
  const of =
    (value: (rule: SecurityGroupRule) => string | number | undefined): FilterFields<SecurityGroup>[string] =>
    (group) =>
      group.rules.filter(side).map(value)
  return {
    [`${prefix}.cidr`]: of((rule) => rule.cidrIpv4),
    [`${prefix}.ipv6-cidr`]: of((rule) => rule.cidrIpv6),
    [`${prefix}.from-port`]: of((rule) => rule.fromPort),
    [`${prefix}.to-port`]: of((rule) => rule.toPort),
    [`${prefix}.protocol`]: of((rule) => rule.ipProtocol),
    [`${prefix}.prefix-list-id`]: of((rule) => rule.prefixListId),
    [`${prefix}.group-id`]: of((rule) => rule.referencedGroupId),
    [`${prefix}.group-name`]: of((rule) => call.region.securityGroups[rule.referencedGroupId ?? '']?.groupName),
    [`${prefix}.user-id`]: of((rule) => (rule.referencedGroupId === undefined ? undefined : call.account)),
  }
}

function isIngress(rule: SecurityGroupRule): boolean {
  return !rule.isEgress
}

function isEgress(rule: SecurityGroupRule): boolean {
  return rule.isEgress
}
