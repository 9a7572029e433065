import type { Call } from '../../world/index.ts'

/** Gives the part of a load balancer's ARN that its listeners and network interfaces repeat: `net/NAME/ID`. */
export function loadBalancerPath(arn: string): string {
  return arn.slice(arn.indexOf(':loadbalancer/') + ':loadbalancer/'.length)
}

/** Makes the ARN of a new load balancer. */
export function newLoadBalancerArn(type: string, name: string, call: Call): string {
  return `${prefixOf(call)}:loadbalancer/${type === 'network' ? 'net' : 'app'}/${name}/${call.hex(16)}`
}

/** Makes the ARN of a new target group. */
export function newTargetGroupArn(name: string, call: Call): string {
  return `${prefixOf(call)}:targetgroup/${name}/${call.hex(16)}`
}

/** Makes the ARN of a new listener of a load balancer. */
export function newListenerArn(loadBalancerArn: string, call: Call): string {
  return `${prefixOf(call)}:listener/${loadBalancerPath(loadBalancerArn)}/${call.hex(16)}`
}

function prefixOf(call: Call): string {
  return `arn:${call.partition}:elasticloadbalancing:${call.region.name}:${call.account}`
}
