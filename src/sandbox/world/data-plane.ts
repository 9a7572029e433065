/** A door of the data plane: what one VPC endpoint's interfaces, or the public side, look like from a caller. */
export interface DataPlaneListener {
  /** `stranger` is an endpoint in another account's VPC; it is no part of the inventory. */
  readonly kind: 'vpc-endpoint' | 'public' | 'stranger'
  readonly region: string
  /** The vpce- id that requests through here carry as aws:SourceVpce; none on the public side. */
  readonly vpcEndpointId?: string
  /** The vpc- id that requests through here carry as aws:SourceVpc; none on the public side. */
  readonly vpcId?: string
  /** `http://127.0.0.1:PORT` */
  readonly url: string
}

/** Real HTTP on loopback in place of API Gateway's data plane. */
export interface DataPlane {
  /** Opens and closes listeners so that they match the world as it is now. */
  readonly sync: () => Promise<void>
  readonly listeners: () => readonly DataPlaneListener[]
  readonly close: () => Promise<void>
}

/** Where a process of this machine listens. */
export interface Host {
  readonly host: string
  readonly port: number
}

/** What stands at the private addresses of the sandbox's VPCs: real processes on this machine. */
export interface Hosts {
  readonly find: (address: string, port: number) => Host | undefined
}
