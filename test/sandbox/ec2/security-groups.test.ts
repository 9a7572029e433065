import { expect, test } from 'vitest'
import { defaultGroup, given, openNetwork, refusalOf, vpc } from './open-network.ts'

const network = openNetwork()

async function newGroup(name = 'clients'): Promise<string> {
  return given((await network.ec2.createSecurityGroup({ VpcId: vpc, GroupName: name, Description: name })).GroupId)
}

const https = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443 }

test('a new group lets everything out and nothing in', async () => {
  const { ec2 } = network
  const GroupId = await newGroup()
  const { SecurityGroups: groups } = await ec2.describeSecurityGroups({ GroupIds: [GroupId] })
  expect(groups?.[0]).toMatchObject({ GroupName: 'clients', VpcId: vpc, OwnerId: '123456789012', IpPermissions: [] })
  expect(groups?.[0]?.IpPermissionsEgress).toMatchObject([{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }])
})

test('a rule is one row a source, and one permission a port range', async () => {
  const { ec2 } = network
  const GroupId = await newGroup()
  const { SecurityGroupRules: made } = await ec2.authorizeSecurityGroupIngress({
    GroupId,
    IpPermissions: [
      {
        ...https,
        IpRanges: [{ CidrIp: '10.0.0.0/16', Description: 'here' }, { CidrIp: '10.1.2.3/16' }],
        Ipv6Ranges: [{ CidrIpv6: 'FD00::/8' }],
        UserIdGroupPairs: [{ GroupId: defaultGroup }],
      },
      { IpProtocol: '17', FromPort: 53, ToPort: 53, IpRanges: [{ CidrIp: '10.0.0.0/16' }] },
    ],
    TagSpecifications: [{ ResourceType: 'security-group-rule', Tags: [{ Key: 'k', Value: 'v' }] }],
  })
  expect(made?.map((rule) => [rule.IpProtocol, rule.CidrIpv4 ?? rule.CidrIpv6 ?? rule.ReferencedGroupInfo?.GroupId])).toEqual([
    ['tcp', '10.0.0.0/16'],
    ['tcp', '10.1.0.0/16'],
    ['tcp', 'fd00::/8'],
    ['tcp', defaultGroup],
    ['udp', '10.0.0.0/16'],
  ])
  const { SecurityGroups: groups } = await ec2.describeSecurityGroups({
    Filters: [{ Name: 'ip-permission.cidr', Values: ['10.1.*'] }],
  })
  expect(groups?.[0]?.IpPermissions).toMatchObject([
    { ...https, IpRanges: [{ CidrIp: '10.0.0.0/16', Description: 'here' }, { CidrIp: '10.1.0.0/16' }] },
    { IpProtocol: 'udp', FromPort: 53, ToPort: 53 },
  ])
  const { SecurityGroupRules: rules } = await ec2.describeSecurityGroupRules({ Filters: [{ Name: 'tag:k', Values: ['v'] }] })
  expect(rules).toEqual(made)
})

test('a permission of which one rule is there already adds none of its rules', async () => {
  const { ec2 } = network
  const GroupId = await newGroup()
  await ec2.authorizeSecurityGroupIngress({ GroupId, IpPermissions: [{ ...https, IpRanges: [{ CidrIp: '10.0.0.0/16' }] }] })
  const again = ec2.authorizeSecurityGroupIngress({
    GroupId,
    IpPermissions: [{ ...https, IpRanges: [{ CidrIp: '10.2.0.0/16' }, { CidrIp: '10.0.0.0/16', Description: 'other words' }] }],
  })
  expect(await refusalOf(again)).toEqual({
    code: 'InvalidPermission.Duplicate',
    message: 'the specified rule "peer: 10.0.0.0/16, TCP, from port: 443, to port: 443, ALLOW" already exists',
  })
  const { SecurityGroupRules: rules } = await ec2.describeSecurityGroupRules({ Filters: [{ Name: 'group-id', Values: [GroupId] }] })
  expect(rules?.filter((rule) => rule.IsEgress === false)).toHaveLength(1)
})

test('rules are revoked by what they say and by their ids', async () => {
  const { ec2 } = network
  const GroupId = await newGroup()
  const all = [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }]
  await ec2.revokeSecurityGroupEgress({ GroupId, IpPermissions: all })
  expect(await refusalOf(ec2.revokeSecurityGroupEgress({ GroupId, IpPermissions: all }))).toMatchObject({
    code: 'InvalidPermission.NotFound',
  })
  const { SecurityGroupRules: made } = await ec2.authorizeSecurityGroupEgress({ GroupId, IpPermissions: all })
  const ids = given(made).map((rule) => given(rule.SecurityGroupRuleId))
  expect(await refusalOf(ec2.revokeSecurityGroupIngress({ GroupId, SecurityGroupRuleIds: ids }))).toMatchObject({
    code: 'InvalidSecurityGroupRuleId.NotFound',
  })
  const { RevokedSecurityGroupRules: revoked } = await ec2.revokeSecurityGroupEgress({ GroupId, SecurityGroupRuleIds: ids })
  expect(revoked?.map((rule) => rule.CidrIpv4)).toEqual(['0.0.0.0/0'])
  const { SecurityGroups: groups } = await ec2.describeSecurityGroups({ GroupIds: [GroupId] })
  expect(groups?.[0]?.IpPermissionsEgress).toEqual([])
})

test('a rule is changed under its id, and never into another one that is there', async () => {
  const { ec2 } = network
  const GroupId = await newGroup()
  const { SecurityGroupRules: made } = await ec2.authorizeSecurityGroupIngress({
    GroupId,
    IpPermissions: [{ ...https, IpRanges: [{ CidrIp: '10.0.0.0/16' }, { CidrIp: '10.1.0.0/16' }] }],
  })
  const SecurityGroupRuleId = given(made?.[0]?.SecurityGroupRuleId)
  const change = (CidrIpv4: string): Promise<unknown> =>
    ec2.modifySecurityGroupRules({ GroupId, SecurityGroupRules: [{ SecurityGroupRuleId, SecurityGroupRule: { ...https, CidrIpv4 } }] })
  expect(await refusalOf(change('10.1.0.0/16'))).toMatchObject({ code: 'InvalidPermission.Duplicate' })
  await change('10.2.0.0/16')
  await ec2.updateSecurityGroupRuleDescriptionsIngress({
    GroupId,
    SecurityGroupRuleDescriptions: [{ SecurityGroupRuleId, Description: 'now' }],
  })
  const { SecurityGroupRules: rules } = await ec2.describeSecurityGroupRules({ SecurityGroupRuleIds: [SecurityGroupRuleId] })
  expect(rules).toMatchObject([{ CidrIpv4: '10.2.0.0/16', Description: 'now', IsEgress: false }])
})

test('a group that a rule of another names is held by it', async () => {
  const { ec2 } = network
  const held = await newGroup('held')
  const holder = await newGroup('holder')
  await ec2.authorizeSecurityGroupIngress({ GroupId: holder, IpPermissions: [{ ...https, UserIdGroupPairs: [{ GroupId: held }] }] })
  expect(await refusalOf(ec2.deleteSecurityGroup({ GroupId: held }))).toEqual({
    code: 'DependencyViolation',
    message: `resource ${held} has a dependent object`,
  })
  await ec2.deleteSecurityGroup({ GroupId: holder })
  await ec2.deleteSecurityGroup({ GroupId: held })
})
