import type { IpPermission, SecurityGroup } from '@aws-sdk/client-ec2'
import { isRefusal } from '../aws/aws-failure.ts'
import type { Aws } from '../aws/aws.ts'

/** One source of ingress, in words and as EC2 takes it. */
export interface IngressRule {
  readonly words: string
  readonly permission: IpPermission
}

/** The words of a rule that lets a CIDR block in at TCP 443. */
export function httpsFrom(cidr: string): string {
  return `tcp 443 from ${cidr}`
}

/** The ingress of a group, one rule a source. */
export function ingressOf(group: SecurityGroup): readonly IngressRule[] {
  return (group.IpPermissions ?? []).flatMap((permission) => {
    const { IpProtocol = '-1', FromPort, ToPort } = permission
    const ports = FromPort === undefined ? '' : ` ${FromPort === ToPort ? FromPort : `${FromPort}-${ToPort ?? ''}`}`
    const base = { IpProtocol, ...(FromPort === undefined ? {} : { FromPort }), ...(ToPort === undefined ? {} : { ToPort }) }
    const rule = (source: string | undefined, part: Partial<IpPermission>): IngressRule => ({
      words: `${IpProtocol === '-1' ? 'all' : IpProtocol}${ports} from ${source ?? '?'}`,
      permission: { ...base, ...part },
    })
    return [
      ...(permission.IpRanges ?? []).map(({ CidrIp }) => rule(CidrIp, { IpRanges: [{ CidrIp }] })),
      ...(permission.Ipv6Ranges ?? []).map(({ CidrIpv6 }) => rule(CidrIpv6, { Ipv6Ranges: [{ CidrIpv6 }] })),
      ...(permission.PrefixListIds ?? []).map(({ PrefixListId }) => rule(PrefixListId, { PrefixListIds: [{ PrefixListId }] })),
      ...(permission.UserIdGroupPairs ?? []).map(({ GroupId }) => rule(GroupId, { UserIdGroupPairs: [{ GroupId }] })),
    ]
  })
}

/** Opens what is missing first, then closes what is not desired; rules that are so already are no error. */
export async function updateIngress(
  aws: Aws,
  group: { readonly id: string; readonly ingress: readonly IngressRule[] },
  desired: readonly string[],
): Promise<void> {
  const missing = desired.filter((words) => !group.ingress.some((rule) => rule.words === words))
  const surplus = group.ingress.filter((rule) => !desired.includes(rule.words))
  if (missing.length > 0) {
    try {
      await aws.call('AuthorizeSecurityGroupIngress', { GroupId: group.id, IpPermissions: missing.map(permissionOf) })
    } catch (error) {
      if (!isRefusal(error, 'InvalidPermission.Duplicate')) throw error
    }
  }
  if (surplus.length > 0) {
    try {
      await aws.call('RevokeSecurityGroupIngress', { GroupId: group.id, IpPermissions: surplus.map((rule) => rule.permission) })
    } catch (error) {
      if (!isRefusal(error, 'InvalidPermission.NotFound')) throw error
    }
  }
}

function permissionOf(words: string): IpPermission {
  const cidr = words.slice(words.lastIndexOf(' ') + 1)
  const range = cidr.includes(':') ? { Ipv6Ranges: [{ CidrIpv6: cidr }] } : { IpRanges: [{ CidrIp: cidr }] }
  return { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, ...range }
}
