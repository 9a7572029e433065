import type { World } from '../world/index.ts'
import type { AuthorizerStubs } from './admit/authorizer-stub.ts'
import type { ReachableHosts } from './data-plane-options.ts'
import type { Switches } from './switches.ts'

/** What a request meets: the world and the time as they are when it comes, and what stands in the VPCs. */
export interface Surroundings {
  readonly world: World
  /** Virtual, in milliseconds. */
  readonly now: number
  readonly hosts: ReachableHosts
  readonly switches: Switches
  readonly authorizers: AuthorizerStubs
  /** How many requests came before: what spreads them over targets. */
  readonly turn: number
}
