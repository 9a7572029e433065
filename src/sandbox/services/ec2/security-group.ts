import type {
  CreateSecurityGroupRequest,
  CreateSecurityGroupResult,
  DeleteSecurityGroupRequest,
  DeleteSecurityGroupResult,
} from '@aws-sdk/client-ec2'
import type { Call, SecurityGroup } from '../../world/index.ts'
import { ServiceError } from '../../world/index.ts'
import { find } from './identify.ts'
import { liveNetworkInterfaces } from './network-interface.ts'
import { printTags, tagsFor } from './tag.ts'

/**
 * Answers CreateSecurityGroup: a group that lets everything out and nothing in.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html
 */
export function createSecurityGroup(input: CreateSecurityGroupRequest, call: Call): CreateSecurityGroupResult {
  const name = input.GroupName ?? ''
  checkText('GroupName', name)
  checkText('GroupDescription', input.Description ?? '')
  if (name.startsWith('sg-'))
    throw invalid(`Value (${name}) for parameter GroupName is invalid. Group names may not be in the format sg-*.`)
  if (name === 'default') throw new ServiceError('InvalidGroup.Reserved', 'Cannot use reserved security group name: default')
  const vpcId = input.VpcId ?? Object.values(call.region.vpcs).find((vpc) => vpc.isDefault)?.vpcId
  if (vpcId === undefined) throw new ServiceError('VPCIdNotSpecified', 'No default VPC for this user.')
  find('vpc', call.region.vpcs, vpcId)
  if (Object.values(call.region.securityGroups).some((group) => group.vpcId === vpcId && group.groupName === name))
    throw new ServiceError('InvalidGroup.Duplicate', `The security group '${name}' already exists for VPC '${vpcId}'`)
  const tags = tagsFor('security-group', input.TagSpecifications)
  const group = addSecurityGroup({ groupName: name, description: input.Description ?? '', vpcId, tags }, call)
  return { GroupId: group.groupId, SecurityGroupArn: securityGroupArn(group, call), Tags: printTags(tags) }
}

/** Gives a new VPC its default security group, whose members may reach each other. */
export function addDefaultSecurityGroup(vpcId: string, call: Call): SecurityGroup {
  const group = addSecurityGroup({ groupName: 'default', description: 'default VPC security group', vpcId, tags: {} }, call)
  group.rules.push({ ruleId: `sgr-${call.hex()}`, isEgress: false, ipProtocol: '-1', referencedGroupId: group.groupId, tags: {} })
  return group
}

/** Answers DeleteSecurityGroup: refused for the default group, and while a network interface or another group's rule names it. */
export function deleteSecurityGroup(input: DeleteSecurityGroupRequest, call: Call): DeleteSecurityGroupResult {
  const { securityGroups } = call.region
  if (input.GroupId === undefined) throw new ServiceError('MissingParameter', 'The request must contain the parameter groupId')
  const { groupId, groupName } = find('security-group', securityGroups, input.GroupId)
  if (groupName === 'default')
    throw new ServiceError('CannotDelete', `the specified group: "${groupId}" name: "default" cannot be deleted by a user`)
  const held =
    liveNetworkInterfaces(call).some((each) => each.securityGroupIds.includes(groupId)) ||
    Object.values(securityGroups).some(
      (group) => group.groupId !== groupId && group.rules.some((rule) => rule.referencedGroupId === groupId),
    )
  if (held) throw new ServiceError('DependencyViolation', `resource ${groupId} has a dependent object`)
  delete securityGroups[groupId]
  return { Return: true, GroupId: groupId }
}

/** Gives a security group's ARN. */
export function securityGroupArn(group: SecurityGroup, call: Call): string {
  return `arn:${call.partition}:ec2:${call.region.name}:${call.account}:security-group/${group.groupId}`
}

function addSecurityGroup(properties: Pick<SecurityGroup, 'groupName' | 'description' | 'vpcId' | 'tags'>, call: Call): SecurityGroup {
  const group: SecurityGroup = {
    groupId: `sg-${call.hex()}`,
    ...properties,
    rules: [{ ruleId: `sgr-${call.hex()}`, isEgress: true, ipProtocol: '-1', cidrIpv4: '0.0.0.0/0', tags: {} }],
  }
  call.region.securityGroups[group.groupId] = group
  return group
}

function checkText(parameter: string, text: string): void {
  if (text === '') throw new ServiceError('MissingParameter', `The request must contain the parameter ${parameter}`)
  if (text.length > 255) throw invalid(`Value (${text}) for parameter ${parameter} is invalid. The maximum length is 255 characters.`)
  if (!/^[a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]+$/.test(text))
    throw invalid(
      `Value (${text}) for parameter ${parameter} is invalid. Valid characters are a-z, A-Z, 0-9, spaces, and ._-:/()#,@[]+=&;{}!$*.`,
    )
}

function invalid(message: string): ServiceError {
  return new ServiceError('InvalidParameterValue', message)
}
