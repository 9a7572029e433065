import type { Host, Integration, Target, VpcLink } from '../../../src/sandbox/world/index.ts'
import { initialInventory } from '../../../src/sandbox/world/index.ts'
import type { Given } from './given.ts'

const loadBalancer = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/orders/0123456789abcdef'
const targetGroup = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/orders/0123456789abcdef'

/** Adds a VPC Link `link01` to a load balancer that listens at 80 and forwards to the addresses of `stands`, all since long. */
export function givenLink(
  to: Given,
  stands: Readonly<Record<string, Host | undefined>>,
  more: { readonly link?: Partial<VpcLink>; readonly target?: Partial<Target>; readonly activeAt?: number } = {},
): void {
  const { vpc, subnets } = initialInventory()
  to.region.vpcLinks.link01 = { id: 'link01', name: 'orders', targetArns: [loadBalancer], tags: {}, settledAt: 0, ...more.link }
  to.region.loadBalancers[loadBalancer] = {
    arn: loadBalancer,
    name: 'orders',
    dnsName: 'orders-0123456789abcdef.elb.us-east-1.amazonaws.com',
    type: 'network',
    scheme: 'internal',
    vpcId: vpc,
    subnetIds: [...subnets],
    securityGroupIds: [],
    enforceInboundOnPrivateLink: 'off',
    ipAddressType: 'ipv4',
    createdAt: 0,
    activeAt: more.activeAt ?? 0,
    attributes: {},
    tags: {},
  }
  to.region.targetGroups[targetGroup] = {
    arn: targetGroup,
    name: 'orders',
    protocol: 'TCP',
    port: 80,
    vpcId: vpc,
    targetType: 'ip',
    ipAddressType: 'ipv4',
    healthCheck: {
      enabled: true,
      protocol: 'TCP',
      port: 'traffic-port',
      intervalSeconds: 30,
      timeoutSeconds: 10,
      healthyThresholdCount: 3,
      unhealthyThresholdCount: 3,
    },
    attributes: {},
    targets: Object.keys(stands).map((id) => ({ id, port: 80, registeredAt: 0, ...more.target })),
    tags: {},
  }
  to.region.listeners.listener = {
    arn: 'listener',
    loadBalancerArn: loadBalancer,
    port: 80,
    protocol: 'TCP',
    defaultActions: [{ type: 'forward', targetGroupArn: targetGroup }],
    tags: {},
  }
  for (const [address, host] of Object.entries(stands)) if (host) to.hosts.stand(address, 80, host)
}

/** An integration that goes through that link to `/orders/{proxy}` of a backend named `orders.internal`. */
export function viaLink(more: Partial<Integration> = {}): Partial<Integration> {
  return {
    type: 'HTTP_PROXY',
    httpMethod: 'ANY',
    uri: 'http://orders.internal/orders/{proxy}',
    connectionType: 'VPC_LINK',
    connectionId: 'link01',
    requestParameters: { 'integration.request.path.proxy': 'method.request.path.proxy' },
    requestTemplates: {},
    integrationResponses: {},
    ...more,
  }
}
