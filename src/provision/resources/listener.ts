import { isRefusal } from '../aws/aws-failure.ts'
import type { Aws } from '../aws/aws.ts'
import { lookThenDo } from '../aws/look-then-do.ts'
import { readPages } from '../aws/pages.ts'
import { tagList } from '../desired/stack-tags.ts'
import type { Scope } from './scope.ts'

/** The listener of one backend's load balancer. */
export interface DesiredListener {
  readonly backend: string
  readonly loadBalancer: string
  readonly port: number
  readonly targetGroup: string
}

/** A listener as it stands. */
export interface ObservedListener {
  readonly arn: string
  readonly loadBalancer: string
  readonly port: number
  readonly protocol: string
  /** The ARN of the target group that it forwards to; empty where it does something else. */
  readonly targetGroup: string
}

/** The listeners of a load balancer; none where the load balancer is gone. */
export async function observeListeners(aws: Aws, loadBalancer: string): Promise<readonly ObservedListener[]> {
  try {
    const listeners = await readPages(async (Marker) => {
      const page = await aws.call('DescribeListeners', { LoadBalancerArn: loadBalancer, ...(Marker === undefined ? {} : { Marker }) })
      return { items: page.Listeners, next: page.NextMarker }
    })
    return listeners.map((listener) => ({
      arn: listener.ListenerArn ?? '',
      loadBalancer,
      port: listener.Port ?? 0,
      protocol: listener.Protocol ?? '',
      targetGroup: listener.DefaultActions?.[0]?.TargetGroupArn ?? '',
    }))
  } catch (error) {
    if (isRefusal(error, 'LoadBalancerNotFound', 'LoadBalancerNotFoundException')) return []
    throw error
  }
}

/** Makes the listener, or corrects the one that is there; gives its ARN. */
export async function createListener(scope: Scope, desired: DesiredListener): Promise<string> {
  const { aws, stack } = scope
  return lookThenDo(aws, async () => {
    const found = (await observeListeners(aws, desired.loadBalancer)).find(({ port }) => port === desired.port)
    if (found !== undefined) {
      if (found.protocol !== 'TCP' || found.targetGroup !== desired.targetGroup) {
        await aws.call('ModifyListener', { ListenerArn: found.arn, Protocol: 'TCP', DefaultActions: forward(desired) })
      }
      return found.arn
    }
    const { Listeners } = await aws.call('CreateListener', {
      LoadBalancerArn: desired.loadBalancer,
      Protocol: 'TCP',
      Port: desired.port,
      DefaultActions: forward(desired),
      Tags: tagList({ stack, id: desired.backend, generation: 1 }),
    })
    return Listeners?.[0]?.ListenerArn ?? ''
  }, ['DuplicateListener', 'DuplicateListenerException'])
}

/** Deletes the listener. */
export async function deleteListener(scope: Scope, arn: string): Promise<void> {
  try {
    await scope.aws.call('DeleteListener', { ListenerArn: arn })
  } catch (error) {
    if (!isRefusal(error, 'ListenerNotFound', 'ListenerNotFoundException')) throw error
  }
}

function forward({ targetGroup }: DesiredListener): { Type: 'forward'; TargetGroupArn: string }[] {
  return [{ Type: 'forward', TargetGroupArn: targetGroup }]
}
