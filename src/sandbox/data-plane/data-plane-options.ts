import type { Hosts, World } from '../world/index.ts'
import type { AuthorizerStubs } from './admit/authorizer-stub.ts'
import type { Switches } from './switches.ts'

/** What stands in the VPCs, and whether it accepts TCP connections just now: what a load balancer's health checks would know. */
export interface ReachableHosts extends Hosts {
  readonly reach: (address: string, port: number) => Promise<boolean>
}

/** What a data plane needs. */
export interface DataPlaneOptions {
  /** The world as it is when it is called. */
  readonly world: () => World
  /** The virtual time, in milliseconds. */
  readonly now: () => number
  readonly hosts: ReachableHosts
  /** The listeners take this port and those after it; any free ones without it. */
  readonly firstPort?: number
  /** Answers to open questions that differ from the default. */
  readonly switches?: Partial<Switches>
  /** What stands in for the functions of Lambda authorizers. */
  readonly authorizers?: AuthorizerStubs
}
