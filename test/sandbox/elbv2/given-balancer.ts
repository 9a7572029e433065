import type { CreateLoadBalancerCommandInput, CreateTargetGroupCommandInput } from '@aws-sdk/client-elastic-load-balancing-v2'
import type { Network } from '../ec2/open-network.ts'
import { given, subnetA, subnetB, vpc } from '../ec2/open-network.ts'

export const balancer: CreateLoadBalancerCommandInput = {
  Name: 'orders',
  Type: 'network',
  Scheme: 'internal',
  Subnets: [subnetA, subnetB],
}

export const group: CreateTargetGroupCommandInput = { Name: 'orders', Protocol: 'TCP', Port: 8080, VpcId: vpc, TargetType: 'ip' }

/** Makes a load balancer, and gives its ARN. */
export async function makeBalancer(network: Network, more: Partial<CreateLoadBalancerCommandInput> = {}): Promise<string> {
  const { LoadBalancers: made } = await network.elbv2.createLoadBalancer({ ...balancer, ...more })
  return given(made?.[0]?.LoadBalancerArn)
}

/** Makes a target group, and gives its ARN. */
export async function makeGroup(network: Network, more: Partial<CreateTargetGroupCommandInput> = {}): Promise<string> {
  const { TargetGroups: made } = await network.elbv2.createTargetGroup({ ...group, ...more })
  return given(made?.[0]?.TargetGroupArn)
}

/** Makes a listener that forwards from a port of the load balancer to the target group, and gives its ARN. */
export async function makeListener(network: Network, loadBalancer: string, targetGroup: string, Port = 80): Promise<string> {
  const { Listeners: made } = await network.elbv2.createListener({
    LoadBalancerArn: loadBalancer,
    Port,
    Protocol: 'TCP',
    DefaultActions: [{ Type: 'forward', TargetGroupArn: targetGroup }],
  })
  return given(made?.[0]?.ListenerArn)
}
