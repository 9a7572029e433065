import { isRefusal } from '../aws/aws-failure.ts'
import type { Aws } from '../aws/aws.ts'
import { lookThenDo } from '../aws/look-then-do.ts'
import { readPages } from '../aws/pages.ts'
import { namePrefix } from '../desired/fit-name.ts'
import { tagList, type StackTags } from '../desired/stack-tags.ts'
import { ProvisionError } from '../provision-error.ts'
import { readLoadBalancingTags } from './load-balancing-tags.ts'
import type { Scope } from './scope.ts'
import { addressOf, readTargetHealth } from './target-health.ts'

/** The target group behind one backend's listener: private addresses, TCP. */
export interface DesiredTargetGroup {
  readonly backend: string
  readonly name: string
  readonly vpc: string
  readonly port: number
  /** `10.0.1.10:8080` */
  readonly targets: readonly string[]
}

/** A target group of this stack as it stands. */
export interface ObservedTargetGroup {
  readonly arn: string
  readonly name: string
  readonly vpc: string
  /** Without those that are draining. */
  readonly targets: readonly string[]
  readonly tags: StackTags | undefined
}

/** The target groups that carry the stack's tag. */
export async function observeTargetGroups(aws: Aws, stack: string): Promise<readonly ObservedTargetGroup[]> {
  const all = await readPages(async (Marker) => {
    const page = await aws.call('DescribeTargetGroups', Marker === undefined ? {} : { Marker })
    return { items: page.TargetGroups, next: page.NextMarker }
  })
  const candidates = all.filter(({ TargetGroupName = '' }) => TargetGroupName.startsWith(namePrefix(stack)))
  const arns = candidates.map(({ TargetGroupArn = '' }) => TargetGroupArn)
  const tags = await readLoadBalancingTags(aws, arns)
  const groups: ObservedTargetGroup[] = []
  for (const { TargetGroupArn: arn = '', TargetGroupName: name = '', VpcId: vpc = '' } of candidates) {
    if (tags.get(arn)?.stack !== stack) continue
    const targets = (await readTargetHealth(aws, arn)).filter(({ state }) => state !== 'draining').map(({ target }) => target)
    groups.push({ arn, name, vpc, targets, tags: tags.get(arn) })
  }
  return groups
}

/** Makes the group, or finds the one that is there, and registers its targets; gives its ARN. */
export async function createTargetGroup(scope: Scope, desired: DesiredTargetGroup): Promise<string> {
  const { aws, stack } = scope
  const arn = await lookThenDo(aws, async () => {
    const found = (await observeTargetGroups(aws, stack)).find(({ name }) => name === desired.name)
    if (found !== undefined) return found.arn
    const { TargetGroups } = await aws.call('CreateTargetGroup', {
      Name: desired.name,
      Protocol: 'TCP',
      Port: desired.port,
      VpcId: desired.vpc,
      TargetType: 'ip',
      Tags: tagList({ stack, id: desired.backend, generation: 1 }),
    })
    return TargetGroups?.[0]?.TargetGroupArn ?? ''
  }, ['DuplicateTargetGroupName', 'DuplicateTargetGroupNameException'])
  return updateTargetGroup(scope, arn, desired)
}

/** Registers what is missing, then takes out what is not desired. */
export async function updateTargetGroup(scope: Scope, arn: string, desired: DesiredTargetGroup): Promise<string> {
  const { aws } = scope
  const present = (await readTargetHealth(aws, arn)).filter(({ state }) => state !== 'draining').map(({ target }) => target)
  const missing = desired.targets.filter((target) => !present.includes(target))
  const surplus = present.filter((target) => !desired.targets.includes(target))
  if (missing.length > 0) await aws.call('RegisterTargets', { TargetGroupArn: arn, Targets: missing.map(addressOf) })
  if (surplus.length > 0) await aws.call('DeregisterTargets', { TargetGroupArn: arn, Targets: surplus.map(addressOf) })
  return arn
}

/** Deletes the group; its listeners must be gone before. */
export async function deleteTargetGroup(scope: Scope, arn: string): Promise<void> {
  try {
    await scope.aws.call('DeleteTargetGroup', { TargetGroupArn: arn })
  } catch (error) {
    if (isRefusal(error, 'TargetGroupNotFound', 'TargetGroupNotFoundException')) return
    if (!isRefusal(error, 'ResourceInUse', 'ResourceInUseException')) throw error
    throw new ProvisionError(
      [
        {
          code: 'TARGET_GROUP_IN_USE',
          message: `target group \`${arn}\` is used by a listener that is not of this stack`,
          help: 'remove that listener, then run again',
        },
      ],
      { cause: error },
    )
  }
}
