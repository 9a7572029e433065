import type {
  CreateListenerInput,
  CreateListenerOutput,
  DeleteListenerInput,
  DeleteListenerOutput,
  DescribeListenersInput,
  DescribeListenersOutput,
  Listener as WireListener,
  ModifyListenerInput,
  ModifyListenerOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import type { Call, Listener, LoadBalancer } from '../../world/index.ts'
import { ServiceError } from '../../world/index.ts'
import { newListenerArn } from './arn.ts'
import { findListener, findLoadBalancer } from './find.ts'
import { checkListener, sameListener } from './listener-settings.ts'
import { actionsFrom, printAction } from './listener-action.ts'
import { pageOf } from './page.ts'
import { withTags } from './tag.ts'

/**
 * Answers CreateListener: a port of a load balancer that forwards to a target group.
 *
 * The same port with the same settings gives the listener that is there.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html
 */
export function createListener(input: CreateListenerInput, call: Call): CreateListenerOutput {
  const loadBalancer = findLoadBalancer(input.LoadBalancerArn ?? '', call)
  if (input.Protocol === undefined) throw new ServiceError('ValidationError', 'A listener protocol must be specified')
  if (input.Port === undefined) throw new ServiceError('ValidationError', 'A listener port must be specified')
  const wanted = checkListener(input.Protocol, input.Port, input, loadBalancer)
  const defaultActions = actionsFrom(input.DefaultActions ?? [], loadBalancer, wanted.protocol, call)
  const tags = withTags({}, input.Tags)
  const earlier = atPort(loadBalancer, wanted.port, call)
  if (earlier !== undefined && !sameListener(earlier, { ...wanted, defaultActions })) throw duplicate(loadBalancer)
  const listener: Listener = earlier ?? {
    arn: newListenerArn(loadBalancer.arn, call),
    loadBalancerArn: loadBalancer.arn,
    ...wanted,
    defaultActions,
    tags,
  }
  call.region.listeners[listener.arn] = listener
  return { Listeners: [print(listener)] }
}

/** Answers DescribeListeners: of one load balancer, or by ARN. */
export function describeListeners(input: DescribeListenersInput, call: Call): DescribeListenersOutput {
  const page = pageOf(choose(input, call), input)
  return { Listeners: page.items.map(print), NextMarker: page.nextMarker }
}

/** Answers ModifyListener: what is not given stays as it is. */
export function modifyListener(input: ModifyListenerInput, call: Call): ModifyListenerOutput {
  const listener = findListener(input.ListenerArn ?? '', call)
  const loadBalancer = findLoadBalancer(listener.loadBalancerArn, call)
  const wanted = checkListener(input.Protocol ?? listener.protocol, input.Port ?? listener.port, input, loadBalancer)
  const actions = input.DefaultActions ?? listener.defaultActions.map(printAction)
  const defaultActions = actionsFrom(actions, loadBalancer, wanted.protocol, call)
  const other = atPort(loadBalancer, wanted.port, call)
  if (other !== undefined && other.arn !== listener.arn) throw duplicate(loadBalancer)
  Object.assign(listener, wanted, { defaultActions })
  return { Listeners: [print(listener)] }
}

/** Answers DeleteListener. */
export function deleteListener(input: DeleteListenerInput, call: Call): DeleteListenerOutput {
  const { arn } = findListener(input.ListenerArn ?? '', call)
  delete call.region.listeners[arn]
  return {}
}

function choose(input: DescribeListenersInput, call: Call): readonly Listener[] {
  const arns = input.ListenerArns ?? []
  if (input.LoadBalancerArn === undefined && arns.length === 0)
    throw new ServiceError('ValidationError', 'You must specify either listener ARNs or a load balancer ARN')
  if (input.LoadBalancerArn === undefined) return arns.map((arn) => findListener(arn, call))
  if (arns.length > 0)
    throw new ServiceError('ValidationError', 'Listener ARNs and a load balancer ARN cannot be specified at the same time')
  const { arn } = findLoadBalancer(input.LoadBalancerArn, call)
  return Object.values(call.region.listeners).filter((listener) => listener.loadBalancerArn === arn)
}

function print(listener: Listener): WireListener {
  return {
    ListenerArn: listener.arn,
    LoadBalancerArn: listener.loadBalancerArn,
    Port: listener.port,
    Protocol: listener.protocol as WireListener['Protocol'],
    DefaultActions: listener.defaultActions.map(printAction),
  }
}

function atPort(loadBalancer: LoadBalancer, port: number, call: Call): Listener | undefined {
  return Object.values(call.region.listeners).find((each) => each.loadBalancerArn === loadBalancer.arn && each.port === port)
}

function duplicate(loadBalancer: LoadBalancer): ServiceError {
  return new ServiceError('DuplicateListener', `A listener already exists on this port for this load balancer '${loadBalancer.arn}'`)
}
