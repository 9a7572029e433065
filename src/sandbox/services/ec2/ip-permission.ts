import { isIPv6 } from 'node:net'
import type { IpPermission, UserIdGroupPair } from '@aws-sdk/client-ec2'
import type { Call, SecurityGroup, SecurityGroupRule } from '../../world/index.ts'
import { ServiceError } from '../../world/index.ts'
import { parseCidr, printCidr } from './cidr.ts'
import { find } from './identify.ts'
import { checkPorts, protocolOf } from './rule-ports.ts'
import { withoutUndefined } from './without-undefined.ts'

/** A rule before it has an id and a direction. */
export type RuleContent = Omit<SecurityGroupRule, 'ruleId' | 'isEgress' | 'tags'>

/**
 * Takes permissions apart into rules, one a source or destination, as EC2 keeps them.
 *
 * @throws ServiceError for bad protocols, ports and blocks, and for security groups that are not there.
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
 */
export function rulesOf(permissions: readonly IpPermission[], group: SecurityGroup, call: Call): readonly RuleContent[] {
  return permissions.flatMap((permission) => {
    const ipProtocol = protocolOf(permission.IpProtocol)
    const ports = checkPorts(ipProtocol, permission.FromPort, permission.ToPort)
    const sources = [
      ...(permission.IpRanges ?? []).map((range) => ({ cidrIpv4: ipv4Block(range.CidrIp), description: range.Description })),
      ...(permission.Ipv6Ranges ?? []).map((range) => ({ cidrIpv6: ipv6Block(range.CidrIpv6), description: range.Description })),
      ...(permission.PrefixListIds ?? []).map((list) => ({ prefixListId: prefixList(list.PrefixListId) })),
      ...(permission.UserIdGroupPairs ?? []).map((pair) => ({
        referencedGroupId: referencedGroup(pair, group, call),
        description: pair.Description,
      })),
    ]
    if (sources.length === 0)
      throw new ServiceError('MissingParameter', 'The request must contain at least one source or destination of the permission')
    return sources.map((source) => withoutUndefined({ ipProtocol, ...ports, ...source }) as RuleContent)
  })
}

/** Puts rules together as DescribeSecurityGroups shows them: one permission for each protocol and port range. */
export function printPermissions(rules: readonly SecurityGroupRule[], call: Call): IpPermission[] {
  const groups = new Map<string, SecurityGroupRule[]>()
  for (const rule of rules) {
    const key = `${rule.ipProtocol}/${String(rule.fromPort)}/${String(rule.toPort)}`
    groups.set(key, [...(groups.get(key) ?? []), rule])
  }
  return [...groups.values()].map((group) => ({
    IpProtocol: group[0]?.ipProtocol,
    FromPort: group[0]?.fromPort,
    ToPort: group[0]?.toPort,
    IpRanges: group.filter((rule) => rule.cidrIpv4 !== undefined).map((rule) => ({ CidrIp: rule.cidrIpv4, Description: rule.description })),
    Ipv6Ranges: group
      .filter((rule) => rule.cidrIpv6 !== undefined)
      .map((rule) => ({ CidrIpv6: rule.cidrIpv6, Description: rule.description })),
    PrefixListIds: [],
    UserIdGroupPairs: group
      .filter((rule) => rule.referencedGroupId !== undefined)
      .map((rule) => ({ GroupId: rule.referencedGroupId, UserId: call.account, Description: rule.description })),
  }))
}

/** Reads an IPv4 block of a rule; bits after the prefix are cleared. */
export function ipv4Block(text: string | undefined): string {
  const cidr = parseCidr(text ?? '')
  if (cidr === undefined) throw malformedBlock(text)
  return printCidr(cidr)
}

/** Reads an IPv6 block of a rule. */
export function ipv6Block(text: string | undefined): string {
  const [address = '', prefix = '', ...rest] = (text ?? '').split('/')
  if (!isIPv6(address) || rest.length > 0 || !/^\d{1,3}$/.test(prefix) || Number(prefix) > 128) throw malformedBlock(text)
  return `${address.toLowerCase()}/${prefix}`
}

/** Checks the security group that a rule names: it is in the same VPC. */
export function groupOfSameVpc(groupId: string, group: SecurityGroup, call: Call): string {
  const named = find('security-group', call.region.securityGroups, groupId)
  if (named.vpcId !== group.vpcId)
    throw new ServiceError('InvalidGroup.NotFound', 'You have specified two resources that belong to different networks.')
  return named.groupId
}

function referencedGroup(pair: UserIdGroupPair, group: SecurityGroup, call: Call): string {
  if (pair.UserId !== undefined && pair.UserId !== call.account)
    throw new ServiceError('InvalidGroup.NotFound', `The security group '${pair.GroupId ?? ''}' does not exist`)
  if (pair.GroupId !== undefined) return groupOfSameVpc(pair.GroupId, group, call)
  const named = Object.values(call.region.securityGroups).find((each) => each.vpcId === group.vpcId && each.groupName === pair.GroupName)
  if (named === undefined) throw new ServiceError('InvalidGroup.NotFound', `The security group '${pair.GroupName ?? ''}' does not exist`)
  return named.groupId
}

// Why: there are no managed prefix lists in the sandbox, so no id of one is known.
function prefixList(id: string | undefined): never {
  throw new ServiceError('InvalidPrefixListID.NotFound', `The prefix list ID '${id ?? ''}' does not exist`)
}

function malformedBlock(text: string | undefined): ServiceError {
  return new ServiceError('InvalidParameterValue', `CIDR block ${text ?? ''} is malformed`)
}
