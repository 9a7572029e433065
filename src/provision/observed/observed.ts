import type { ObservedListener } from '../resources/listener.ts'
import type { ObservedLoadBalancer } from '../resources/load-balancer.ts'
import type { ObservedSubnet, ObservedVpc } from '../resources/network.ts'
import type { ObservedApi } from '../resources/observe-api.ts'
import type { ObservedApiHead } from '../resources/rest-api.ts'
import type { ObservedSecurityGroup } from '../resources/security-group.ts'
import type { ObservedTargetGroup } from '../resources/target-group.ts'
import type { ObservedVpcEndpoint } from '../resources/vpc-endpoint.ts'
import type { ObservedVpcLink } from '../resources/vpc-link.ts'

/** Everything a plan looks at, read at one time. Nothing in it is kept between runs. */
export interface Observed {
  readonly subnets: readonly ObservedSubnet[]
  readonly vpcs: readonly ObservedVpc[]
  /** The stack's own, and those in front of endpoints that the stack uses without owning them. */
  readonly securityGroups: readonly ObservedSecurityGroup[]
  /** Every endpoint for execute-api in the Region, and those that the config names. */
  readonly vpcEndpoints: readonly ObservedVpcEndpoint[]
  /** The stack's own, and those that the config names. */
  readonly loadBalancers: readonly ObservedLoadBalancer[]
  readonly targetGroups: readonly ObservedTargetGroup[]
  /** Of the load balancers above. */
  readonly listeners: readonly ObservedListener[]
  readonly vpcLinks: readonly ObservedVpcLink[]
  /** Every API that carries the stack's tag, the oldest first. */
  readonly apis: readonly ObservedApiHead[]
  /** The whole of it, where exactly one API carries the tag. */
  readonly api: ObservedApi | undefined
}
