import { isRefusal } from '../aws/aws-failure.ts'
import type { Aws } from '../aws/aws.ts'
import { lookThenDo } from '../aws/look-then-do.ts'
import { readPages } from '../aws/pages.ts'
import { readTags, STACK_TAG, tagList, type StackTags } from '../desired/stack-tags.ts'
import { ProvisionError } from '../provision-error.ts'
import type { Scope } from './scope.ts'
import { ingressOf, updateIngress, type IngressRule } from './security-group-ingress.ts'
import { waitUntil } from './wait-until.ts'

/** The security group in front of an endpoint. */
export interface DesiredSecurityGroup {
  /** The endpoint's name in the config. */
  readonly endpoint: string
  readonly name: string
  readonly vpc: string
  /** Ingress in words: `tcp 443 from 10.0.0.0/16`. */
  readonly ingress: readonly string[]
}

/** A security group as it stands. */
export interface ObservedSecurityGroup {
  readonly id: string
  readonly name: string
  readonly vpc: string
  readonly tags: StackTags | undefined
  readonly ingress: readonly IngressRule[]
}

/** Every security group that carries the stack's tag. */
export async function observeSecurityGroups(aws: Aws, stack: string): Promise<readonly ObservedSecurityGroup[]> {
  return readGroups(aws, { Filters: [{ Name: `tag:${STACK_TAG}`, Values: [stack] }] })
}

/** The security groups with these ids, whoever made them. */
export async function readSecurityGroups(aws: Aws, ids: readonly string[]): Promise<readonly ObservedSecurityGroup[]> {
  return ids.length === 0 ? [] : readGroups(aws, { GroupIds: [...ids] })
}

/** Makes the group with its ingress, or completes the one that is there; gives its id. */
export async function createSecurityGroup(scope: Scope, desired: DesiredSecurityGroup): Promise<string> {
  const { aws, stack } = scope
  const group = await lookThenDo(aws, async () => {
    const found = await findGroup(aws, stack, desired)
    if (found !== undefined) return found
    const created = await aws.call('CreateSecurityGroup', {
      GroupName: desired.name,
      Description: `HTTPS to the execute-api endpoint ${desired.endpoint} of ${stack}`,
      VpcId: desired.vpc,
      TagSpecifications: [{ ResourceType: 'security-group', Tags: tagList({ stack, id: desired.endpoint, generation: 1 }) }],
    })
    return { id: created.GroupId ?? '', ingress: [] }
  }, ['InvalidGroup.Duplicate'])
  await updateIngress(aws, group, desired.ingress)
  return group.id
}

/** Deletes the group once nothing uses it any more; a deleted endpoint's network interfaces go some time after it. */
export async function deleteSecurityGroup(scope: Scope, id: string, address: string): Promise<void> {
  const onTimeout = (): ProvisionError =>
    new ProvisionError([
      {
        code: 'SECURITY_GROUP_IN_USE',
        message: `security group \`${id}\` is still in use`,
        help: `aws ec2 describe-network-interfaces --filters Name=group-id,Values=${id} lists what uses it; free it, then run again`,
      },
    ])
  await waitUntil(scope, { address, withinMs: 600_000, onTimeout }, async () => {
    try {
      await scope.aws.call('DeleteSecurityGroup', { GroupId: id })
    } catch (error) {
      if (isRefusal(error, 'DependencyViolation')) return { done: false, state: 'in use' }
      if (!isRefusal(error, 'InvalidGroup.NotFound', 'InvalidGroupId.NotFound')) throw error
    }
    return { done: true, value: undefined }
  })
}

async function findGroup(aws: Aws, stack: string, desired: DesiredSecurityGroup): Promise<ObservedSecurityGroup | undefined> {
  const [group] = await readGroups(aws, {
    Filters: [
      { Name: 'vpc-id', Values: [desired.vpc] },
      { Name: 'group-name', Values: [desired.name] },
    ],
  })
  if (group === undefined || group.tags?.stack === stack) return group
  throw new ProvisionError([
    {
      code: 'NAME_TAKEN',
      message: `security group \`${desired.name}\` (${group.id}) in \`${desired.vpc}\` is not of this stack`,
      help: 'rename or delete it, or give the stack another `name`',
    },
  ])
}

async function readGroups(
  aws: Aws,
  query: { Filters?: { Name: string; Values: string[] }[]; GroupIds?: string[] },
): Promise<readonly ObservedSecurityGroup[]> {
  const groups = await readPages(async (NextToken) => {
    const page = await aws.call('DescribeSecurityGroups', { ...query, ...(NextToken === undefined ? {} : { NextToken }) })
    return { items: page.SecurityGroups, next: page.NextToken }
  })
  return groups.map((group) => ({
    id: group.GroupId ?? '',
    name: group.GroupName ?? '',
    vpc: group.VpcId ?? '',
    tags: readTags(group.Tags),
    ingress: ingressOf(group),
  }))
}
