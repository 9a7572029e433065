import type {
  ModifySecurityGroupRulesRequest,
  ModifySecurityGroupRulesResult,
  SecurityGroupRuleRequest,
  UpdateSecurityGroupRuleDescriptionsIngressRequest,
  UpdateSecurityGroupRuleDescriptionsIngressResult,
} from '@aws-sdk/client-ec2'
import type { Call, SecurityGroup, SecurityGroupRule } from '../../world/index.ts'
import { ServiceError } from '../../world/index.ts'
import { groupOf, keyOf } from './authorize-rules.ts'
import { find } from './identify.ts'
import { rulesOf } from './ip-permission.ts'

/**
 * Answers ModifySecurityGroupRules: each rule keeps its id, its direction and its tags, and says what the input says.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifySecurityGroupRules.html
 */
export function modifySecurityGroupRules(input: ModifySecurityGroupRulesRequest, call: Call): ModifySecurityGroupRulesResult {
  const group = groupOf(input, call)
  const changed = new Map<string, SecurityGroupRule>()
  for (const { SecurityGroupRuleId: id = '', SecurityGroupRule: wanted } of input.SecurityGroupRules ?? []) {
    const { ruleId, isEgress, tags } = find('security-group-rule', byId(group), id)
    if (wanted === undefined) throw new ServiceError('MissingParameter', 'The request must contain the parameter SecurityGroupRule')
    changed.set(ruleId, { ruleId, isEgress, ...contentOf(wanted, group, call), tags })
  }
  const rules = group.rules.map((rule) => changed.get(rule.ruleId) ?? rule)
  const keys = rules.map((rule) => `${String(rule.isEgress)} ${keyOf(rule)}`)
  if (new Set(keys).size < keys.length)
    throw new ServiceError('InvalidPermission.Duplicate', 'The modified rule already exists in this security group.')
  group.rules = rules
  return { Return: true }
}

/** Answers UpdateSecurityGroupRuleDescriptionsIngress (or Egress): only descriptions change; without one it is taken away. */
export function updateDescriptions(
  isEgress: boolean,
): (input: UpdateSecurityGroupRuleDescriptionsIngressRequest, call: Call) => UpdateSecurityGroupRuleDescriptionsIngressResult {
  return (input, call) => {
    const group = groupOf(input, call)
    const side = group.rules.filter((rule) => rule.isEgress === isEgress)
    const byRuleId = (input.SecurityGroupRuleDescriptions ?? []).map(({ SecurityGroupRuleId: id = '', Description: description }) => ({
      rule: find('security-group-rule', byId({ rules: side }), id),
      description,
    }))
    const byContent = rulesOf(input.IpPermissions ?? [], group, call).map((wanted) => {
      const rule = side.find((each) => keyOf(each) === keyOf(wanted))
      if (rule === undefined)
        throw new ServiceError('InvalidPermission.NotFound', 'The specified rule does not exist in this security group.')
      return { rule, description: wanted.description }
    })
    for (const { rule, description } of [...byRuleId, ...byContent]) {
      if (description === undefined) delete rule.description
      else rule.description = description
    }
    return { Return: true }
  }
}

function byId(group: Pick<SecurityGroup, 'rules'>): Readonly<Record<string, SecurityGroupRule>> {
  return Object.fromEntries(group.rules.map((rule) => [rule.ruleId, rule]))
}

function contentOf(
  wanted: SecurityGroupRuleRequest,
  group: SecurityGroup,
  call: Call,
): Omit<SecurityGroupRule, 'ruleId' | 'isEgress' | 'tags'> {
  const { CidrIpv4, CidrIpv6, PrefixListId, ReferencedGroupId, Description } = wanted
  const permission = {
    IpProtocol: wanted.IpProtocol,
    FromPort: wanted.FromPort,
    ToPort: wanted.ToPort,
    IpRanges: CidrIpv4 === undefined ? [] : [{ CidrIp: CidrIpv4, Description }],
    Ipv6Ranges: CidrIpv6 === undefined ? [] : [{ CidrIpv6, Description }],
    PrefixListIds: PrefixListId === undefined ? [] : [{ PrefixListId, Description }],
    UserIdGroupPairs: ReferencedGroupId === undefined ? [] : [{ GroupId: ReferencedGroupId, Description }],
  }
  const [content, ...more] = rulesOf([permission], group, call)
  if (content === undefined || more.length > 0)
    throw new ServiceError('InvalidParameterCombination', 'A security group rule must have exactly one source or destination.')
  return content
}
