/** The side that a listener stands for; the door of a VPC endpoint, of a stranger's endpoint, or of the Internet. */
export type Side = EndpointSide | StrangerSide | PublicSide

/** The network interfaces of one VPC endpoint of the inventory. */
export interface EndpointSide {
  readonly kind: 'vpc-endpoint'
  readonly region: string
  readonly vpcEndpointId: string
  readonly vpcId: string
}

/** The network interfaces of an endpoint in another account's VPC. */
export interface StrangerSide {
  readonly kind: 'stranger'
  readonly region: string
  readonly vpcEndpointId: string
  readonly vpcId: string
}

/** API Gateway's public addresses in a Region. */
export interface PublicSide {
  readonly kind: 'public'
  readonly region: string
}

/** Gives a text that is the same for the same side. */
export function sideKey(side: Side): string {
  return side.kind === 'public' ? `${side.region}/public` : `${side.region}/${side.kind}/${side.vpcEndpointId}`
}
