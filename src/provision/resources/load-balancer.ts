import type { LoadBalancer } from '@aws-sdk/client-elastic-load-balancing-v2'
import { isRefusal } from '../aws/aws-failure.ts'
import type { Aws } from '../aws/aws.ts'
import { lookThenDo } from '../aws/look-then-do.ts'
import { readPages } from '../aws/pages.ts'
import { namePrefix } from '../desired/fit-name.ts'
import { tagList, type StackTags } from '../desired/stack-tags.ts'
import { ProvisionError } from '../provision-error.ts'
import { crossZones, isCrossZone } from './cross-zone.ts'
import { readLoadBalancingTags } from './load-balancing-tags.ts'
import type { Scope } from './scope.ts'
import { waitUntil } from './wait-until.ts'

/** An internal Network Load Balancer in front of one backend. */
export interface DesiredLoadBalancer {
  /** The backend's name in the config. */
  readonly backend: string
  readonly name: string
  readonly subnets: readonly string[]
}

/** A load balancer as it stands: of this stack, or named in the config. */
export interface ObservedLoadBalancer {
  readonly arn: string
  readonly name: string
  readonly dnsName: string
  /** `network`, `application`, `gateway`. */
  readonly type: string
  readonly vpc: string
  /** `provisioning`, `active`, `active_impaired`, `failed`. */
  readonly state: string
  readonly reason: string | undefined
  readonly crossZone: boolean
  readonly tags: StackTags | undefined
}

/** The load balancers that carry the stack's tag, and those with the given ARNs. */
export async function observeLoadBalancers(aws: Aws, stack: string, arns: readonly string[]): Promise<readonly ObservedLoadBalancer[]> {
  const all = await readPages(async (Marker) => {
    const page = await aws.call('DescribeLoadBalancers', Marker === undefined ? {} : { Marker })
    return { items: page.LoadBalancers, next: page.NextMarker }
  })
  const candidates = all.filter(
    ({ LoadBalancerArn = '', LoadBalancerName = '' }) => arns.includes(LoadBalancerArn) || LoadBalancerName.startsWith(namePrefix(stack)),
  )
  const tags = await readLoadBalancingTags(
    aws,
    candidates.map(({ LoadBalancerArn = '' }) => LoadBalancerArn),
  )
  const own = candidates.filter(({ LoadBalancerArn = '' }) => arns.includes(LoadBalancerArn) || tags.get(LoadBalancerArn)?.stack === stack)
  const balancers: ObservedLoadBalancer[] = []
  for (const balancer of own) {
    const arn = balancer.LoadBalancerArn ?? ''
    balancers.push({ ...observed(balancer, tags.get(arn)), crossZone: await isCrossZone(aws, arn) })
  }
  return balancers
}

/** Makes the load balancer, or finds the one that is there, and waits until it is active. */
export async function createLoadBalancer(scope: Scope, desired: DesiredLoadBalancer): Promise<ObservedLoadBalancer> {
  const { aws, stack } = scope
  const find = async (): Promise<ObservedLoadBalancer | undefined> =>
    (await observeLoadBalancers(aws, stack, [])).find(({ name }) => name === desired.name)
  const arn = await lookThenDo(aws, async () => {
    const found = await find()
    if (found !== undefined) return found.arn
    try {
      // Why: no security group, so that traffic from the VPC link is not filtered.
      const { LoadBalancers } = await aws.call('CreateLoadBalancer', {
        Name: desired.name,
        Type: 'network',
        Scheme: 'internal',
        Subnets: [...desired.subnets],
        Tags: tagList({ stack, id: desired.backend, generation: 1 }),
      })
      return LoadBalancers?.[0]?.LoadBalancerArn ?? ''
    } catch (error) {
      if (!isRefusal(error, 'DuplicateLoadBalancerName', 'DuplicateLoadBalancerNameException')) throw error
      const other = await find()
      if (other === undefined) throw nameTaken(desired.name)
      return other.arn
    }
  })
  const address = `load-balancer.${desired.backend}`
  const onTimeout = (state: string): ProvisionError => failed(desired.name, `is still ${state} after 15 minutes`)
  const active = await waitUntil(scope, { address, withinMs: 900_000, onTimeout }, async () => {
    const { LoadBalancers = [] } = await aws.call('DescribeLoadBalancers', { LoadBalancerArns: [arn] })
    const balancer = LoadBalancers[0] && observed(LoadBalancers[0], undefined)
    if (balancer?.state === 'failed') throw failed(desired.name, `is failed: ${balancer.reason ?? 'AWS gives no reason'}`)
    const ready = balancer?.state === 'active' || balancer?.state === 'active_impaired'
    return ready ? { done: true, value: balancer } : { done: false, state: balancer?.state ?? 'not visible yet' }
  })
  await crossZones(aws, arn)
  return { ...active, crossZone: true }
}

/** Deletes the load balancer, once the endpoint service of a VPC link that was just deleted has let it go. */
export async function deleteLoadBalancer(scope: Scope, arn: string, address: string): Promise<void> {
  const onTimeout = (): ProvisionError => failed(arn, 'is still in use after 15 minutes')
  await waitUntil(scope, { address, withinMs: 900_000, onTimeout }, async () => {
    try {
      await scope.aws.call('DeleteLoadBalancer', { LoadBalancerArn: arn })
    } catch (error) {
      if (isRefusal(error, 'ResourceInUse', 'ResourceInUseException')) return { done: false, state: 'in use' }
      if (!isRefusal(error, 'LoadBalancerNotFound', 'LoadBalancerNotFoundException')) throw error
    }
    return { done: true, value: undefined }
  })
}

function observed(balancer: LoadBalancer, tags: StackTags | undefined): Omit<ObservedLoadBalancer, 'crossZone'> {
  return {
    arn: balancer.LoadBalancerArn ?? '',
    name: balancer.LoadBalancerName ?? '',
    dnsName: balancer.DNSName ?? '',
    type: balancer.Type ?? '',
    vpc: balancer.VpcId ?? '',
    state: balancer.State?.Code ?? '',
    reason: balancer.State?.Reason,
    tags,
  }
}

function failed(name: string, what: string): ProvisionError {
  return new ProvisionError([
    {
      code: 'LOAD_BALANCER_FAILED',
      message: `load balancer \`${name}\` ${what}`,
      help: 'look at it in the EC2 console: its subnets need free addresses; then run the same command again',
    },
  ])
}

function nameTaken(name: string): ProvisionError {
  return new ProvisionError([
    {
      code: 'NAME_TAKEN',
      message: `a load balancer \`${name}\` exists and is not of this stack`,
      help: 'rename the backend, or give the stack another `name`',
    },
  ])
}
