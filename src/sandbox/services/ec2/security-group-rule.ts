import type {
  DescribeSecurityGroupRulesRequest,
  DescribeSecurityGroupRulesResult,
  RevokedSecurityGroupRule,
  SecurityGroupRule as WireSecurityGroupRule,
} from '@aws-sdk/client-ec2'
import type { Call, SecurityGroup, SecurityGroupRule } from '../../world/index.ts'
import { filterBy, tagFields } from './filter.ts'
import { find } from './identify.ts'
import { pageOf } from './page.ts'
import { printTags } from './tag.ts'

/** A rule, the group that it is of, and its tags where the filters look for them. */
interface Row {
  readonly rule: SecurityGroupRule
  readonly group: SecurityGroup
  readonly tags: Readonly<Record<string, string>>
}

/** Answers DescribeSecurityGroupRules. */
export function describeSecurityGroupRules(input: DescribeSecurityGroupRulesRequest, call: Call): DescribeSecurityGroupRulesResult {
  const rows = Object.values(call.region.securityGroups).flatMap((group) =>
    group.rules.map((rule): Row => ({ rule, group, tags: rule.tags })),
  )
  const byId = Object.fromEntries(rows.map((row) => [row.rule.ruleId, row]))
  const chosen = input.SecurityGroupRuleIds?.map((id) => find('security-group-rule', byId, id)) ?? rows
  const passed = filterBy(chosen, input.Filters, {
    ...tagFields<Row>(),
    'group-id': ({ group }) => [group.groupId],
    'security-group-rule-id': ({ rule }) => [rule.ruleId],
  })
  const page = pageOf(passed, input)
  return { SecurityGroupRules: page.items.map(({ rule, group }) => printRule(rule, group, call)), NextToken: page.nextToken }
}

/** Gives a rule as EC2 sends it; a rule without ports has -1 for both. */
export function printRule(rule: SecurityGroupRule, group: SecurityGroup, call: Call): WireSecurityGroupRule {
  return {
    SecurityGroupRuleId: rule.ruleId,
    SecurityGroupRuleArn: `arn:${call.partition}:ec2:${call.region.name}:${call.account}:security-group-rule/${rule.ruleId}`,
    GroupId: group.groupId,
    GroupOwnerId: call.account,
    IsEgress: rule.isEgress,
    IpProtocol: rule.ipProtocol,
    FromPort: rule.fromPort ?? -1,
    ToPort: rule.toPort ?? -1,
    CidrIpv4: rule.cidrIpv4,
    CidrIpv6: rule.cidrIpv6,
    PrefixListId: rule.prefixListId,
    ReferencedGroupInfo: rule.referencedGroupId === undefined ? undefined : { GroupId: rule.referencedGroupId, UserId: call.account },
    Description: rule.description,
    Tags: printTags(rule.tags),
  }
}

/** Gives a rule that is gone as the Revoke operations send it. */
export function printRevokedRule(rule: SecurityGroupRule, group: SecurityGroup): RevokedSecurityGroupRule {
  return {
    SecurityGroupRuleId: rule.ruleId,
    GroupId: group.groupId,
    IsEgress: rule.isEgress,
    IpProtocol: rule.ipProtocol,
    FromPort: rule.fromPort ?? -1,
    ToPort: rule.toPort ?? -1,
    CidrIpv4: rule.cidrIpv4,
    CidrIpv6: rule.cidrIpv6,
    PrefixListId: rule.prefixListId,
    ReferencedGroupId: rule.referencedGroupId,
    Description: rule.description,
  }
}
