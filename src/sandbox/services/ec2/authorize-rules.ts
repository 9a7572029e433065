import type {
  AuthorizeSecurityGroupEgressRequest,
  AuthorizeSecurityGroupIngressRequest,
  AuthorizeSecurityGroupIngressResult,
  IpPermission,
  RevokeSecurityGroupEgressRequest,
  RevokeSecurityGroupIngressRequest,
  RevokeSecurityGroupIngressResult,
} from '@aws-sdk/client-ec2'
import type { Call, SecurityGroup, SecurityGroupRule } from '../../world/index.ts'
import { ServiceError } from '../../world/index.ts'
import { find } from './identify.ts'
import type { RuleContent } from './ip-permission.ts'
import { rulesOf } from './ip-permission.ts'
import { refuseNotImitated } from './not-imitated.ts'
import { printRevokedRule, printRule } from './security-group-rule.ts'
import { tagsFor } from './tag.ts'

type AuthorizeInput = AuthorizeSecurityGroupIngressRequest | AuthorizeSecurityGroupEgressRequest
type RevokeInput = RevokeSecurityGroupIngressRequest | RevokeSecurityGroupEgressRequest

/**
 * Answers AuthorizeSecurityGroupIngress (or Egress): all the rules or, where one of them is there already, none.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html
 */
export function authorize(isEgress: boolean): (input: AuthorizeInput, call: Call) => AuthorizeSecurityGroupIngressResult {
  return (input, call) => {
    const group = groupOf(input, call)
    const wanted = rulesOf(permissionsOf(input), group, call)
    const tags = tagsFor('security-group-rule', input.TagSpecifications)
    const known = new Set(group.rules.filter((rule) => rule.isEgress === isEgress).map(keyOf))
    for (const rule of wanted) {
      const key = keyOf(rule)
      if (known.has(key)) throw new ServiceError('InvalidPermission.Duplicate', `the specified rule "${describe(rule)}" already exists`)
      known.add(key)
    }
    if (known.size > 60)
      throw new ServiceError('RulesPerSecurityGroupLimitExceeded', 'The maximum number of rules per security group has been reached.')
    const made = wanted.map((rule) => ({ ruleId: `sgr-${call.hex()}`, isEgress, ...rule, tags: { ...tags } }))
    group.rules.push(...made)
    return { Return: true, SecurityGroupRules: made.map((rule) => printRule(rule, group, call)) }
  }
}

/** Answers RevokeSecurityGroupIngress (or Egress), by the rules' ids or by what they say. */
export function revoke(isEgress: boolean): (input: RevokeInput, call: Call) => RevokeSecurityGroupIngressResult {
  return (input, call) => {
    const group = groupOf(input, call)
    const side = group.rules.filter((rule) => rule.isEgress === isEgress)
    const revoked = input.SecurityGroupRuleIds?.map((id) => byId(side, id)) ?? byContent(side, input, group, call)
    const gone = new Set(revoked.map((rule) => rule.ruleId))
    group.rules = group.rules.filter((rule) => !gone.has(rule.ruleId))
    return { Return: true, RevokedSecurityGroupRules: revoked.map((rule) => printRevokedRule(rule, group)) }
  }
}

/** The security group that an input names: by id, or by name in a default VPC. */
export function groupOf(
  input: { readonly GroupId?: string | undefined; readonly GroupName?: string | undefined },
  call: Call,
): SecurityGroup {
  const groups = call.region.securityGroups
  if (input.GroupId !== undefined) return find('security-group', groups, input.GroupId)
  if (input.GroupName === undefined)
    throw new ServiceError('MissingParameter', 'The request must contain the parameter groupName or groupId')
  const named = Object.values(groups).find(
    (group) => group.groupName === input.GroupName && call.region.vpcs[group.vpcId]?.isDefault === true,
  )
  if (named === undefined)
    throw new ServiceError('InvalidGroup.NotFound', `The security group '${input.GroupName}' does not exist in default VPC`)
  return named
}

/** What makes two rules of one direction the same rule: everything but the description. */
export function keyOf(rule: RuleContent): string {
  const source = rule.cidrIpv4 ?? rule.cidrIpv6 ?? rule.referencedGroupId ?? rule.prefixListId
  return JSON.stringify([rule.ipProtocol, rule.fromPort, rule.toPort, source])
}

function byId(rules: readonly SecurityGroupRule[], id: string): SecurityGroupRule {
  return find('security-group-rule', Object.fromEntries(rules.map((rule) => [rule.ruleId, rule])), id)
}

function byContent(
  rules: readonly SecurityGroupRule[],
  input: RevokeInput,
  group: SecurityGroup,
  call: Call,
): readonly SecurityGroupRule[] {
  return rulesOf(permissionsOf(input), group, call).map((wanted) => {
    const key = keyOf(wanted)
    const rule = rules.find((each) => keyOf(each) === key)
    if (rule === undefined)
      throw new ServiceError('InvalidPermission.NotFound', 'The specified rule does not exist in this security group.')
    return rule
  })
}

function permissionsOf(input: AuthorizeInput | RevokeInput): readonly IpPermission[] {
  refuseNotImitated(input, ['SourceSecurityGroupName', 'SourceSecurityGroupOwnerId'])
  if (input.IpPermissions !== undefined) return input.IpPermissions
  if (input.IpProtocol === undefined) throw new ServiceError('MissingParameter', 'The request must contain the parameter ipPermissions')
  const { IpProtocol, FromPort, ToPort, CidrIp } = input
  return [{ IpProtocol, FromPort, ToPort, IpRanges: CidrIp === undefined ? [] : [{ CidrIp }] }]
}

function describe(rule: RuleContent): string {
  const peer = rule.cidrIpv4 ?? rule.cidrIpv6 ?? rule.referencedGroupId ?? ''
  if (rule.ipProtocol === '-1') return `peer: ${peer}, ALL, ALLOW`
  const protocol = rule.ipProtocol.toUpperCase()
  const ports = rule.fromPort === undefined ? '' : `, from port: ${rule.fromPort}, to port: ${rule.toPort ?? rule.fromPort}`
  return `peer: ${peer}, ${protocol}${ports}, ALLOW`
}
