import type { Aws } from '../aws/aws.ts'

/** Tells whether each node of a load balancer sends to the targets of every zone; a Network Load Balancer's do not, unless told. */
export async function isCrossZone(aws: Aws, loadBalancer: string): Promise<boolean> {
  const { Attributes = [] } = await aws.call('DescribeLoadBalancerAttributes', { LoadBalancerArn: loadBalancer })
  return Attributes.some(({ Key, Value }) => Key === attribute && Value === 'true')
}

/**
 * Lets each node of a load balancer send to the targets of every zone: a VPC link uses all nodes, and one in a zone without a target
 * answers nothing, now and then.
 *
 * @see https://repost.aws/knowledge-center/api-gateway-network-endpoint-error
 */
export async function crossZones(aws: Aws, loadBalancer: string): Promise<void> {
  await aws.call('ModifyLoadBalancerAttributes', { LoadBalancerArn: loadBalancer, Attributes: [{ Key: attribute, Value: 'true' }] })
}

const attribute = 'load_balancing.cross_zone.enabled'
